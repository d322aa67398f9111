import type { Derivation } from '../../generated/policy-file.ts';
import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { AREA_FACT, parameterValue } from '../policies/parameter-value.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import { monthIndex, monthOfIndex } from '../shared/month.ts';
import type { Known } from './known.ts';
import { pointsAround } from './points-around.ts';
import type { Scale } from './scales.ts';
import { factIn, type Threshold, thresholdsOf } from './thresholds.ts';

/** The steps of a fact's scale on both sides of everything that the policy compares it, or what derives from it, with. */
export function landmarks(known: Known, definition: FactDefinition, scale: Scale): number[] {
  const own = comparedWith(known, definition.id).flatMap(({ operator, value }) =>
    pointsAround(operator, scale.steps(value)),
  );
  const derived = known.compiled.dictionary.derived.flatMap(({ id, fact }) =>
    fact.derived?.from === definition.id ? throughDerivation(known, id, fact.derived, scale) : [],
  );
  const all = [...own, ...derived, ...aroundEvents(known, definition.id, scale)];
  const inRange = all.filter(
    (steps) => Number.isFinite(steps) && steps >= scale.least && steps <= scale.most,
  );
  return [...new Set(inRange)].sort((a, b) => a - b);
}

/** A fact's thresholds with their values of the month; what is not known yet is left out. */
export function comparedWith(known: Known, fact: string): Threshold[] {
  const thresholds = thresholdsOf(known.compiled).get(fact) ?? [];
  return thresholds.flatMap(({ operator, value }) =>
    valuesOf(known, value).map((one) => ({ operator, value: one })),
  );
}

function valuesOf(known: Known, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const source = factIn(value);
  if (source === undefined) return [value];
  if (source.startsWith(parameterFact('')))
    return parameterValues(known, source.slice(parameterFact('').length));
  const other = known.values.get(source);
  return other === undefined || other === null ? [] : [other];
}

/** A parameter's value; both of them where town or country is not known. */
function parameterValues({ compiled, month, values }: Known, id: string): number[] {
  const area = values.get(AREA_FACT);
  const areas = typeof area === 'string' ? [area] : ['urban', 'rural'];
  return areas.flatMap((one) => {
    const parameter = parameterValue(compiled.policy, id, month, one);
    return parameter.known ? [Number(parameter.value.n) / Number(parameter.value.d)] : [];
  });
}

/** Where the base of a derivation must lie for the derived fact to lie on each side of its thresholds. */
function throughDerivation(known: Known, id: string, derivation: Derivation, scale: Scale): number[] {
  const thresholds = comparedWith(known, id).flatMap(({ operator, value }) =>
    typeof value === 'number' ? [{ operator, value }] : [],
  );
  const sides = thresholds.flatMap(({ operator, value }) => pointsAround(operator, value));
  return BEFORE[derivation.kind]({ known, derivation, scale, thresholds, sides });
}

interface Through {
  readonly known: Known;
  readonly derivation: Derivation;
  readonly scale: Scale;
  /** What the derived fact is compared with, and its values on the sides of that. */
  readonly thresholds: readonly { readonly operator: string; readonly value: number }[];
  readonly sides: readonly number[];
}

/** What is derived from codes, lists and certificates is not found by steps of a scale. */
const nowhere = (): number[] => [];

/** One entry per kind: the steps of the base that lead to the sides of the derived fact. */
const BEFORE: Readonly<Record<Derivation['kind'], (through: Through) => number[]>> = {
  age: ({ known: { compiled, month }, scale, sides }) => {
    const isLater = compiled.policy.rules.time?.age?.countsFrom === 'month-after-birthday';
    const ages = sides.filter((age) => age >= 0);
    return ages.map((age) => scale.steps(midMonth(monthIndex(month) - age * 12 - (isLater ? 1 : 0))));
  },
  'months-until': ({ known: { month }, scale, sides }) =>
    sides.map((months) => scale.steps(midMonth(monthIndex(month) + months))),
  'multiple-of': ({ known, derivation, thresholds }) =>
    thresholds.flatMap(({ value }) =>
      parameterValues(known, derivation.parameter ?? '').flatMap((base) => {
        const amount = value * base;
        return [Math.floor(amount) - 1, Math.floor(amount), Math.ceil(amount), Math.ceil(amount) + 1];
      }),
    ),
  'within-jurisdiction': nowhere,
  categories: nowhere,
  'heaviest-level': nowhere,
  'level-of': nowhere,
  'held-benefits': nowhere,
  count: nowhere,
};

/** A life event stops a benefit from a month on: days in the months around it. */
function aroundEvents({ compiled, month }: Known, fact: string, scale: Scale): number[] {
  return compiled.benefits.flatMap(({ events }) =>
    events.flatMap(({ event }) => {
      if (event.fact !== fact && event.endedBy !== fact) return [];
      const turning = monthIndex(month) - (event.fact === fact ? (event.afterMonths ?? 0) : 0);
      return [turning - 1, turning, turning + 1].map((index) => scale.steps(midMonth(index)));
    }),
  );
}

function midMonth(index: number): string {
  return `${monthOfIndex(index)}-15`;
}
