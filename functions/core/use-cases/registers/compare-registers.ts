import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Comparison } from '../../registers/comparison.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import type { Month } from '../../shared/month.ts';
import { Refusal } from '../../shared/refusal.ts';
import { compareBatch, withBatch } from './compare-batch.ts';
import {
  type ComparisonBatches,
  type ComparisonServices,
  comparisonContext,
  contextWith,
} from './comparison-services.ts';
import { importedSince } from './imported-since.ts';
import { inBatches } from './in-batches.ts';
import { registerPlaces } from './people-of.ts';
import { peopleToCompare } from './people-to-compare.ts';
import { reviewFindings } from './review-findings.ts';

/** Which jurisdiction is compared, and as of which day. */
export interface ComparisonRequest {
  readonly jurisdiction: string;
  readonly on: string;
  /** The last month that a payment run has paid; null: payments are not looked at. */
  readonly paidThrough: Month | null;
  readonly onProgress?: (one: Comparison) => void;
}

/**
 * Compares the registers with what is due and paid: mismatches become findings, once for the same rows; what changes
 * no amount goes into the dossiers as it is. Goes on where it was interrupted; a day's comparison that is done is
 * given back as it is, and goes round again where a register file came since it began. Refuses jurisdiction-unknown,
 * policy-not-in-force, request-invalid for a day that is none or still to come.
 */
export async function compareRegisters(
  services: ComparisonServices,
  { jurisdiction, on, paidThrough, onProgress = () => undefined }: ComparisonRequest,
): Promise<Comparison> {
  const { findings, clock } = services;
  let one = await beginComparison(services, jurisdiction, on);
  if (one.state === 'done') return one;
  const places = await registerPlaces(services.registers, jurisdiction);
  const context = await comparisonContext(services, jurisdiction, on, places);
  const step = async (next: Comparison) => {
    one = next;
    await findings.saveComparison(one);
    onProgress(one);
  };
  if (one.state === 'comparing') {
    const { batches: worked = inTurn(services) } = services;
    const { coverage } = context;
    const people = inBatches(peopleToCompare(services, jurisdiction, one.person));
    for await (const { people: batch, counts } of worked.compare(
      { jurisdiction, on, places, coverage, paidThrough },
      people,
    ))
      await step(withBatch(one, counts, batch.at(-1)?.person ?? one.person));
    await step({ ...one, state: 'reviewing' });
  }
  const reviewed = await reviewFindings(services, context, paidThrough, one, step);
  await step({ ...reviewed, state: 'done', finishedAt: clock.now() });
  return one;
}

/**
 * Begins a day's comparison, so that it can be looked at; gives the one that is there already, begun anew where a
 * register file came since. Refuses as above.
 */
export async function beginComparison(
  { findings, clock, catalogue, registers }: ComparisonServices,
  jurisdiction: string,
  on: string,
): Promise<Comparison> {
  requirePastDay(on, calendarDateAt(clock.now()));
  const known = await findings.comparison(comparisonId(jurisdiction, on));
  const isOutdated =
    known?.state === 'done' && (await importedSince(registers, jurisdiction, known.startedAt));
  if (known !== undefined && !isOutdated) return known;
  catalogue.policyOn(jurisdiction, on, on);
  const first = begun(jurisdiction, on, clock.now());
  const { rounds = 1, superseded = 0 } = known ?? {};
  const fresh = known === undefined ? first : { ...first, rounds: rounds + 1, superseded };
  await findings.saveComparison(fresh);
  return fresh;
}

/** A comparison of a day to come would be the newest one until then, and keep those of the days before it from being due. */
function requirePastDay(on: string, today: string): void {
  if (isCalendarDate(on) && on <= today) return;
  const zh = `比对日为 ${JSON.stringify(on.slice(0, 40))}；应为日历上的日期，写作YYYY-MM-DD，不晚于${today}`;
  const en = `on is ${JSON.stringify(on.slice(0, 40))}; right is a day of the calendar as YYYY-MM-DD, not after ${today}`;
  throw new Refusal('request-invalid', { zh, en }, [{ pointer: '/on', code: 'not-a-day', detail: en, zh }]);
}

/** Id of the comparison of a jurisdiction and day. */
function comparisonId(jurisdiction: string, on: string): string {
  return `comparison_${jurisdiction}_${on}`;
}

function begun(jurisdiction: string, on: string, startedAt: string): Comparison {
  return {
    id: comparisonId(jurisdiction, on),
    jurisdiction,
    on,
    startedAt,
    finishedAt: null,
    state: 'comparing',
    person: null,
    cursor: null,
    people: 0,
    recipients: 0,
    refreshed: 0,
    found: {},
    known: 0,
    superseded: 0,
    overpaidFen: 0,
    underpaidFen: 0,
  };
}

/** Compares one batch after the other. */
export function inTurn(services: ComparisonServices): ComparisonBatches {
  return {
    async *compare(request, people) {
      const { jurisdiction, on, coverage } = request;
      const context = contextWith(services, jurisdiction, on, coverage);
      for await (const batch of people)
        yield { people: batch, counts: await compareBatch(services, context, batch, request) };
    },
  };
}
