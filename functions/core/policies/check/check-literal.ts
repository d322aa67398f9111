import type { FactDefinition } from '../../facts/fact-dictionary.ts';
import { type ValueProblem, valueCheck } from '../../facts/value-check.ts';
import { nearestName } from '../../shared/nearest.ts';
import { type Path, quote } from './flaw.ts';
import { listed } from './messages/words.ts';
import type { View } from './view.ts';

/** A value that a rule compares a fact with is one that the fact can have. */
export function checkLiteral(definition: FactDefinition, literal: unknown, path: Path, view: View): void {
  const problem =
    definition.kind === 'list' ? elementProblem(definition, literal, view) : definition.isUsable(literal);
  if (problem === undefined) return;
  const { right, choices = [] } = problem;
  const values = { fact: definition.id, value: quote(literal), right };
  const nearest = typeof literal === 'string' ? () => nearestName(literal, choices) : () => undefined;
  view.report(path, 'value-against-fact', values, { nearest });
}

/** An element of a list fact; of the benefits held, a declared code. */
function elementProblem(
  { fact }: FactDefinition,
  literal: unknown,
  { policy }: View,
): ValueProblem | undefined {
  if (fact.derived?.kind === 'held-benefits') {
    const codes = Object.keys(policy.rules.otherBenefits ?? {});
    if (codes.includes(String(literal))) return undefined;
    return { pointer: '', found: literal, right: listed(codes), choices: codes };
  }
  const items = fact.schema?.items;
  if (items === undefined || items.type === 'object') return undefined;
  const { type, enum: choices, minimum, maximum } = items;
  return valueCheck({
    type,
    ...(choices !== undefined && { enum: choices }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  })(literal);
}
