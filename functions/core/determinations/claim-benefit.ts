import { parameterFact } from '../rules/expand-condition.ts';
import { type Month, monthIndex } from '../shared/month.ts';
import { isSameForAll } from './amount-parts.ts';
import { type AmountValue, amountValue } from './amount-value.ts';
import { basesOf } from './bases-of.ts';
import { type Candidate, type ClassChoice, candidatesOf, chooseClass } from './choose-class.ts';
import type { Claim, ClaimReason } from './claim.ts';
import type { CompiledBenefit, CompiledClass, CompiledEvent } from './compile-policy.ts';
import type { ReasonOutcome } from './determination.ts';
import type { Inquiry } from './inquiry.ts';

/** Determines a benefit by its own rules: requirements, exclusions, life events, classes and amount. */
export function claimBenefit(benefit: CompiledBenefit, inquiry: Inquiry): Claim {
  const criteria = criterionReasons(benefit, inquiry);
  const events = eventReasons(benefit, inquiry);
  const candidates = candidatesOf(benefit, inquiry.truths, (compiled) => amountOf(compiled, inquiry));
  const choice = chooseClass(benefit.select, candidates);
  const isBarred = [...criteria, ...events].some(({ outcome }) => outcome === 'failed');
  const isOpen = criteria.some(({ outcome }) => outcome === 'unknown') || choice.outcome === 'undetermined';
  const outcome = isBarred || choice.outcome === 'refused' ? 'refused' : isOpen ? 'undetermined' : 'due';
  const classes = candidates.map(({ compiled, truth }) => classReason(compiled, truth, choice, outcome));
  const claim: Claim = {
    benefit,
    outcome,
    fen: outcome === 'due' ? choice.fen : 0,
    inKind: outcome === 'due' ? choice.inKind : [],
    taken: outcome === 'due' ? choice.taken : [],
    notTaken: outcome === 'due' ? choice.notTaken : [],
    reasons: [...criteria.map((reason) => weighed(reason, outcome)), ...events, ...classes],
    missing: new Set(),
    concurrence: [],
  };
  if (outcome === 'undetermined') addMissing(claim, candidates, choice, inquiry);
  return claim;
}

/** An unknown criterion decides nothing where another one already refuses. */
function weighed(reason: ClaimReason, outcome: Claim['outcome']): ClaimReason {
  return reason.outcome === 'unknown' && outcome === 'undetermined' ? { ...reason, decisive: true } : reason;
}

function criterionReasons(benefit: CompiledBenefit, { truths }: Inquiry): ClaimReason[] {
  return benefit.criteria.map((about) => {
    const { id, kind, rule } = about;
    const truth = truths[rule];
    const isMet = kind === 'requirement' ? truth : truth === undefined ? undefined : !truth;
    const outcome: ReasonOutcome = isMet === undefined ? 'unknown' : isMet ? 'passed' : 'failed';
    return { id, kind, about, outcome, decisive: outcome === 'failed' };
  });
}

function eventReasons(benefit: CompiledBenefit, { month, values }: Inquiry): ClaimReason[] {
  const reasons: ClaimReason[] = [];
  for (const about of benefit.events) {
    const hasStopped = hasStoppedBy(about.event, month, values);
    if (hasStopped === undefined) continue;
    const outcome = hasStopped ? 'failed' : 'passed';
    reasons.push({ id: about.id, kind: 'event', about, outcome, decisive: hasStopped });
  }
  return reasons;
}

/**
 * Whether a life event keeps a benefit stopped in a month: from its month on, until what ends it. undefined where none
 * is recorded: unrecorded ones have not happened.
 */
export function hasStoppedBy(
  event: CompiledEvent['event'],
  month: Month,
  values: ReadonlyMap<string, unknown>,
): boolean | undefined {
  const happenedOn = values.get(event.fact ?? '');
  if (typeof happenedOn !== 'string') return undefined;
  const endedOn = values.get(event.endedBy ?? '');
  const isOver =
    event.resumes !== 'never' &&
    typeof endedOn === 'string' &&
    endedOn >= happenedOn &&
    monthIndex(endedOn) <= monthIndex(month);
  return monthIndex(month) >= stopMonthIndex(happenedOn, event) && !isOver;
}

function stopMonthIndex(happenedOn: string, { from, afterMonths = 0 }: CompiledEvent['event']): number {
  return monthIndex(happenedOn) + afterMonths + (from === 'same-month' ? 0 : 1);
}

/** What a class gives this person, or what is missing for it. */
export function amountOf(compiled: CompiledClass, inquiry: Inquiry): AmountValue {
  const known = inquiry.sharedAmounts.get(compiled);
  if (known !== undefined) return known;
  const { policy, addOnRules } = inquiry.compiled;
  const value = amountValue(compiled.amount, compiled.rounding, {
    policy,
    month: inquiry.month,
    values: inquiry.values,
    addOn: (condition) => {
      const rule = addOnRules.get(JSON.stringify(condition)) ?? -1;
      return { truth: inquiry.truths[rule], unknown: inquiry.unknownIn(rule) };
    },
  });
  if (isSameForAll(compiled.amount)) inquiry.sharedAmounts.set(compiled, value);
  return value;
}

function classReason(
  about: CompiledClass,
  truth: boolean | undefined,
  choice: ClassChoice,
  outcome: Claim['outcome'],
): ClaimReason {
  const decidesGrant = outcome === 'due' && choice.taken.includes(about);
  const decidesRefusal = outcome === 'refused' && choice.outcome === 'refused';
  const leavesOpen =
    outcome === 'undetermined' && choice.open.some((candidate) => candidate.compiled === about);
  return {
    id: `class.${about.id}`,
    kind: 'class',
    about,
    outcome: truth === undefined ? 'unknown' : truth ? 'passed' : 'failed',
    decisive: decidesGrant || decidesRefusal || leavesOpen,
  };
}

function addMissing(
  claim: Claim,
  candidates: readonly Candidate[],
  choice: ClassChoice,
  inquiry: Inquiry,
): void {
  const add = (facts: readonly string[]) => {
    for (const fact of facts) for (const base of basesOf(inquiry, fact)) claim.missing.add(base);
  };
  for (const { rule } of claim.benefit.criteria) add(inquiry.unknownIn(rule));
  for (const open of withRowsBefore(choice.open, candidates)) {
    if (open.compiled.rule !== undefined) add(inquiry.unknownIn(open.compiled.rule));
    if (!open.amount.known) add(open.amount.missing);
  }
  add(choice.missingForAmount);
  const behindAmount = new Set(choice.missingForAmount.flatMap((fact) => basesOf(inquiry, fact)));
  for (const id of behindAmount) claim.reasons.push(openAmount(id));
}

/** Whether a row counts hangs on the open rows before it too, though they may give less. */
function withRowsBefore(open: readonly Candidate[], candidates: readonly Candidate[]): readonly Candidate[] {
  const last = open.findLast(({ compiled }) => compiled.isRow);
  if (last === undefined) return open;
  const before = candidates
    .slice(0, candidates.indexOf(last))
    .filter((candidate) => candidate.compiled.isRow && candidate.truth === undefined);
  return [...new Set([...before, ...open])];
}

/** The person may be entitled, but to what hangs on a fact, or on an amount that no level has set. */
function openAmount(about: string): ClaimReason {
  const [, parameter] = about.split(parameterFact(''));
  return { id: `amount.${parameter ?? about}`, kind: 'amount', about, outcome: 'unknown', decisive: true };
}
