import { parameterValue } from '../policies/parameter-value.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import type { Month } from '../shared/month.ts';
import type { AmountValue } from './amount-value.ts';
import type { CompiledClass, CompiledPolicy } from './compile-policy.ts';

/** What is the same for everybody of one area in one month. */
export interface MonthValues {
  /** The parameters that conditions compare with, as numbers by their engine fact; unset ones are absent. */
  readonly parameters: ReadonlyMap<string, number>;
  /** Amounts of classes, filled as they are asked for. */
  readonly amounts: Map<CompiledClass, AmountValue>;
}

const byPolicy = new WeakMap<CompiledPolicy, Map<string, MonthValues>>();
/** Months and areas that are remembered for one policy. */
const MOST_REMEMBERED = 64;

/** The values of a month in town, in the country, or where the area is unknown; remembered. */
export function monthValues(compiled: CompiledPolicy, month: Month, area: string | undefined): MonthValues {
  const byKey = byPolicy.get(compiled) ?? new Map<string, MonthValues>();
  byPolicy.set(compiled, byKey);
  const key = `${month} ${area}`;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  if (byKey.size >= MOST_REMEMBERED) byKey.clear();
  const fresh = { parameters: comparedParameters(compiled, month, area), amounts: new Map() };
  byKey.set(key, fresh);
  return fresh;
}

function comparedParameters(
  { policy, comparedParameters: ids }: CompiledPolicy,
  month: Month,
  area: string | undefined,
): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const id of ids) {
    const parameter = parameterValue(policy, id, month, area);
    if (parameter.known) values.set(parameterFact(id), Number(parameter.value.n) / Number(parameter.value.d));
  }
  return values;
}
