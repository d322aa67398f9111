import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { addDays, daysBetween } from '../shared/calendar-date.ts';
import { formatMoney } from '../shared/money.ts';
import { monthIndex, monthOfIndex } from '../shared/month.ts';

/** Ordered values as whole steps: 分, days, months, units, hundredths. */
export interface Scale {
  /** From a fact's inner form; a fraction of a step where a threshold lies between two. */
  readonly steps: (inner: unknown) => number;
  /** To the form in which a fact is given. */
  readonly given: (steps: number) => unknown;
  readonly least: number;
  readonly most: number;
}

const FIRST_DAY = '1800-01-01';
const LAST_DAY = '2999-12-31';

/** The scale of a fact whose values have an order; undefined for all others. */
export function scaleOf({ kind, fact }: FactDefinition): Scale | undefined {
  const { minimum = -Infinity, maximum = Infinity, type } = fact.schema ?? { type: 'string' };
  if (kind === 'money') return { steps: Number, given: formatMoney, least: 0, most: 99_999_999_999 };
  if (kind === 'number' && type === 'integer')
    return { steps: Number, given: (steps) => steps, least: Math.ceil(minimum), most: Math.floor(maximum) };
  if (kind === 'number')
    return {
      steps: (inner) => hundredths(Number(inner)),
      given: (steps) => steps / 100,
      least: Math.ceil(hundredths(minimum)),
      most: Math.floor(hundredths(maximum)),
    };
  if (kind === 'date')
    return {
      steps: (inner) => daysBetween(FIRST_DAY, String(inner)),
      given: (steps) => addDays(FIRST_DAY, steps),
      least: 0,
      most: daysBetween(FIRST_DAY, LAST_DAY),
    };
  if (kind !== 'month') return undefined;
  return {
    steps: (inner) => monthIndex(String(inner)),
    given: monthOfIndex,
    least: monthIndex(FIRST_DAY),
    most: monthIndex(LAST_DAY),
  };
}

/** 0.29 × 100 is 28.999…: what is that close to a whole step is meant to be one. */
function hundredths(value: number): number {
  const steps = value * 100;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? Math.round(steps) : steps;
}
