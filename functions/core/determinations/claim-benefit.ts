import { showValue } from '../facts/fact-kinds.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import type { Comparison, Reading } from '../rules/reading.ts';
import { monthIndex } from '../shared/month.ts';
import { bilingual } from '../shared/text.ts';
import { isSameForAll } from './amount-parts.ts';
import { type AmountValue, amountValue } from './amount-value.ts';
import { basesOf } from './bases-of.ts';
import { type Candidate, type ClassChoice, candidatesOf, chooseClass } from './choose-class.ts';
import type { Claim } from './claim.ts';
import type { CompiledBenefit, CompiledClass, CompiledEvent, CompiledPolicy } from './compile-policy.ts';
import type { Reason, ReasonOutcome, SeenFact } from './determination.ts';
import type { Inquiry } from './inquiry.ts';

/** Determines a benefit by its own rules: requirements, exclusions, life events, classes and amount. */
export function claimBenefit(benefit: CompiledBenefit, inquiry: Inquiry): Claim {
  const criteria = criterionReasons(benefit, inquiry);
  const events = eventReasons(benefit, inquiry);
  const candidates = candidatesOf(benefit, inquiry.readings, (compiled) => amountOf(compiled, inquiry));
  const choice = chooseClass(benefit.select, candidates);
  const isBarred = [...criteria, ...events].some(({ outcome }) => outcome === 'failed');
  const isOpen = criteria.some(({ outcome }) => outcome === 'unknown') || choice.outcome === 'undetermined';
  const outcome = isBarred || choice.outcome === 'refused' ? 'refused' : isOpen ? 'undetermined' : 'due';
  const classes = candidates.map(({ compiled, truth }) =>
    classReason(compiled, truth, choice, outcome, inquiry),
  );
  const claim: Claim = {
    benefit,
    outcome,
    fen: outcome === 'due' ? choice.fen : 0,
    inKind: outcome === 'due' ? choice.inKind : [],
    taken: outcome === 'due' ? choice.taken : [],
    notTaken: outcome === 'due' ? [...choice.notTaken] : [],
    reasons: [...criteria.map((reason) => weighed(reason, outcome)), ...events, ...classes],
    missing: new Set(),
    concurrence: [],
  };
  if (outcome === 'undetermined') addMissing(claim, candidates, choice, inquiry);
  return claim;
}

/** An unknown criterion decides nothing where another one already refuses. */
function weighed(reason: Reason, outcome: Claim['outcome']): Reason {
  return reason.outcome === 'unknown' && outcome === 'undetermined' ? { ...reason, decisive: true } : reason;
}

function criterionReasons(benefit: CompiledBenefit, { compiled, readings }: Inquiry): Reason[] {
  return benefit.criteria.map(({ id, kind, label, citations, rule }) => {
    const truth = readings[rule]?.truth;
    const isMet = kind === 'requirement' ? truth : truth === undefined ? undefined : !truth;
    const outcome: ReasonOutcome = isMet === undefined ? 'unknown' : isMet ? 'passed' : 'failed';
    const facts = seenFacts(readings[rule], compiled);
    return { id, kind, label, outcome, decisive: outcome === 'failed', facts, citations };
  });
}

/** A known life event stops the benefit from its month on, until what ends it. Unrecorded ones have not happened. */
function eventReasons(benefit: CompiledBenefit, { month, values }: Inquiry): Reason[] {
  return benefit.events.flatMap(({ id, event, label, citations }) => {
    const happenedOn = values.get(event.fact ?? '');
    if (typeof happenedOn !== 'string') return [];
    const stops = stopMonthIndex(happenedOn, event);
    const endedOn = values.get(event.endedBy ?? '');
    const isOver =
      event.resumes !== 'never' &&
      typeof endedOn === 'string' &&
      endedOn >= happenedOn &&
      monthIndex(endedOn) <= monthIndex(month);
    const hasStopped = monthIndex(month) >= stops && !isOver;
    return [
      {
        id,
        kind: 'event',
        label,
        outcome: hasStopped ? 'failed' : 'passed',
        decisive: hasStopped,
        facts: [
          {
            fact: event.fact ?? '',
            value: happenedOn,
            operator: event.from ?? 'next-month',
            compared: month,
          },
        ],
        citations,
      } satisfies Reason,
    ];
  });
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
      const reading = inquiry.readings[addOnRules.get(JSON.stringify(condition)) ?? -1];
      return { truth: reading?.truth, unknown: reading?.unknown ?? [] };
    },
  });
  if (isSameForAll(compiled.amount)) inquiry.sharedAmounts.set(compiled, value);
  return value;
}

