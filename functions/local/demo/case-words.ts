import type { Case } from '../../core/cases/case.ts';
import { pinnedPolicy } from '../../core/cases/pinned-policy.ts';
import { vocabularyOf } from '../../core/policies/compare/vocabulary.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { type Bilingual, bilingual } from '../../core/shared/text.ts';
import { placeName } from './place-name.ts';

/** How the ids in a case's events are called by its own policy. */
export interface CaseWords {
  readonly one: Case;
  benefit(id: string): Bilingual;
  material(id: string): Bilingual;
  register(id: string): Bilingual;
  stage(id: string): Bilingual;
  place(code: string): Bilingual;
}

export function caseWords(catalogue: PolicyCatalogue, one: Case): CaseWords {
  const { rules } = pinnedPolicy(catalogue, one.policy);
  const { benefit, register } = vocabularyOf(rules);
  const stages = rules.chains?.[one.chain.id]?.stages ?? [];
  return {
    one,
    benefit,
    register,
    material: (id) => bilingual(rules.materials?.[id]?.label, id),
    stage: (id) => bilingual(stages.find((stage) => stage.id === id)?.label, id),
    place: (code) => placeName(catalogue, code),
  };
}
