import type { ItemKey } from '../item-table/item-table.ts';

/** A run and how far it came; names nobody but the officers. */
export const runKey = (runId: string): ItemKey => ({ pk: `payment-run#${runId}`, sk: 'run' });

/** At most one per jurisdiction: whoever holds it is the open run. */
export const openRunKey = (jurisdiction: string): ItemKey => ({
  pk: `payment-runs#${jurisdiction}`,
  sk: 'open',
});

/** gsi2 of runs, by month and number. */
export const runListKey = (jurisdiction: string, month: string, number: number): ItemKey => ({
  pk: `payment-runs#${jurisdiction}`,
  sk: `${month}#${String(number).padStart(4, '0')}`,
});

/** One partition for each first character that an id can have: spreads a large run and keeps the order of ids. */
const idBeginnings = Array.from('0123456789abcdefghijklmnopqrstuvwxyz');

/** A person in a run, sealed. */
export const paymentKey = (runId: string, paymentId: string): ItemKey => ({
  pk: `payments#${runId}#${paymentId.slice(0, 1)}`,
  sk: paymentId,
});

export const paymentPartitions = (runId: string): readonly string[] =>
  idBeginnings.map((beginning) => `payments#${runId}#${beginning}`);
