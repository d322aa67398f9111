import type { Condition, NamedCondition, Operand } from '../../generated/policy-file.ts';
import { Refusal } from '../shared/refusal.ts';

/** A json-rules-engine condition without references: what is handed to the engine. */
export type EngineCondition =
  | { all: EngineCondition[] }
  | { any: EngineCondition[] }
  | { not: EngineCondition }
  | { fact: string; operator: string; value: unknown };

export interface ExpandContext {
  readonly conditions: Readonly<Record<string, NamedCondition>>;
  /** Turns a literal into the form the fact's values have inside (amounts: 分). */
  readonly encode: (fact: string, literal: unknown) => unknown;
  /** Leaves that may still be made; shared by the whole policy. */
  readonly budget: { leaves: number };
}

/** Engine fact under which a parameter's value of the month is supplied. */
export function parameterFact(id: string): string {
  return `parameters.${id}`;
}

/** The work that one policy may cost: its leaves, after shared conditions are put in. */
export const LEAF_BUDGET = 6000;
/** How deep a condition may nest once shared conditions are put in. */
export const DEEPEST_CONDITION = 40;

/** Puts shared conditions in place and values in their inner form. Refuses policy-too-costly. */
export function expandCondition(condition: Condition, context: ExpandContext, depth = 0): EngineCondition {
  if (depth > DEEPEST_CONDITION)
    throw new Refusal(
      'policy-too-costly',
      `conditions nest deeper than ${DEEPEST_CONDITION}, or refer to each other in a circle`,
    );
  if ('all' in condition)
    return { all: condition.all.map((part) => expandCondition(part, context, depth + 1)) };
  if ('any' in condition)
    return { any: condition.any.map((part) => expandCondition(part, context, depth + 1)) };
  if ('not' in condition) return { not: expandCondition(condition.not, context, depth + 1) };
  if ('condition' in condition) {
    const shared = context.conditions[condition.condition]?.when;
    if (shared === undefined)
      throw new Refusal('policy-invalid', `condition ${condition.condition} is not declared in this policy`);
    return expandCondition(shared, context, depth + 1);
  }
  context.budget.leaves -= 1;
  if (context.budget.leaves < 0)
    throw new Refusal('policy-too-costly', `conditions come to more than ${LEAF_BUDGET} comparisons`);
  const { fact, operator, value } = condition;
  return { fact, operator, value: engineOperand(fact, value, context) };
}

function engineOperand(fact: string, value: Operand, { encode }: ExpandContext): unknown {
  if (Array.isArray(value)) return value.map((literal) => encode(fact, literal));
  if (typeof value !== 'object') return encode(fact, value);
  return 'parameter' in value ? { fact: parameterFact(value.parameter) } : { fact: value.fact };
}
