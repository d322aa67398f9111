import type { CompiledBenefit, CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import type { Inquiry } from '../determinations/inquiry.ts';
import type { Answer } from './answer.ts';
import { answersTo } from './answers-to.ts';
import { canSettle } from './can-settle.ts';
import { type Gap, gapsOf } from './gap.ts';
import type { ScreeningRequest } from './known.ts';
import { spread } from './points-around.ts';
import { presentQuestion } from './question.ts';
import { type Candidate, rankQuestions, supplierRank, weighQuestion } from './rank-questions.ts';
import type { Question } from './screening.ts';
import { settlingGaps } from './settling-gaps.ts';
import { simulate } from './simulate.ts';

/** How much one screening may do. */
interface Work {
  /** Evaluations of the rules for the search of what can settle. */
  readonly searched: number;
  /** Determinations for the comparison of questions. */
  readonly simulated: number;
  /** More questions are not compared: those that the applicant can answer come first, then by id. */
  readonly compared: number;
}

const MOST: Work = { searched: 100, simulated: 298, compared: 50 };
/** Policies of so many comparisons get all of it; larger ones less, so that no policy keeps a server from others. */
const COMMON_COMPARISONS = 100;

function workFor({ comparisons }: CompiledPolicy): Work {
  const share = Math.min(1, COMMON_COMPARISONS / comparisons);
  return {
    searched: Math.ceil(MOST.searched * share),
    simulated: Math.ceil(MOST.simulated * share),
    compared: Math.ceil(MOST.compared * share),
  };
}

/** What is worth a question: of each open benefit all that is missing, or what can settle it though more is missing. */
export interface OpenQuestions {
  readonly gaps: readonly Gap[];
  readonly benefits: readonly CompiledBenefit[];
}

/** Finds the gaps that are worth a question. */
export async function openQuestions(
  inquiry: Inquiry,
  request: ScreeningRequest,
  now: Determination,
): Promise<OpenQuestions> {
  const gaps = new Map<string, Gap>();
  const benefits: CompiledBenefit[] = [];
  const budget = { left: workFor(inquiry.compiled).searched };
  for (const benefit of inquiry.compiled.benefits) {
    const determined = now.benefits[benefit.id];
    if (determined?.outcome !== 'undetermined') continue;
    const all = gapsOf(inquiry, request, determined);
    const isComplete = all.length === determined.missing.length;
    const own = isComplete ? all : settlingGaps(inquiry, benefit, all);
    const canEnd = isComplete || (await canSettle(inquiry.compiled, request, now, benefit, budget));
    if (own.length === 0 || !canEnd) continue;
    benefits.push(benefit);
    for (const gap of own) gaps.set(gap.id, gap);
  }
  return { gaps: [...gaps.values()], benefits };
}

/** The question whose answers settle most; null where there is none to ask. */
export async function nextQuestion(
  inquiry: Inquiry,
  request: ScreeningRequest,
  now: Determination,
  { gaps, benefits }: OpenQuestions,
): Promise<Question | null> {
  const work = workFor(inquiry.compiled);
  const compared = [...gaps]
    .sort((a, b) => supplierRank(a) - supplierRank(b) || (a.id < b.id ? -1 : 1))
    .slice(0, work.compared);
  const ids = benefits.map(({ id }) => id);
  const answers = new Map<Gap, Answer[]>();
  for (const gap of compared) {
    const possible = answersTo(inquiry, request, gap, ids);
    if (possible.length > 0) answers.set(gap, possible);
  }
  const candidates: Candidate[] = [];
  for (const [gap, possible] of answers) {
    const tried = spread(possible, triedPerQuestion([...answers.values()], work));
    const simulated = await simulate(inquiry.compiled, request, gap, tried);
    candidates.push(weighQuestion(gap, simulated, now));
  }
  const [best] = rankQuestions(candidates);
  return best === undefined ? null : presentQuestion(inquiry, best, answers.get(best.gap) ?? [], now);
}

/** The most answers that each question may be tried with, so that all together stay within the work. */
function triedPerQuestion(answers: readonly (readonly Answer[])[], { simulated }: Work): number {
  const lengths = answers.map(({ length }) => length);
  let most = Math.max(1, ...lengths);
  while (most > 1 && lengths.reduce((sum, length) => sum + Math.min(length, most), 0) > simulated) most--;
  return most;
}
