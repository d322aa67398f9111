import { type Bilingual, bilingual } from '../shared/text.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { MissingFact } from './determination.ts';

/** Describes what is missing: facts by who supplies them, parameters and rules by the policy that lacks them. */
export function missingFacts(
  compiled: CompiledPolicy,
  missing: ReadonlySet<string>,
  stale: readonly string[],
): MissingFact[] {
  return [...missing].sort().map((fact) => describe(compiled, fact, stale));
}

function describe(
  { policy, dictionary }: CompiledPolicy,
  fact: string,
  stale: readonly string[],
): MissingFact {
  const definition = dictionary.byId.get(fact)?.fact;
  if (definition !== undefined)
    return {
      fact,
      label: bilingual(definition.label, fact),
      suppliedBy: definition.suppliedBy ?? ['window'],
      why: stale.includes(fact) ? 'stale' : 'not-given',
    };
  const [kind = '', id = '', field = ''] = fact.split('.');
  if (kind === 'parameters') {
    const label = bilingual(policy.rules.parameters?.[id]?.label, id);
    return { fact, label, suppliedBy: ['policy'], why: 'not-set-by-policy' };
  }
  const other = bilingual(policy.rules.otherBenefits?.[id]?.label, id);
  if (kind === 'concurrence')
    return {
      fact,
      label: { zh: `与“${other.zh}”能否同时享受`, en: `Whether it goes together with ${other.en}` },
      suppliedBy: ['policy'],
      why: 'not-set-by-policy',
    };
  return {
    fact,
    label: otherBenefitLabel(other, field),
    suppliedBy: ['applicant', 'window'],
    why: 'not-given',
  };
}

const FIELDS: Readonly<Record<string, Bilingual>> = {
  monthlyAmount: { zh: '每月金额', en: 'monthly amount' },
  choice: { zh: '本人择高选择', en: "the person's choice" },
  part: { zh: '具体项目', en: 'which part' },
};

function otherBenefitLabel(other: Bilingual, field: string): Bilingual {
  const { zh, en } = FIELDS[field] ?? { zh: field, en: field };
  return { zh: `${other.zh}：${zh}`, en: `${other.en}: ${en}` };
}
