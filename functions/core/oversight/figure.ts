import type { Bilingual } from '../shared/text.ts';

/** A figure of one topic: what a record adds to it. A record to which it adds nothing does not stand behind it. */
export interface Figure<R> {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly label: Bilingual;
  /** Cases, people, terms or 分, as of a day. */
  readonly of: (record: R, on: string) => number;
}

/** count: a number of something · fen: money, in 分. */
export type FigureUnit = 'count' | 'fen';

/** What a figure is called and measured in. */
export type FigureLabel = Pick<Figure<never>, 'id' | 'unit' | 'label'>;

/** Figures of one topic by id. */
export type FigureSums = Readonly<Record<string, number>>;

/** What records come to, added to what came before. */
export function addRecords<R>(
  before: FigureSums,
  figures: readonly Figure<R>[],
  records: readonly R[],
  on: string,
): FigureSums {
  const sums: Record<string, number> = {};
  for (const { id, of } of figures)
    sums[id] = records.reduce((sum, record) => sum + of(record, on), before[id] ?? 0);
  return sums;
}

/** Figures of two places together. */
export function addSums(one: FigureSums, other: FigureSums): FigureSums {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...ids].map((id) => [id, (one[id] ?? 0) + (other[id] ?? 0)]));
}

/** A figure that counts the records of which something is true. */
export function counting<R>(
  id: string,
  zh: string,
  en: string,
  isMeant: (record: R, on: string) => boolean,
): Figure<R> {
  return { id, unit: 'count', label: { zh, en }, of: (record, on) => (isMeant(record, on) ? 1 : 0) };
}

/** A figure that adds up money, in 分. */
export function money<R>(id: string, zh: string, en: string, of: Figure<R>['of']): Figure<R> {
  return { id, unit: 'fen', label: { zh, en }, of };
}
