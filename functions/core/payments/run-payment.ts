import type { PersonRef } from '../ports/identity-vault.ts';
import { digestOf } from '../shared/digest.ts';
import type { RunPayment } from './payment-run.ts';
import type { Settlement } from './settlement.ts';

/** The bank's reference for a person in a run: always the same, tells nothing, fits into a bank's field. */
function paymentIdOf(run: string, person: PersonRef): string {
  return digestOf([run, person]).slice(0, 32);
}

/** What a run stores of a person; undefined where nothing is written, paid or to be shown. */
export function runPaymentOf(run: string, person: PersonRef, settlement: Settlement): RunPayment | undefined {
  const { lines, changes, pays, unpayable } = settlement;
  if (lines.length === 0 && changes.length === 0) return undefined;
  return {
    ...emptyPayment(run, person),
    fen: Object.values(pays).reduce((sum, fen) => sum + fen, 0),
    lines,
    changes,
    unpayable: unpayable > 0 ? 'no-account' : null,
  };
}

/** A person of whom a run holds nothing; stands over what an interrupted preparation may have left. */
export function emptyPayment(run: string, person: PersonRef): RunPayment {
  const id = paymentIdOf(run, person);
  return { id, run, person, fen: 0, lines: [], changes: [], unpayable: null, bank: null };
}

/** What of a payment goes to the bank, by benefit, in 分. */
export function cashByBenefit({ lines }: RunPayment): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, setOff, benefit, fen } of lines)
    if (kind === 'paid' && setOff === null) sums[benefit] = (sums[benefit] ?? 0) + fen;
  return sums;
}
