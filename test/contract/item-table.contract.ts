import { beforeEach, describe } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { startSeconds, type TableUnderTest } from '../support/item-table-samples.ts';
import { indexPagesContract } from './item-table/index-pages.contract.ts';
import { keysContract } from './item-table/keys.contract.ts';
import { limitsContract } from './item-table/limits.contract.ts';
import { queriesContract } from './item-table/queries.contract.ts';
import { racesContract } from './item-table/races.contract.ts';
import { readsContract } from './item-table/reads.contract.ts';
import { transactionsContract } from './item-table/transactions.contract.ts';
import { writesContract } from './item-table/writes.contract.ts';

const parts = {
  reads: readsContract,
  writes: writesContract,
  queries: queriesContract,
  'pages of an index': indexPagesContract,
  'an index of keys alone': keysContract,
  transactions: transactionsContract,
  limits: limitsContract,
  races: racesContract,
};

/** What the stores rely on, whatever table they run over; each test begins with an empty one. */
export const itemTableContract = (openEmpty: (epochSeconds: () => number) => Promise<ItemTable>): void => {
  describe.each(Object.entries(parts))('%s', (_, part) => {
    let current: TableUnderTest | undefined;

    beforeEach(async () => {
      const clock = { seconds: startSeconds };
      current = { clock, table: await openEmpty(() => clock.seconds) };
    });

    part(() => {
      if (current === undefined) throw new Error('the table is opened before each test');
      return current;
    });
  });
};
