import type { CaseSummary } from '../../cases/case-summary.ts';
import { divisionName } from '../../jurisdictions/division-names.ts';
import { type TermState, termState } from '../../oversight/term-state.ts';
import type { CaseStore, Paged, PageRequest } from '../../ports/case-store.ts';

/** How often a term was kept. */
export type TermCount = Readonly<Record<TermState, number>>;

/** An office of a month: what it took or decides, its terms, and how satisfied people were. */
export interface OfficeOversight {
  readonly jurisdiction: string;
  readonly name: string;
  readonly received: number;
  readonly competent: number;
  readonly determined: number;
  readonly withdrawn: number;
  readonly escalated: number;
  /** By clock: push and notify-applicant of what was taken here; decide, stage, re-examine of what is decided here. */
  readonly terms: Readonly<Record<string, TermCount>>;
  /** Mean of the ratings of what was taken here, with two decimals; null without any. */
  readonly meanRating: number | null;
  readonly ratings: number;
}

const ofReceiving: ReadonlySet<string> = new Set(['push', 'notify-applicant', 'correct-file']);
const page = 1000;

/**
 * Sums up the cases of a month of application by county: those of a jurisdiction that have any, so many to a page. Only
 * what is shown is read. It names nobody.
 */
export async function overseeCases(
  cases: Pick<CaseStore, 'list' | 'countiesWithCases'>,
  jurisdiction: string,
  month: string,
  request: PageRequest,
): Promise<Paged<OfficeOversight>> {
  const { items: counties, next } = await cases.countiesWithCases(jurisdiction, month, request);
  const offices: OfficeOversight[] = [];
  for (const county of counties) {
    const received = await all(cases, 'received', county, month);
    const competent = await all(cases, 'competent', county, month);
    if (received.length + competent.length > 0) offices.push(office(county, received, competent));
  }
  return { items: offices, next };
}

async function all(
  cases: Pick<CaseStore, 'list'>,
  list: 'received' | 'competent',
  county: string,
  month: string,
): Promise<CaseSummary[]> {
  const found: CaseSummary[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await cases.list({ list, county, month }, { limit: page, cursor });
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

function office(
  jurisdiction: string,
  received: readonly CaseSummary[],
  competent: readonly CaseSummary[],
): OfficeOversight {
  const terms = [
    ...received.flatMap((one) => one.terms.filter(({ clock }) => ofReceiving.has(clock))),
    ...competent.flatMap((one) => one.terms.filter(({ clock }) => !ofReceiving.has(clock))),
  ];
  const byClock: Record<string, TermCount> = {};
  for (const term of terms) byClock[term.clock] = counted(byClock[term.clock], term);
  const ratings = received.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const sum = ratings.reduce((total, score) => total + score, 0);
  return {
    jurisdiction,
    name: divisionName(jurisdiction) ?? jurisdiction,
    received: received.length,
    competent: competent.length,
    determined: competent.filter(({ determinedAt }) => determinedAt !== null).length,
    withdrawn: received.filter(({ status }) => status === 'withdrawn').length,
    escalated: competent.filter(({ escalatedTo }) => escalatedTo !== null).length,
    terms: byClock,
    meanRating: ratings.length === 0 ? null : Math.round((100 * sum) / ratings.length) / 100,
    ratings: ratings.length,
  };
}

const none: TermCount = { inTime: 0, late: 0, running: 0, overdue: 0 };

function counted(before: TermCount = none, term: CaseSummary['terms'][number]): TermCount {
  const kind = termState(term);
  return { ...before, [kind]: before[kind] + 1 };
}
