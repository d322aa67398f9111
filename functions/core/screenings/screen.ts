import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import { inquire, type OpenedInquiry } from '../determinations/inquire.ts';
import { readFacts } from '../facts/read-facts.ts';
import { formatMoney } from '../shared/money.ts';
import { DISCLAIMER, explainScreening } from './explain-screening.ts';
import { beyondAnswers } from './gap.ts';
import type { ScreeningRequest } from './known.ts';
import { moneyBounds } from './money-bounds.ts';
import { nextQuestion, openQuestions } from './next-question.ts';
import { questionsAhead } from './questions-ahead.ts';
import type { ScreenedBenefit, Screening } from './screening.ts';

/**
 * Says what partial facts make certain, and asks what settles most. What is granted or refused stays so however the
 * open questions are answered, as long as no life event comes up that was not stated. A fact given as null was asked
 * and is not known: it is not asked again. Evaluates the policy 400 times at most, a costly
 * one less often. Refuses facts-invalid.
 */
export async function screen(compiled: CompiledPolicy, request: ScreeningRequest): Promise<Screening> {
  const opened = await inquire(compiled, request);
  const now = await determine(compiled, request);
  const open = await openQuestions(opened.inquiry, request, now);
  const question = await nextQuestion(opened.inquiry, request, now, open);
  const { jurisdiction, jurisdictionName, month, policy, isComplete } = now;
  const beyond = Object.values(now.benefits).flatMap((one) => beyondAnswers(opened.inquiry, request, one));
  const benefits = screenedBenefits(compiled, now, opened);
  const parts = { jurisdiction, jurisdictionName, month, policy, benefits, isSettled: isComplete };
  const answered = readFacts(request.facts, compiled.dictionary, month).values.size;
  return {
    ...parts,
    progress: { answered, atMostRemaining: questionsAhead(opened, open.gaps, open.benefits) },
    nextQuestion: question,
    explanation: explainScreening(parts, question, beyond),
    disclaimer: DISCLAIMER,
  };
}

function screenedBenefits(
  compiled: CompiledPolicy,
  now: Determination,
  opened: OpenedInquiry,
): Screening['benefits'] {
  const benefits: Record<string, ScreenedBenefit> = {};
  for (const benefit of compiled.benefits) {
    const determined = now.benefits[benefit.id];
    if (determined === undefined) continue;
    const { label, outcome, monthlyAmount, explanation, missing } = determined;
    const bounds = monthlyAmount ?? undefined;
    const { least, most } = moneyBounds(benefit, determined, opened.inquiry);
    benefits[benefit.id] = {
      label,
      outcome,
      monthlyAmount,
      atLeast: bounds ?? formatMoney(least),
      atMost: bounds ?? (most === undefined ? null : formatMoney(most)),
      explanation,
      missing,
    };
  }
  return benefits;
}
