import { amountValue } from '../determinations/amount-value.ts';
import { type Candidate, candidatesOf } from '../determinations/choose-class.ts';
import type { CompiledBenefit, CompiledClass } from '../determinations/compile-policy.ts';
import type { BenefitDetermination } from '../determinations/determination.ts';
import type { Inquiry } from '../determinations/inquiry.ts';
import { AREA_FACT } from '../policies/parameter-value.ts';
import type { Fen } from '../shared/money.ts';

/** Bounds in 分; `most` is undefined where none is known. */
export interface MoneyBounds {
  readonly least: Fen;
  readonly most: Fen | undefined;
}

/** What an open benefit comes to at least and at most, however the open questions are answered. */
export function moneyBounds(
  benefit: CompiledBenefit,
  { reasons }: BenefitDetermination,
  inquiry: Inquiry,
): MoneyBounds {
  const mayBeRefused = reasons.some(
    ({ kind, outcome }) =>
      outcome === 'unknown' && (kind === 'requirement' || kind === 'exclusion' || kind === 'concurrence'),
  );
  const candidates = candidatesOf(benefit, inquiry.truths, () => UNWEIGHED);
  const inReach = candidates.filter(({ truth }) => truth !== false);
  const counting = benefit.select === 'first' ? upToFirstMatch(inReach) : inReach;
  const ranges = counting.map(({ compiled, truth }) => ({
    isCertain: truth === true,
    ...rangeOf(compiled, inquiry),
  }));
  const certain = ranges.filter(({ isCertain }) => isCertain);
  const leasts = (benefit.select === 'first' ? ranges : certain).map(({ least }) => least);
  const join = { highest: largest, sum: total, first: smallest }[benefit.select];
  const most = ranges.map((range) => range.most);
  const upper = benefit.select === 'sum' ? total : largest;
  return {
    least: mayBeRefused || certain.length === 0 ? 0 : join(leasts),
    most: most.every((one) => one !== undefined) ? upper(most) : undefined,
  };
}

const UNWEIGHED = { known: true, fen: 0, inKind: [] } as const;

function upToFirstMatch(candidates: readonly Candidate[]): readonly Candidate[] {
  const match = candidates.findIndex(({ truth }) => truth === true);
  return match < 0 ? candidates : candidates.slice(0, match + 1);
}

/** A class's amount with every open add-on left out and put in, in town and in country. Amounts grow with their parts. */
function rangeOf({ amount, rounding }: CompiledClass, inquiry: Inquiry): MoneyBounds {
  const { compiled, month, values, truths } = inquiry;
  const area = values.get(AREA_FACT);
  const areas = typeof area === 'string' ? [area] : ['urban', 'rural'];
  const all = areas.flatMap((one) =>
    [false, true].map((isAdded) =>
      amountValue(amount, rounding, {
        policy: compiled.policy,
        month,
        values: new Map([...values, [AREA_FACT, one]]),
        addOn: (condition) => {
          const rule = compiled.addOnRules.get(JSON.stringify(condition));
          const truth = rule === undefined ? undefined : truths[rule];
          return { truth: truth ?? isAdded, unknown: [] };
        },
      }),
    ),
  );
  const known = all.flatMap((one) => (one.known ? [one.fen] : []));
  return known.length < all.length
    ? { least: 0, most: undefined }
    : { least: smallest(known), most: largest(known) };
}

function largest(amounts: readonly Fen[]): Fen {
  return Math.max(0, ...amounts);
}

function smallest(amounts: readonly Fen[]): Fen {
  return amounts.length === 0 ? 0 : Math.min(...amounts);
}

function total(amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
