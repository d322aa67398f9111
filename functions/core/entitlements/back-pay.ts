import { monthIndex } from '../shared/month.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Right } from './right.ts';

/** A month before a restart that is paid after all, and with which certificate. */
export interface BackPay {
  readonly right: Right;
  readonly certificateOn: string;
}

/**
 * The months before each restart that are paid (N 13): all that the policy's cap allows, or those that an officer
 * chose, at the new level or the old. What an officer chose outside of that is told and does not count.
 */
export function backPayOf(
  benefit: string,
  rights: readonly Right[],
  person: PersonTimeline,
): Map<number, BackPay> {
  const paid = new Map<number, BackPay>();
  const entries = person.known['back-pay'].filter((entry) => entry.benefit === benefit);
  const allowed = new Map<number, BackPay>();
  for (const right of rights) {
    if (right.afterExpiry === undefined) continue;
    const { expiredOn, stoppedFrom } = right.afterExpiry;
    const rules = person.policyIn(right.jurisdiction, right.start)?.rules.time?.reissue ?? {};
    const kind = rules.backPay ?? 'never';
    if (kind === 'never') continue;
    const { asOf } = right;
    const certificateOn = rules.backPayAt === 'old-level' ? expiredOn : (asOf.at(-1) ?? expiredOn);
    const first = Math.max(stoppedFrom, right.start - (rules.backPayMonths ?? 0));
    for (let index = first; index < right.start; index += 1) {
      if (!isStoppedByExpiry(rights, index, expiredOn)) continue;
      allowed.set(index, { right, certificateOn });
      if (kind === 'always') paid.set(index, { right, certificateOn });
    }
  }
  for (const { id, months } of entries)
    for (const month of months) {
      const found = allowed.get(monthIndex(month));
      if (found !== undefined) paid.set(monthIndex(month), found);
      else
        person.report(
          id,
          'back-pay-not-allowed',
          `${month} cannot be paid back for ${benefit}; right are the months that the policy allows before the month of the new certificate${listed(allowed)}`,
        );
    }
  return paid;
}

/** What stopped a month for another reason, too, is not made up for with the certificate. */
function isStoppedByExpiry(rights: readonly Right[], index: number, expiredOn: string): boolean {
  const standing = rights.findLast(({ start }) => start <= index);
  const stops = standing?.stops.filter(({ from, until }) => from <= index && index < until) ?? [];
  return (
    stops.length > 0 && stops.every(({ on, because }) => on === expiredOn && because.startsWith('event.'))
  );
}

function listed(allowed: ReadonlyMap<number, unknown>): string {
  return allowed.size === 0 ? ', and there is none' : `, ${allowed.size} here`;
}
