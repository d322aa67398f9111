import { addRecords, type Figure, type FigureLabel, type FigureSums } from '../../oversight/figure.ts';
import type { OversightRow } from '../../oversight/oversight-row.ts';
import type { Period } from '../../oversight/period.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { pagesOf } from '../payments/pages.ts';
import type { OversightServices } from './oversight-services.ts';

/** A county in a period, looked at on a day. */
export interface CountyInPeriod {
  readonly county: string;
  readonly period: Period;
  readonly on: string;
}

/** How the records of a topic are read: its lists, a page of one of them, and what stands in the drill-down. */
export interface TopicLists<R> {
  readonly figures: readonly Figure<R>[];
  /** Names of the lists that hold the period's records, each a key of a store: months, states, runs. */
  readonly parts: (services: OversightServices, where: CountyInPeriod) => Promise<readonly string[]>;
  /** Records of the period only; a page may be short. */
  readonly read: (
    services: OversightServices,
    where: CountyInPeriod,
    part: string,
    page: PageRequest,
  ) => Promise<Paged<R>>;
  readonly row: (services: OversightServices, record: R, county: string) => Promise<OversightRow>;
}

/** A record and what it adds to the figure that was asked for. */
export interface CountedRow extends OversightRow {
  readonly value: number;
}

/** A topic, whatever its records are. */
export interface Topic {
  readonly figures: readonly FigureLabel[];
  readonly parts: TopicLists<never>['parts'];
  /** All figures of a county. */
  readonly sum: (services: OversightServices, where: CountyInPeriod) => Promise<FigureSums>;
  /** A page of a part, without the records that add nothing to a figure. */
  readonly rows: (
    services: OversightServices,
    where: CountyInPeriod,
    part: string,
    figure: string,
    page: PageRequest,
  ) => Promise<Paged<CountedRow>>;
}

/** Sealed records are opened one by one; this many at once. */
const RECORDS = 500;

export function topicOf<R>({ figures, parts, read, row }: TopicLists<R>): Topic {
  return {
    figures,
    parts,
    sum: async (services, where) => {
      let sums = addRecords({}, figures, [], where.on);
      for (const part of await parts(services, where))
        for await (const records of pagesOf((page) => read(services, where, part, page), RECORDS))
          sums = addRecords(sums, figures, records, where.on);
      return sums;
    },
    rows: async (services, where, part, figureId, page) => {
      const { of } = figureNamed(figures, figureId);
      const { items, next } = await read(services, where, part, page);
      const counted = items
        .map((record) => ({ record, value: of(record, where.on) }))
        .filter(({ value }) => value !== 0);
      const rows = counted.map(async ({ record, value }) => ({
        ...(await row(services, record, where.county)),
        value,
      }));
      return { items: await Promise.all(rows), next };
    },
  };
}

/** Refuses request-invalid with the figures that there are. */
export function figureNamed<F extends FigureLabel>(figures: readonly F[], id: string): F {
  const found = figures.find((figure) => figure.id === id);
  if (found !== undefined) return found;
  const right = figures.map((figure) => figure.id).join(', ');
  const detail = `figure is ${JSON.stringify(id.slice(0, 40))}; right is one of ${right}`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/query/figure', code: 'figure', detail }]);
}
