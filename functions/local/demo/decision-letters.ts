import type { Case } from '../../core/cases/case.ts';
import { pinnedPolicy } from '../../core/cases/pinned-policy.ts';
import { joined, phrase, same } from '../../core/policies/compare/phrase.ts';
import type { IdentityVault } from '../../core/ports/identity-vault.ts';
import { checklistOf } from '../../core/procedure/checklist.ts';
import { fillLetter, letterValues } from '../../core/procedure/letter.ts';
import { type Bilingual, bilingual } from '../../core/shared/text.ts';
import type { CaseServices } from '../../core/use-cases/cases/case-services.ts';
import { determineCase } from '../../core/use-cases/cases/determine-case.ts';

/** The decision in writing, one letter for each benefit: reasons, citations, how to object. Only here the name is read. */
export async function decisionLetters(
  services: CaseServices,
  vault: IdentityVault,
  one: Case,
): Promise<Bilingual[]> {
  const policy = pinnedPolicy(services.catalogue, one.policy);
  const determination = await determineCase(services, one.id);
  const identity = await vault.reveal(one.person, 'unmasked');
  const { materials } = checklistOf(policy);
  const name = bilingual(policy.name, policy.jurisdiction);
  const context = {
    person: same(identity?.name ?? '—'),
    office: phrase('{0}民政部门', 'the civil affairs authority of {0}', name),
    materials: joined(
      materials.map(({ label }) => label),
      '、',
      ', ',
    ),
    dueOn: { zh: '告知的期限', en: 'the day that you are told' },
    objectionTerm: { zh: '法定期限内', en: 'within the term that the law gives' },
  };
  return Object.entries(one.result?.benefits ?? {}).flatMap(([id, { outcome }]) => {
    const text = policy.rules.texts?.[`decision-${outcome}`];
    const benefit = determination.benefits[id];
    if (text === undefined || benefit === undefined) return [];
    return [
      fillLetter(`decision-${outcome}`, bilingual(text, ''), letterValues(determination, benefit, context)),
    ];
  });
}
