import type { DatedMoney, DatedNumber, Parameter } from '../../generated/policy-file.ts';
import { parseMoney } from '../shared/money.ts';
import { addMonths } from '../shared/month.ts';
import { compare, decimal, divideBy, multiply, type Rational, roundTo, whole } from '../shared/rational.ts';
import type { Policy } from './policy.ts';

/** The fact that chooses between town and country. */
export const AREA_FACT = 'hukou.area';

/** Town or country, as far as it is known of a person. */
export function areaOf(values: ReadonlyMap<string, unknown>): string | undefined {
  const area = values.get(AREA_FACT);
  return typeof area === 'string' ? area : undefined;
}

/** A parameter for a month: its exact value (amounts in 分), or the fact or parameter that is missing for it. */
export type ParameterValue =
  | { readonly known: true; readonly value: Rational; readonly isMoney: boolean }
  | { readonly known: false; readonly missing: string };

/** Reads a parameter. `area` is urban, rural or unknown. A parameter that no level has set is missing itself. */
export function parameterValue(
  policy: Policy,
  id: string,
  month: string,
  area: string | undefined,
): ParameterValue {
  return read(policy, id, month, area, 0);
}

/** Chains of shares are short; the check refuses circles, this bounds what slipped through. */
const DEEPEST = 40;

function read(
  policy: Policy,
  id: string,
  month: string,
  area: string | undefined,
  depth: number,
): ParameterValue {
  const parameter = policy.rules.parameters?.[id];
  const unset: ParameterValue = { known: false, missing: `parameters.${id}` };
  if (parameter === undefined || depth > DEEPEST) return unset;
  const own = ownValue(policy, id, parameter, month, area, depth);
  if (!own.known || parameter.notBelow === undefined) return own;
  const bounds = [
    parameter.notBelow.includes('superior') ? superiorValue(policy, id, month, area, depth) : undefined,
    parameter.notBelow.includes('last-year') && policy.lastYear
      ? read(policy.lastYear, id, addMonths(month, -12), area, depth + 1)
      : undefined,
  ];
  return bounds.reduce<ParameterValue>(higher, own);
}

/** What the nearest level above that knows the parameter gives for it. */
export function superiorValue(
  policy: Policy,
  id: string,
  month: string,
  area: string | undefined,
  depth = 0,
): ParameterValue {
  if (policy.superior === undefined) return { known: false, missing: `parameters.${id}` };
  return read(policy.superior, id, month, area, depth + 1);
}

/** A bound that nobody has set does not bind. */
function higher(own: ParameterValue, bound: ParameterValue | undefined): ParameterValue {
  if (!own.known || bound === undefined || !bound.known) return own;
  return compare(bound.value, own.value) > 0 ? bound : own;
}

function ownValue(
  policy: Policy,
  id: string,
  parameter: Parameter,
  month: string,
  area: string | undefined,
  depth: number,
): ParameterValue {
  const { amount, number } = parameter;
  if (amount !== undefined) {
    if (typeof amount === 'object' && 'percent' in amount) {
      const base = read(policy, amount.of, month, area, depth + 1);
      if (!base.known) return base;
      const share = divideBy(multiply(base.value, decimal(amount.percent)), 100n);
      const value = parameter.rounding === undefined ? share : roundMoney(share, parameter.rounding);
      return { known: true, value, isMoney: true };
    }
    const dated = byArea(amount, area);
    if (dated === undefined) return { known: false, missing: AREA_FACT };
    const text = inMonth<string>(dated, month);
    const fen = text === undefined ? undefined : parseMoney(text);
    if (fen === undefined) return { known: false, missing: `parameters.${id}` };
    return { known: true, value: whole(fen), isMoney: true };
  }
  if (number === undefined) return { known: false, missing: `parameters.${id}` };
  const dated = byArea(number, area);
  if (dated === undefined) return { known: false, missing: AREA_FACT };
  const value = inMonth<number>(dated, month);
  if (value === undefined) return { known: false, missing: `parameters.${id}` };
  return { known: true, value: decimal(value), isMoney: false };
}

function byArea<T extends DatedMoney | DatedNumber>(
  value: T | { urban: T; rural: T },
  area: string | undefined,
): T | undefined {
  if (typeof value !== 'object' || !('urban' in value)) return value;
  return area === 'urban' || area === 'rural' ? value[area] : undefined;
}

/** The entry of the latest month not after the reference month; undefined before the first. */
function inMonth<T extends string | number>(
  value: T | { schedule: Record<string, T> },
  month: string,
): T | undefined {
  if (typeof value !== 'object') return value;
  const latest = Object.keys(value.schedule)
    .filter((from) => from <= month)
    .sort()
    .at(-1);
  return latest === undefined ? undefined : value.schedule[latest];
}

/** Rounds 分: to the 分, to the yuan, or up to the yuan. */
export function roundMoney(value: Rational, rounding: 'none' | 'half-up-yuan' | 'up-yuan'): Rational {
  if (rounding === 'none') return whole(roundTo(value, 1n, 'half-up'));
  return whole(roundTo(value, 100n, rounding === 'up-yuan' ? 'up' : 'half-up'));
}
