import type { Determination } from '../determinations/determination.ts';
import type { Gap } from './gap.ts';
import type { Settles } from './screening.ts';
import type { Simulated } from './simulate.ts';

/** A question that could come next, with what each answer would lead to. */
export interface Candidate {
  readonly gap: Gap;
  readonly simulated: readonly Simulated[];
  /** Whether some answer changes more than that this question is no longer open. */
  readonly changesSomething: boolean;
  readonly settles: Settles;
  /** Entries expected to be missing after the answer. */
  readonly missingAfter: number;
}

/** Weighs what the answers to a question would settle of what is open now. */
export function weighQuestion(gap: Gap, simulated: readonly Simulated[], now: Determination): Candidate {
  const open = Object.keys(now.benefits).filter((id) => now.benefits[id]?.outcome === 'undetermined');
  const settledBy = ({ determination }: Simulated) =>
    open.filter((id) => determination.benefits[id]?.outcome !== 'undetermined');
  const count = Math.max(1, Object.keys(now.benefits).length);
  const before = signature(now, gap.id);
  return {
    gap,
    simulated,
    changesSomething: simulated.some(({ determination }) => signature(determination, gap.id) !== before),
    settles: {
      share: expected(simulated, (one) => settledBy(one).length / count),
      benefits: open.filter((id) => simulated.some((one) => settledBy(one).includes(id))),
    },
    missingAfter: expected(simulated, ({ determination }) => missingIn(determination).size),
  };
}

/**
 * Best first: what changes something; the greater share of benefits settled; the fewer facts missing afterwards; who
 * can answer (the applicant, then the window, then a register); the id.
 */
export function rankQuestions(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) =>
      Number(b.changesSomething) - Number(a.changesSomething) ||
      b.settles.share - a.settles.share ||
      a.missingAfter - b.missingAfter ||
      supplierRank(a.gap) - supplierRank(b.gap) ||
      (a.gap.id < b.gap.id ? -1 : 1),
  );
}

/** 0 where the applicant can answer, 1 where the window can, 2 where only a register can. */
export function supplierRank({ definition }: Gap): number {
  const { suppliedBy = ['window'] } = definition.fact;
  if (suppliedBy.includes('applicant')) return 0;
  return suppliedBy.includes('window') ? 1 : 2;
}

/** Rounded, so that the order of adding decides nothing. */
function expected(simulated: readonly Simulated[], value: (one: Simulated) => number): number {
  const sum = simulated.reduce((total, one) => total + one.share * value(one), 0);
  return Math.round(sum * 10_000) / 10_000;
}

function missingIn({ benefits }: Determination): Set<string> {
  return new Set(Object.values(benefits).flatMap(({ missing }) => missing.map(({ fact }) => fact)));
}

function signature({ benefits }: Determination, without: string): string {
  const parts = Object.values(benefits).map(({ outcome, monthlyAmount, missing }) => [
    outcome,
    monthlyAmount,
    ...missing.map(({ fact }) => fact).filter((fact) => fact !== without),
  ]);
  return JSON.stringify(parts);
}
