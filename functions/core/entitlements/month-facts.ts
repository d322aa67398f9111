import { monthIndex } from '../shared/month.ts';
import { CERTIFICATE, ISSUED_ON } from './certificate-facts.ts';
import { firstMonthFrom } from './first-month-from.ts';
import type { EntryOf } from './known-entries.ts';
import type { Lift, Right } from './right.ts';

/** Values that begin to count together in a month. */
interface FactChange {
  readonly from: string;
  readonly asOf: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly isCertificate: boolean;
  /** Index of the month from which they count. */
  readonly effective: number;
}

/** The facts of a month, and a key that is the same for months with the same facts. */
export interface MonthFacts {
  readonly key: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsAsOf: Readonly<Record<string, string>>;
}

/** How a month is looked at: as of a day within it, and with which certificate. */
export interface View {
  readonly index: number;
  /** Facts that changed by this day count, too. */
  readonly asOf?: string;
  /** The certificate as it was on this day, whatever the rest. */
  readonly certificateOn?: string;
}

/** Gives the facts of months as one right sees them. Equal months get the same object. */
export function monthFactsOf(right: Right, entries: readonly EntryOf<'facts'>[]): (view: View) => MonthFacts {
  const changes = entries.flatMap((entry) => changesIn(entry, right));
  const seen = new Map<string, MonthFacts>();
  return (view) => {
    let key = '';
    const counting = changes.filter((change, number) => {
      const isCounting = counts(change, view, right.lifts, changes);
      if (isCounting) key += `${number} `;
      return isCounting;
    });
    const known = seen.get(key);
    if (known !== undefined) return known;
    const fresh = merged(key, counting);
    seen.set(key, fresh);
    return fresh;
  };
}

function merged(key: string, changes: readonly FactChange[]): MonthFacts {
  const facts: Record<string, unknown> = {};
  const factsAsOf: Record<string, string> = {};
  for (const { values, asOf } of changes)
    for (const [fact, value] of Object.entries(values)) {
      facts[fact] = value;
      if (asOf === null) delete factsAsOf[fact];
      else factsAsOf[fact] = asOf;
    }
  return { key, facts, factsAsOf };
}

/** The certificate's facts apart from the rest, each with the month from which it counts. */
function changesIn({ from, values, asOf }: EntryOf<'facts'>, right: Right): FactChange[] {
  const bySubject = Map.groupBy(Object.entries(values), ([fact]) => fact.split('.')[0] ?? '');
  const byMonth = new Map<
    string,
    { isCertificate: boolean; effective: number; pairs: [string, unknown][] }
  >();
  for (const [subject, pairs] of bySubject) {
    const isCertificate = subject === CERTIFICATE;
    const effective = effectiveMonth(subject, from, right);
    const key = `${isCertificate} ${effective}`;
    const known = byMonth.get(key);
    if (known === undefined) byMonth.set(key, { isCertificate, effective, pairs: [...pairs] });
    else known.pairs.push(...pairs);
  }
  return [...byMonth.values()].map(({ isCertificate, effective, pairs }) => ({
    from,
    asOf,
    values: Object.fromEntries(pairs),
    isCertificate,
    effective,
  }));
}

function effectiveMonth(subject: string, from: string, { reissues, shifts }: Right): number {
  if (subject === CERTIFICATE)
    for (const { changedOn, issuedOn, until } of reissues)
      if (from >= changedOn && (issuedOn === undefined || from.slice(0, 7) <= issuedOn.slice(0, 7)))
        return until;
  const month = monthIndex(from);
  const shift = shifts.find((one) => one.subject === subject && monthIndex(one.on) === month);
  return shift?.effective ?? firstMonthFrom(from);
}

function counts(
  change: FactChange,
  { index, asOf, certificateOn }: View,
  lifts: readonly Lift[],
  all: readonly FactChange[],
): boolean {
  if (change.isCertificate) {
    if (certificateOn !== undefined) return change.from <= certificateOn;
    const lift = lifts.find(({ from, until }) => from <= index && index < until);
    if (lift !== undefined && change.from > lift.expiredOn && !isRenewed(lift, index, all)) return false;
  }
  return change.effective <= index || (asOf !== undefined && change.from <= asOf);
}

function isRenewed({ expiredOn }: Lift, index: number, all: readonly FactChange[]): boolean {
  return all.some(({ values, effective }) => {
    const issuedOn = values[ISSUED_ON];
    return effective <= index && typeof issuedOn === 'string' && issuedOn > expiredOn;
  });
}
