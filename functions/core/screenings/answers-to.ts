import { readFacts } from '../facts/read-facts.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Answer } from './answer.ts';
import { answered, type Gap } from './gap.ts';
import type { Known, ScreeningRequest } from './known.ts';
import { entryAnswers } from './other-benefit-question.ts';
import { possibleAnswers } from './possible-answers.ts';

/** The answers to a question about these benefits that do not contradict what is known. */
export function answersTo(
  known: Known,
  request: ScreeningRequest,
  gap: Gap,
  benefits: readonly string[],
): Answer[] {
  const all =
    gap.within === undefined
      ? possibleAnswers(known, gap.definition, benefits)
      : entryAnswers(known, gap.within, benefits);
  return all.filter(({ value }) => isPossible(known, request, gap, value));
}

/** A level of 7 is not possible with a disability certificate. */
function isPossible(
  { compiled }: Known,
  { month, facts }: ScreeningRequest,
  gap: Gap,
  value: unknown,
): boolean {
  try {
    readFacts(answered(facts, gap, value), compiled.dictionary, month);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.name === 'facts-invalid') return false;
    throw error;
  }
}
