import { createHash } from 'node:crypto';
import type { ItemRow } from '../item-table/item-row.ts';
import { exportLine } from './table-export-lines.ts';

const modulus = 1n << 256n;

/** Counts rows and sums their SHA-256, so that the same rows in any order and any file give the same 64 digits. */
export interface RowsDigest {
  add(row: ItemRow): void;
  readonly count: number;
  readonly text: string;
}

/** A digest of no rows yet. It tells loss and damage, not an attacker: sign or keep it elsewhere for that. */
export function rowsDigest(): RowsDigest {
  let sum = 0n;
  let count = 0;
  return {
    add: (row) => {
      const hash = createHash('sha256').update(exportLine(row)).digest('hex');
      sum = (sum + BigInt(`0x${hash}`)) % modulus;
      count += 1;
    },
    get count() {
      return count;
    },
    get text() {
      return sum.toString(16).padStart(64, '0');
    },
  };
}
