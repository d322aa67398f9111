import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { liesWithin, NATION } from '../jurisdictions/jurisdiction-code.ts';
import type { Answer } from './answer.ts';
import type { Known } from './known.ts';
import { comparedWith, landmarks } from './landmarks.ts';
import { listAnswers } from './list-answers.ts';
import { otherBenefitAnswers } from './other-benefit-answers.ts';
import { type Scale, scaleOf } from './scales.ts';

/** Whole numbers are tried one by one up to so many; of all else the landmarks are. */
const MOST_LISTED = 24;

/**
 * The answers that a fact is tried with: every choice, every whole number of a short range, and of amounts, dates and
 * long ranges one value on each side of everything that the policy compares with. Equally likely, except that of
 * other benefits `none` is as likely as all others together. What contradicts a known fact is not left out here.
 */
export function possibleAnswers(
  known: Known,
  definition: FactDefinition,
  benefits: readonly string[],
): Answer[] {
  if (definition.id === OTHER_BENEFITS) return otherBenefitAnswers(known, benefits);
  return valuesOf(known, definition).map((value) => ({ value, weight: 1 }));
}

function valuesOf(known: Known, definition: FactDefinition): readonly unknown[] {
  const { kind, choices, fact } = definition;
  if (kind === 'list') return listAnswers(known, definition);
  if (kind === 'boolean') return [true, false];
  if (choices !== undefined) return choices;
  const scale = scaleOf(definition);
  if (scale !== undefined) return orderedAnswers(known, definition, scale);
  return fact.schema?.format === 'jurisdiction-code' ? codes(known, definition) : texts(known, definition);
}

function orderedAnswers(known: Known, definition: FactDefinition, scale: Scale): unknown[] {
  const { least, most } = scale;
  if (definition.kind === 'number' && most - least < MOST_LISTED)
    return Array.from({ length: most - least + 1 }, (_, index) => scale.given(least + index));
  const steps = landmarks(known, definition, scale);
  return (steps.length > 0 ? steps : [anyStep(known, definition, scale)]).map(scale.given);
}

/** Where no threshold tells values apart, one stands for all. */
function anyStep({ month }: Known, { kind }: FactDefinition, { least, most, steps }: Scale): number {
  if (kind === 'date' || kind === 'month') return steps(`${month}-15`);
  return Math.max(Number.isFinite(least) ? least : 0, Math.min(0, most));
}

function codes(known: Known, { id }: FactDefinition): unknown[] {
  const { jurisdiction } = known.compiled.policy;
  const here = jurisdiction === NATION ? '110101' : jurisdiction;
  const elsewhere = ['110101', '120101'].filter((code) => !liesWithin(code, jurisdiction)).slice(0, 1);
  return [...new Set([here, ...elsewhere, ...comparedWith(known, id).map(({ value }) => value)])];
}

/** Free text is told apart only from the texts it is compared with. */
function texts(known: Known, { id }: FactDefinition): unknown[] {
  return [...new Set([...comparedWith(known, id).map(({ value }) => value), 'other'])];
}
