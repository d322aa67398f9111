import type { Amount, Factor } from '../../generated/policy-file.ts';
import {
  areaOf,
  type ParameterValue,
  parameterValue,
  roundMoney,
  superiorValue,
} from '../policies/parameter-value.ts';
import type { Policy } from '../policies/policy.ts';
import type { Truth } from '../rules/truth.ts';
import { type Fen, parseMoney } from '../shared/money.ts';
import type { Month } from '../shared/month.ts';
import { add, compare, decimal, divideBy, multiply, type Rational, whole } from '../shared/rational.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A service that stands in for cash. */
export interface InKind {
  readonly service: Bilingual;
  readonly provider: Bilingual;
  /** Its value, in 分. */
  readonly value: Fen;
}

/** What an amount comes to: cash in 分 and services; or the facts and parameters missing for it. */
export type AmountValue =
  | { readonly known: true; readonly fen: Fen; readonly inKind: readonly InKind[] }
  | { readonly known: false; readonly missing: readonly string[] };

export interface AmountContext {
  readonly policy: Policy;
  readonly month: Month;
  readonly values: ReadonlyMap<string, unknown>;
  /** Truth of an add-on's condition, and the facts that are unknown where it is. */
  readonly addOn: (condition: object) => { truth: Truth; unknown: readonly string[] };
}

type Exact =
  | { readonly known: true; readonly value: Rational; readonly inKind: readonly InKind[] }
  | { readonly known: false; readonly missing: readonly string[] };

/** Computes an amount exactly and rounds it once, at the end. */
export function amountValue(
  amount: Amount,
  rounding: 'none' | 'half-up-yuan' | 'up-yuan',
  context: AmountContext,
): AmountValue {
  const exact = evaluate(amount, context);
  if (!exact.known) return exact;
  return { known: true, fen: Number(roundMoney(exact.value, rounding).n), inKind: exact.inKind };
}

function evaluate(amount: Amount, context: AmountContext): Exact {
  const { policy, month } = context;
  if (typeof amount === 'string') return cash(whole(parseMoney(amount) ?? 0));
  if ('parameter' in amount)
    return fromParameter(parameterValue(policy, amount.parameter, month, areaOf(context.values)));
  if ('superior' in amount)
    return fromParameter(superiorValue(policy, amount.superior, month, areaOf(context.values)));
  if ('percent' in amount) {
    const base = fromParameter(parameterValue(policy, amount.of, month, areaOf(context.values)));
    return scale(base, (value) => divideBy(multiply(value, decimal(amount.percent)), 100n));
  }
  if ('sum' in amount) return added(amount.sum, context);
  if ('maximum' in amount) return chosen(amount.maximum, context, (one, best) => compare(one, best) > 0);
  if ('minimum' in amount) return chosen(amount.minimum, context, (one, best) => compare(one, best) < 0);
  if ('yearly' in amount) return scale(evaluate(amount.yearly, context), (value) => divideBy(value, 12n));
  if ('multiply' in amount) return multiplied(amount.multiply, amount.by, context);
  if ('addOn' in amount) return withAddOn(amount, context);
  return inKind(amount.inKind, context);
}

function multiplied(base: Amount, by: Factor, context: AmountContext): Exact {
  const factor = factorValue(by, context);
  const value = evaluate(base, context);
  if (factor.known) return scale(value, (cashValue) => multiply(cashValue, factor.value));
  return value.known ? factor : { known: false, missing: [...value.missing, ...factor.missing] };
}

function factorValue(by: Factor, context: AmountContext): { known: true; value: Rational } | Unknown {
  if (typeof by === 'number') return { known: true, value: decimal(by) };
  if ('fact' in by) {
    const value = context.values.get(by.fact);
    return typeof value === 'number' && value >= 0
      ? { known: true, value: decimal(value) }
      : { known: false, missing: [by.fact] };
  }
  const value = parameterValue(context.policy, by.parameter, context.month, areaOf(context.values));
  return value.known ? value : { known: false, missing: [value.missing] };
}

function withAddOn(amount: Extract<Amount, { addOn: Amount }>, context: AmountContext): Exact {
  const { truth, unknown } = context.addOn(amount.when);
  if (truth === undefined) return { known: false, missing: unknown };
  return truth ? added([amount.to, amount.addOn], context) : evaluate(amount.to, context);
}

function inKind(service: Extract<Amount, { inKind: object }>['inKind'], context: AmountContext): Exact {
  const value = evaluate(service.value, context);
  if (!value.known) return value;
  const stated: InKind = {
    service: bilingual(service.service, ''),
    provider: bilingual(service.provider, ''),
    value: Number(roundMoney(value.value, 'none').n),
  };
  return { known: true, value: whole(0), inKind: [stated] };
}

type Unknown = { readonly known: false; readonly missing: readonly string[] };

type Known = Extract<Exact, { known: true }>;

function evaluateAll(
  parts: readonly Amount[],
  context: AmountContext,
): { known: true; all: Known[] } | Unknown {
  const values = parts.map((part) => evaluate(part, context));
  const missing = values.flatMap((value) => (value.known ? [] : value.missing));
  return missing.length > 0
    ? { known: false, missing }
    : { known: true, all: values.filter((value) => value.known) };
}

function added(parts: readonly Amount[], context: AmountContext): Exact {
  const values = evaluateAll(parts, context);
  if (!values.known) return values;
  const value = values.all.map((one) => one.value).reduce(add);
  return { known: true, value, inKind: values.all.flatMap(({ inKind: services }) => services) };
}

/** One of the parts as a whole, cash and services; a service counts for what it is worth. */
function chosen(
  parts: readonly Amount[],
  context: AmountContext,
  isBetter: (one: Rational, best: Rational) => boolean,
): Exact {
  const values = evaluateAll(parts, context);
  if (!values.known) return values;
  return values.all.reduce((best, one) => (isBetter(worth(one), worth(best)) ? one : best));
}

function worth({ value, inKind: services }: Known): Rational {
  return services.reduce((total, service) => add(total, whole(service.value)), value);
}

function cash(value: Rational): Exact {
  return { known: true, value, inKind: [] };
}

/** Changes an amount, and what its services are worth with it. */
function scale(exact: Exact, change: (value: Rational) => Rational): Exact {
  if (!exact.known) return exact;
  const services = exact.inKind.map((service) => ({
    ...service,
    value: Number(roundMoney(change(whole(service.value)), 'none').n),
  }));
  return { known: true, value: change(exact.value), inKind: services };
}

function fromParameter(parameter: ParameterValue): Exact {
  return parameter.known ? cash(parameter.value) : { known: false, missing: [parameter.missing] };
}
