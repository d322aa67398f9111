import { monthIndex } from '../shared/month.ts';
import type { Assess, Assessed } from './assessor.ts';
import type { EntryOf } from './known-entries.ts';
import { type MonthFacts, monthFactsOf, type View } from './month-facts.ts';
import type { Right, Shift, Stop } from './right.ts';

/** A right that is followed month by month: what it saw of the facts, and whether a change of life ended it. */
export interface FollowedRight {
  readonly right: Right;
  readonly facts: (view: View) => MonthFacts;
  readonly examined: Set<Shift>;
  ended: Shift | undefined;
}

export function followRight(right: Right, entries: readonly EntryOf<'facts'>[]): FollowedRight {
  return { right, facts: monthFactsOf(right, entries), examined: new Set(), ended: undefined };
}

/** What stops the right in a month; of several the first that came. */
export function stopIn({ stops }: Right, index: number): Stop | undefined {
  let first: Stop | undefined;
  for (const stop of stops)
    if (stop.from <= index && index < stop.until && (first === undefined || stop.from < first.from))
      first = stop;
  return first;
}

export function isStanding({ right, ended }: FollowedRight, index: number): boolean {
  return right.start <= index && ended === undefined && stopIn(right, index) === undefined;
}

/**
 * What the policy says in a month: in the first one as of the application, and where that grants nothing, as of what
 * came to light while the case was decided. A right that only goes on is seen as in any other month first.
 */
export async function assessMonth(
  { right, facts }: FollowedRight,
  index: number,
  isContinued: boolean,
  assess: Assess,
): Promise<Assessed> {
  const plain: View = { index, ...certificateOf(right, index) };
  const applied = index === right.start ? right.asOf.map((asOf): View => ({ ...plain, asOf })) : [];
  const [first = plain, ...later] = applied.length === 0 || isContinued ? [plain, ...applied] : applied;
  const answer = await assess(right, index, facts(first));
  if (answer.benefit.outcome === 'granted') return answer;
  for (const view of later) {
    const other = await assess(right, index, facts(view));
    if (other.benefit.outcome === 'granted') return other;
  }
  return answer;
}

/** Months between the new certificate and the application for it are seen with the new certificate. */
function certificateOf({ afterExpiry, decision }: Right, index: number): Pick<View, 'certificateOn'> {
  const { appliedOn, decidedOn } = decision;
  const isBefore = afterExpiry !== undefined && index <= monthIndex(appliedOn);
  return isBefore ? { certificateOn: decidedOn > appliedOn ? decidedOn : appliedOn } : {};
}

/**
 * What an officer set against the determination, with his ground (N 10), as long as the determination itself stays
 * as it was when he did.
 */
export async function applyOverride(
  followed: FollowedRight,
  index: number,
  assessed: Assessed,
  assess: Assess,
): Promise<Assessed | undefined> {
  const { right } = followed;
  const set = right.decision.benefits[right.benefit]?.overrideFen;
  if (set === undefined || set === null) return undefined;
  const begun = index === right.start ? assessed : await assessMonth(followed, right.start, false, assess);
  if (signature(begun) !== signature(assessed)) return undefined;
  return { ...assessed, benefit: { ...assessed.benefit, outcome: 'granted', fen: set } };
}

function signature({ benefit: { outcome, fen, class: taken } }: Assessed): string {
  return `${outcome} ${fen} ${taken}`;
}

/**
 * Ends a right that a change of life brought to nothing, where the policy wants a new application after it (W 四:
 * whoever left 低保 and comes back applies again).
 */
export function endByChange(followed: FollowedRight, index: number, { benefit }: Assessed): void {
  for (const shift of followed.right.shifts) {
    if (!shift.needsApplication || shift.effective > index || followed.examined.has(shift)) continue;
    followed.examined.add(shift);
    if (benefit.outcome === 'refused') followed.ended ??= shift;
  }
}
