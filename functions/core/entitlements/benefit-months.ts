import { monthIndex } from '../shared/month.ts';
import type { Assess, Assessed } from './assessor.ts';
import { type BackPay, backPayOf } from './back-pay.ts';
import type { BenefitDue } from './due-month.ts';
import { type DueWriter, dueWriter } from './due-writer.ts';
import {
  applyOverride,
  assessMonth,
  endByChange,
  type FollowedRight,
  followRight,
  isStanding,
  stopIn,
} from './followed-right.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Because } from './reason-sources.ts';
import type { Right } from './right.ts';
import { rightsOf } from './rights.ts';

/** Everything that is due for a benefit, by the index of the month, from the first claim through the last index. */
export async function benefitMonths(
  benefit: string,
  throughIndex: number,
  person: PersonTimeline,
  assess: Assess,
): Promise<ReadonlyMap<number, BenefitDue>> {
  const rights = rightsOf(benefit, person);
  const followed = rights.map((right) => followRight(right, person.known.facts));
  const refused = refusedClaims(benefit, person);
  const backPay = backPayOf(benefit, rights, person);
  const write = dueWriter(benefit, person);
  const months = new Map<number, BenefitDue>();
  const first = Math.min(...rights.map(({ start }) => start), ...refused.map(({ from }) => from));
  let before: FollowedRight | undefined;
  for (let index = first; index <= throughIndex; index += 1) {
    const current = followed.findLast(({ right }) => right.start <= index);
    if (current === undefined) {
      const claim = refused.findLast(({ from }) => from <= index);
      if (claim !== undefined) months.set(index, write.refusal(claim.jurisdiction, index, claim.isReopened));
      continue;
    }
    const isContinued = before !== undefined && before !== current && isStanding(before, index - 1);
    const last = months.get(index - 1);
    const asked = { index, isContinued, paidBack: backPay.get(index), assess, write, last };
    const due = await monthOf({ ...asked, current });
    const other =
      due.outcome === 'refused' && due.jurisdiction !== null && elsewhere(followed, current, index);
    const kept = other ? await monthOf({ ...asked, current: other }) : due;
    months.set(index, kept.outcome === 'granted' ? kept : due);
    before = current;
  }
  return months;
}

/** A right of another place that nothing stopped: a grant that comes to nothing takes nothing away from it. */
function elsewhere(
  followed: readonly FollowedRight[],
  { right }: FollowedRight,
  index: number,
): FollowedRight | undefined {
  return followed.findLast((one) => one.right.jurisdiction !== right.jurisdiction && isStanding(one, index));
}

interface Asking {
  readonly current: FollowedRight;
  readonly index: number;
  readonly isContinued: boolean;
  readonly paidBack: BackPay | undefined;
  readonly assess: Assess;
  readonly write: DueWriter;
  /** What was due in the month before. */
  readonly last: BenefitDue | undefined;
}

async function monthOf({
  current,
  index,
  isContinued,
  paidBack,
  assess,
  write,
  last,
}: Asking): Promise<BenefitDue> {
  const { right } = current;
  const stop = stopIn(right, index);
  if (stop !== undefined && paidBack !== undefined) {
    const facts = current.facts({ index, certificateOn: paidBack.certificateOn });
    const assessed = await assess(paidBack.right, index, facts);
    return write.assessed(right, index, assessed, [{ id: 'back-pay' }]);
  }
  if (stop !== undefined) return write.stop(right, index, stop);
  const assessed = await assessMonth(current, index, isContinued, assess);
  endByChange(current, index, assessed);
  const { ended } = current;
  if (ended !== undefined) {
    const change = { because: `event.${ended.event}`, on: ended.on };
    return write.stop(right, index, change);
  }
  const overridden = await applyOverride(current, index, assessed, assess);
  const found = overridden ?? assessed;
  const notes = [
    ...notesOf(right, index),
    ...(isSame(found, last) ? [] : changesIn(right, index)),
    ...(overridden === undefined ? [] : [{ id: 'decision.override' }]),
  ];
  return write.assessed(right, index, found, notes);
}

interface RefusedClaim {
  readonly from: number;
  readonly jurisdiction: string;
  /** By an appeal. */
  readonly isReopened: boolean;
}

function refusedClaims(benefit: string, { decisions, known }: PersonTimeline): RefusedClaim[] {
  return decisions
    .filter(({ benefits }) => benefits[benefit]?.outcome === 'refused')
    .map(({ id, fromMonth, jurisdiction }) => ({
      from: monthIndex(fromMonth),
      jurisdiction,
      isReopened: known.reopened.has(id),
    }));
}

/** What the entitlement adds to the reasons of the determination in a month. */
function notesOf(right: Right, index: number): Because[] {
  const notes: Because[] = [];
  if (index === right.start) notes.push({ id: right.afterExpiry === undefined ? 'accrual' : 'reissue.from' });
  const lift = right.lifts.find(({ from, until }) => from <= index && index < until);
  if (lift !== undefined) notes.push({ id: 'transition', on: lift.expiredOn });
  const reissue = right.reissues.find(({ from, until }) => from <= index && index < until);
  if (reissue !== undefined)
    notes.push({
      id: reissue.isCardAwaited ? 'reissue.card-awaited' : 'reissue.unchanged',
      on: reissue.changedOn,
    });
  const { issuedOn } =
    right.reissues.find(({ until, isCardAwaited }) => isCardAwaited && until === index) ?? {};
  if (issuedOn !== undefined) notes.push({ id: 'reissue.as-registered', on: issuedOn });
  return notes;
}

/** Changes of life that take effect in a month; while a card is being issued anew, they wait. */
function changesIn({ shifts, reissues }: Right, index: number): Because[] {
  if (reissues.some(({ from, until }) => from <= index && index < until)) return [];
  return shifts
    .filter(({ isChange, effective }) => isChange && effective === index)
    .map(({ event, on }) => ({ id: `event.${event}`, on }));
}

/** A change of life that changed nothing for this benefit is no reason of its month. */
function isSame(
  { benefit: { outcome, fen, class: taken } }: Assessed,
  last: BenefitDue | undefined,
): boolean {
  return outcome === last?.outcome && fen === last.fen && taken === last.class;
}
