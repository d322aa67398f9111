import { digestOf } from '../shared/digest.ts';
import type { LedgerLine } from './ledger-line.ts';
import { packLines } from './packed-lines.ts';

/** Hash of all that one payment writes, in whatever order; null where it writes nothing. */
export function paymentSeal(lines: readonly LedgerLine[]): string | null {
  const [first] = lines;
  if (first === undefined) return null;
  const sorted = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  return digestOf([first.person, packLines(sorted)]);
}

/** The next link of a run's chain: one payment, after all payments before it. Payments without lines add none. */
export function sealPayment(previous: string | null, seal: string | null): string | null {
  return seal === null ? previous : digestOf([previous, seal]);
}
