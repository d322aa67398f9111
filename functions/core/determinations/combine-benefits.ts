import type { HeldBenefit } from '../facts/other-benefits.ts';
import type { Fen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Claim } from './claim.ts';
import type { CompiledConcurrence } from './compile-policy.ts';

/** A claim and another benefit of which only the higher is paid. */
export interface Conflict {
  readonly claim: Claim;
  readonly other: HeldBenefit;
  readonly found: CompiledConcurrence;
}

/** One way to go: the others that are kept (the rest is given up) and what all comes to. */
interface Option {
  readonly kept: ReadonlySet<HeldBenefit>;
  readonly benefits: readonly Claim[];
  readonly total: Fen;
}

/** One way to go as it was weighed: which of ours, which of the others, and whether it is the one taken. */
export interface WeighedCombination {
  readonly benefits: readonly Claim[];
  readonly others: readonly HeldBenefit[];
  readonly total: Fen;
  readonly taken: boolean;
}

/** With more, the ways to combine could not be weighed in time. */
const MOST_OTHERS = 12;

/**
 * Weighs every way to keep or give up the other benefits that exclude ours and takes the highest total. The
 * person's recorded choice narrows the ways where the policy leaves it to the person. At equal totals the rule's
 * `tie` decides: what is already drawn stays, unless it says `own`.
 */
export function bestCombination(
  conflicts: readonly Conflict[],
  claims: readonly Claim[],
): { taken: Option; all: WeighedCombination[] } {
  const others = [...new Set(conflicts.map(({ other }) => other))];
  if (others.length > MOST_OTHERS)
    throw new Refusal(
      'facts-invalid',
      `${others.length} other benefits stand against ours; right is at most ${MOST_OTHERS}`,
      [
        {
          pointer: '/facts/otherBenefits',
          code: 'other-benefits-too-many',
          detail: `at most ${MOST_OTHERS}`,
        },
      ],
    );
  const options: Option[] = [];
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const kept = new Set(others.filter((_, index) => (bits & (1 << index)) === 0));
    if (isChosen(kept, conflicts)) options.push(weigh(kept, conflicts, claims));
  }
  const ordered = options.sort((a, b) => b.total - a.total || tieRank(a, conflicts) - tieRank(b, conflicts));
  const taken = ordered[0] ?? weigh(new Set(others), conflicts, claims);
  return {
    taken,
    all: ordered.map((option) => ({
      benefits: option.benefits,
      others: others.filter((other) => option.kept.has(other)),
      total: option.total,
      taken: option === taken,
    })),
  };
}

function isChosen(kept: ReadonlySet<HeldBenefit>, conflicts: readonly Conflict[]): boolean {
  return conflicts.every(
    ({ found, other }) => found.entry.choice !== 'person' || kept.has(other) === (other.choice === 'other'),
  );
}

function weigh(
  kept: ReadonlySet<HeldBenefit>,
  conflicts: readonly Conflict[],
  claims: readonly Claim[],
): Option {
  const lost = new Set(conflicts.filter(({ other }) => kept.has(other)).map(({ claim }) => claim));
  const benefits = claims.filter((claim) => claim.outcome === 'due' && !lost.has(claim));
  const own = benefits.reduce((sum, { fen }) => sum + fen, 0);
  const others = [...kept].reduce((sum, { monthlyAmount }) => sum + (monthlyAmount ?? 0), 0);
  return { kept, benefits, total: own + others };
}

/** Lower is preferred at equal totals: each conflict settled as its `tie` says counts for nothing. */
function tieRank({ kept }: Option, conflicts: readonly Conflict[]): number {
  return conflicts.filter(({ found, other }) => kept.has(other) === (found.entry.tie === 'own')).length;
}
