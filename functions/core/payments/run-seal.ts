import { digestOf } from '../shared/digest.ts';
import type { LedgerLine } from './ledger-line.ts';

/** The next link of a run's chain: what one payment wrote, after all payments before it. Payments without lines add none. */
export function sealLines(previous: string | null, lines: readonly LedgerLine[]): string | null {
  if (lines.length === 0) return previous;
  const sorted = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  return digestOf([previous, sorted]);
}
