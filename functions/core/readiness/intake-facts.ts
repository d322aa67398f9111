import { readBy } from '../determinations/bases-of.ts';
import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { FactDictionary } from '../facts/fact-dictionary.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { usesIn } from '../policies/check/uses-in.ts';
import { AREA_FACT } from '../policies/parameter-value.ts';
import type { EngineCondition } from '../rules/expand-condition.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A fact that the intake form asks for, unless a register supplies it. */
export interface IntakeFact {
  readonly fact: string;
  readonly label: Bilingual;
  readonly question: Bilingual | null;
  readonly suppliedBy: readonly string[];
}

/** Every fact, typed in or from a register, that can decide a benefit. Dates of life events are recorded, not asked. */
export function intakeFacts({ policy, dictionary, ruleSet, benefits }: CompiledPolicy): IntakeFact[] {
  const looked = new Set(ruleSet.conditions.flatMap(factsOf).filter((id) => dictionary.byId.has(id)));
  for (const { kind, id, path } of usesIn(policy.rules))
    if (kind === 'fact' && path[0] === 'benefits' && path.includes('by') && path.includes('fact'))
      looked.add(id);
  const isAreaAsked = Object.values(policy.rules.parameters ?? {}).some(
    ({ amount }) => typeof amount === 'object' && 'urban' in amount,
  );
  if (isAreaAsked) looked.add(AREA_FACT);
  const isTouched = benefits.some(
    ({ unlisted, concurrence }) =>
      unlisted !== 'allow' || [...concurrence.values()].some(({ entry }) => entry.rule !== 'allow'),
  );
  if (isTouched) looked.add(OTHER_BENEFITS);
  const bases = [...looked].flatMap((id) => givenBelow(dictionary, id));
  return [...new Set(bases)].sort().map((fact) => {
    const stated = dictionary.byId.get(fact)?.fact;
    return {
      fact,
      label: bilingual(stated?.label, fact),
      question: stated?.question === undefined ? null : bilingual(stated.question, fact),
      suppliedBy: stated?.suppliedBy ?? ['window'],
    };
  });
}

/** The given facts that a derived one rests on. */
function givenBelow(dictionary: FactDictionary, id: string): string[] {
  const derived = dictionary.byId.get(id)?.fact.derived;
  return derived === undefined ? [id] : readBy(derived).flatMap((base) => givenBelow(dictionary, base));
}

function factsOf(condition: EngineCondition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  const { fact, value } = condition;
  const isOtherFact = typeof value === 'object' && value !== null && 'fact' in value;
  return isOtherFact ? [fact, String(value.fact)] : [fact];
}
