import { type HeldBenefit, OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { basesOf } from './bases-of.ts';
import type { Claim, ClaimConcurrence } from './claim.ts';
import { bestCombination, type Conflict, type WeighedCombination } from './combine-benefits.ts';
import type { CompiledConcurrence } from './compile-policy.ts';
import type { ReasonOutcome } from './determination.ts';
import type { Inquiry } from './inquiry.ts';

/**
 * Sets the claims beside the other benefits the person draws: allow, exclude, or only the higher. Changes the
 * claims; returns the combinations that were weighed.
 */
export function applyConcurrence(
  inquiry: Inquiry,
  claims: readonly Claim[],
  held: readonly HeldBenefit[] | undefined,
): readonly WeighedCombination[] {
  if (held === undefined) {
    for (const claim of claims) awaitOtherBenefits(claim);
    return [];
  }
  const conflicts: Conflict[] = [];
  for (const claim of claims) {
    if (claim.outcome === 'refused') continue;
    for (const other of held) {
      const conflict = meet(inquiry, claim, other);
      if (conflict !== undefined) conflicts.push(conflict);
    }
  }
  const live = conflicts.filter(({ claim }) => claim.outcome !== 'refused');
  return live.length === 0 ? [] : settleConflicts(live, claims);
}

/** Without the list nothing that any entry could take away is certain. */
function awaitOtherBenefits(claim: Claim): void {
  const { benefit } = claim;
  const entries = [...benefit.concurrence.values()];
  const isTouchable = benefit.unlisted !== 'allow' || entries.some(({ entry }) => entry.rule !== 'allow');
  if (claim.outcome === 'refused' || !isTouchable) return;
  claim.outcome = 'undetermined';
  claim.missing.add(OTHER_BENEFITS);
  claim.reasons.push({
    id: `concurrence.${OTHER_BENEFITS}`,
    kind: 'concurrence',
    about: null,
    outcome: 'unknown',
    decisive: true,
  });
}

/** What one other benefit means for one claim. Returns a conflict where only the higher is paid. */
function meet(inquiry: Inquiry, claim: Claim, other: HeldBenefit): Conflict | undefined {
  const found = claim.benefit.concurrence.get(other.code);
  if (found === undefined) {
    meetUnlisted(claim, other);
    return undefined;
  }
  const applies = whetherApplies(found, other, inquiry);
  if (applies.truth === undefined) {
    leaveOpen(claim, applies.missing);
    note(claim, found, other, 'unknown');
  } else if (!applies.truth || found.entry.rule === 'allow') note(claim, found, other, 'compatible');
  else if (found.entry.rule === 'exclude') {
    claim.outcome = 'refused';
    note(claim, found, other, 'excluded');
  } else return { claim, other, found };
  return undefined;
}

/** An exclusion by one benefit is final, whatever is still open about another. */
function leaveOpen(claim: Claim, missing: readonly string[]): void {
  if (claim.outcome === 'refused') return;
  claim.outcome = 'undetermined';
  for (const fact of missing) claim.missing.add(fact);
}

function whetherApplies(
  { entry, rule, code }: CompiledConcurrence,
  other: HeldBenefit,
  inquiry: Inquiry,
): { truth: boolean | undefined; missing: readonly string[] } {
  if (entry.part !== undefined && other.part === undefined)
    return { truth: undefined, missing: [`${OTHER_BENEFITS}.${code}.part`] };
  if (entry.part !== undefined && entry.part !== other.part) return { truth: false, missing: [] };
  if (rule === undefined) return { truth: true, missing: [] };
  const missing = inquiry.unknownIn(rule).flatMap((fact) => basesOf(inquiry, fact));
  return { truth: inquiry.truths[rule], missing };
}

function meetUnlisted(claim: Claim, other: HeldBenefit): void {
  const effect = { allow: 'compatible', exclude: 'excluded', undetermined: 'unknown' } as const;
  const result = effect[claim.benefit.unlisted];
  if (result === 'excluded') claim.outcome = 'refused';
  if (result === 'unknown') leaveOpen(claim, [`concurrence.${other.code}`]);
  record(claim, { other, found: undefined, rule: 'unlisted', effect: result });
}

function settleConflicts(
  conflicts: readonly Conflict[],
  claims: readonly Claim[],
): readonly WeighedCombination[] {
  if (nameOpenQuestions(conflicts)) {
    stayOpenTogether(conflicts);
    return [];
  }
  for (const conflict of conflicts) topUp(conflict);
  const exclusive = conflicts.filter(
    ({ claim, found }) => claim.outcome === 'due' && found.entry.pay !== 'difference',
  );
  if (exclusive.length === 0) return [];
  const { taken, all } = bestCombination(exclusive, claims);
  for (const { claim, found, other } of exclusive) {
    const isKept = taken.kept.has(other);
    if (isKept) claim.outcome = 'refused';
    note(claim, found, other, isKept ? 'other-kept' : 'own-kept');
  }
  return all;
}

/** Benefits that are weighed against each other stay open together, until all that any of them lacks is known. */
function stayOpenTogether(conflicts: readonly Conflict[]): void {
  const missing = conflicts.flatMap(({ claim }) => [...claim.missing]);
  for (const { claim, found, other } of conflicts) {
    leaveOpen(claim, missing);
    note(claim, found, other, 'unknown');
  }
}

/** Where the difference is paid, the other benefit is kept and ours tops it up, unless the person chose it alone. */
function topUp({ claim, found, other }: Conflict): void {
  if (found.entry.pay !== 'difference' || claim.outcome !== 'due') return;
  const isDeclined = found.entry.choice === 'person' && other.choice === 'other';
  claim.fen = isDeclined ? 0 : Math.max(0, claim.fen - (other.monthlyAmount ?? 0));
  if (claim.fen === 0) claim.outcome = 'refused';
  note(claim, found, other, claim.fen > 0 ? 'difference' : 'other-kept');
}

/** Names what is missing to weigh the conflicts; true where something is. */
function nameOpenQuestions(conflicts: readonly Conflict[]): boolean {
  let isOpen = false;
  for (const { claim, other, found } of conflicts) {
    const asksPerson = found.entry.choice === 'person';
    const missing: string[] = [];
    if (asksPerson && other.choice === undefined) missing.push(`${OTHER_BENEFITS}.${other.code}.choice`);
    if (other.monthlyAmount === undefined && (!asksPerson || found.entry.pay === 'difference'))
      missing.push(`${OTHER_BENEFITS}.${other.code}.monthlyAmount`);
    for (const fact of missing) claim.missing.add(fact);
    if (missing.length > 0 || claim.outcome === 'undetermined') isOpen = true;
  }
  return isOpen;
}

function note(
  claim: Claim,
  found: CompiledConcurrence,
  other: HeldBenefit,
  effect: ClaimConcurrence['effect'],
): void {
  record(claim, { other, found, rule: found.entry.rule ?? 'exclude', effect });
}

function record(claim: Claim, about: ClaimConcurrence): void {
  const { effect } = about;
  const { code, part } = about.other;
  claim.concurrence.push(about);
  const speaksAgainst = effect === 'excluded' || effect === 'other-kept';
  const outcome: ReasonOutcome = effect === 'unknown' ? 'unknown' : speaksAgainst ? 'failed' : 'passed';
  claim.reasons.push({
    id: `concurrence.${code}${claim.reasons.some(({ id }) => id === `concurrence.${code}`) && part ? `.${part}` : ''}`,
    kind: 'concurrence',
    about,
    outcome,
    decisive: outcome !== 'passed',
  });
}