function classReason(
  compiled: CompiledClass,
  truth: boolean | undefined,
  choice: ClassChoice,
  outcome: Claim['outcome'],
  inquiry: Inquiry,
): Reason {
  const reading = compiled.rule === undefined ? undefined : inquiry.readings[compiled.rule];
  const reasonOutcome: ReasonOutcome = truth === undefined ? 'unknown' : truth ? 'passed' : 'failed';
  const decidesGrant = outcome === 'due' && choice.taken.includes(compiled);
  const decidesRefusal = outcome === 'refused' && choice.outcome === 'refused';
  const leavesOpen =
    outcome === 'undetermined' && choice.open.some((candidate) => candidate.compiled === compiled);
  return {
    id: `class.${compiled.id}`,
    kind: 'class',
    label: compiled.label,
    outcome: reasonOutcome,
    decisive: decidesGrant || decidesRefusal || leavesOpen,
    facts: seenFacts(reading, inquiry.compiled),
    citations: compiled.citations,
  };
}

function addMissing(
  claim: Claim,
  candidates: readonly Candidate[],
  choice: ClassChoice,
  inquiry: Inquiry,
): void {
  const { readings } = inquiry;
  const add = (facts: readonly string[]) => {
    for (const fact of facts) for (const base of basesOf(inquiry, fact)) claim.missing.add(base);
  };
  for (const { rule } of claim.benefit.criteria) add(readings[rule]?.unknown ?? []);
  for (const open of withRowsBefore(choice.open, candidates)) {
    if (open.compiled.rule !== undefined) add(readings[open.compiled.rule]?.unknown ?? []);
    if (!open.amount.known) add(open.amount.missing);
  }
  add(choice.missingForAmount);
  const behindAmount = new Set(choice.missingForAmount.flatMap((fact) => basesOf(inquiry, fact)));
  for (const id of behindAmount) claim.reasons.push(openAmount(id, inquiry));
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
function openAmount(id: string, { compiled }: Inquiry): Reason {
  const [, parameter] = id.split(parameterFact(''));
  const { parameters, facts } = compiled.policy.rules;
  const label = parameter === undefined ? facts?.[id]?.label : parameters?.[parameter]?.label;
  return {
    id: `amount.${parameter ?? id}`,
    kind: 'amount',
    label: bilingual(label, parameter ?? id),
    outcome: 'unknown',
    decisive: true,
    facts: [{ fact: id, value: null, operator: 'known', compared: null }],
    citations: [],
  };
}

function seenFacts(reading: Reading | undefined, compiled: CompiledPolicy): SeenFact[] {
  return (reading?.comparisons ?? []).map((comparison) => seenFact(comparison, compiled));
}

function seenFact(
  { fact, operator, found, wanted, wantedFrom }: Comparison,
  { dictionary }: CompiledPolicy,
): SeenFact {
  const kind = dictionary.byId.get(fact)?.kind;
  const compared = Array.isArray(wanted)
    ? wanted.map((one) => showValue(kind, one))
    : showValue(kind, wanted);
  const seen = { fact, value: showValue(kind, found) ?? null, operator, compared: compared ?? null };
  return wantedFrom === undefined ? seen : { ...seen, comparedFrom: wantedFrom };
}
