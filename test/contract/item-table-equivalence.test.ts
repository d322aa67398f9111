import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Action,
  allIndexNames,
  type Cursor,
  type Expected,
  type Item,
  type ItemTable,
  indexNames,
  type KeyQuery,
  keyIndexNames,
  type Query,
} from '../../functions/adapters/item-table/item-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { refusalOf, startSeconds } from '../support/item-table-samples.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

type Operation =
  | { readonly do: 'transact'; readonly together: readonly (readonly Action[])[] }
  | { readonly do: 'query'; readonly query: Query }
  | { readonly do: 'queryKeys'; readonly query: KeyQuery }
  | { readonly do: 'getBatch'; readonly keys: readonly { pk: string; sk: string }[] }
  | { readonly do: 'wait'; readonly seconds: number };

// Few partitions and short keys, so that operations meet; any character, so that orders and encodings matter.
const partition = fc.constantFrom('a', '惠', '😀', '\uffff');
const sortKey = fc.oneof(
  fc.constantFrom('a', 'ab', '中', '\uffff', '😀', '😀a', '\u{10ffff}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const key = fc.record({ pk: partition, sk: sortKey });
const wrongKey = fc.record({ pk: fc.constantFrom('', 'a\ud800'), sk: sortKey });
const anyKey = fc.oneof({ weight: 30, arbitrary: key }, { weight: 1, arbitrary: wrongKey });
const revision = fc.integer({ min: 1, max: 3 });
const expected: fc.Arbitrary<Expected> = fc.oneof(fc.constant('absent' as const), revision);

const item = (atRevision: number): fc.Arbitrary<Item> =>
  fc
    .record({
      key: anyKey,
      indexes: fc.dictionary(fc.constantFrom(...allIndexNames), key, { maxKeys: 4, noNullPrototype: true }),
      lifetime: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      body: fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), {
        noNullPrototype: true,
      }),
    })
    .map(({ key: { pk, sk }, indexes, lifetime, body }) => ({
      ...{ pk, sk, indexes, revision: atRevision, body: JSON.parse(JSON.stringify(body)) },
      ...(lifetime === undefined ? {} : { expiresAt: startSeconds + lifetime }),
    }));

const put: fc.Arbitrary<Action> = expected.chain((stored) =>
  item(stored === 'absent' ? 1 : stored + 1).map((it) => ({ action: 'put', item: it, expected: stored })),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: put },
  {
    weight: 2,
    arbitrary: fc.record({ action: fc.constant('delete' as const), key: anyKey, expected: revision }),
  },
  { weight: 1, arbitrary: fc.record({ action: fc.constant('check' as const), key: anyKey, expected }) },
);

const condition = fc.oneof(
  fc.constant({}),
  sortKey.map((prefix) => ({ prefix })),
  fc.record({ from: sortKey, through: sortKey }, { requiredKeys: [] }),
);
const query: fc.Arbitrary<Query> = fc.record(
  {
    pk: partition,
    index: fc.constantFrom(...indexNames),
    sk: condition,
    order: fc.constantFrom('ascending', 'descending'),
    limit: fc.integer({ min: 0, max: 4 }),
    after: fc.record<Cursor>(
      { pk: partition, sk: sortKey, indexSk: sortKey },
      { requiredKeys: ['pk', 'sk'] },
    ),
  },
  { requiredKeys: ['pk', 'limit'] },
);

const keyQuery: fc.Arbitrary<KeyQuery> = fc
  .record({ asked: query, index: fc.constantFrom(...keyIndexNames) })
  .map(({ asked, index }) => ({ ...asked, index }));

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('transact' as const),
      together: fc.array(fc.array(action, { maxLength: 4 }), { maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('query' as const), query }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('queryKeys' as const), query: keyQuery }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('getBatch' as const), keys: fc.array(anyKey, { maxLength: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 5 }) }),
  },
);

const outcomeOf = async (operation: Promise<unknown>): Promise<unknown> => {
  const refusal = await refusalOf(operation);
  if (refusal === undefined) return operation;
  return { name: refusal.name, message: refusal.message, keys: refusal.keys };
};

const answer = (table: ItemTable, asked: Operation): Promise<unknown> => {
  if (asked.do === 'query') return outcomeOf(table.query(asked.query));
  if (asked.do === 'queryKeys') return outcomeOf(table.queryKeys(asked.query));
  if (asked.do === 'getBatch') return outcomeOf(table.getBatch(asked.keys));
  if (asked.do === 'wait') return Promise.resolve();
  return Promise.all(asked.together.map((actions) => outcomeOf(table.transact(actions))));
};

describe('a memory table and an SQLite table', () => {
  let folder: TemporaryFolder;
  let files = 0;

  beforeAll(() => {
    folder = temporaryFolder();
  });

  afterAll(() => folder.remove());

  it('give the same answers to any sequence of operations', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 1, maxLength: 40, size: 'max' }),
        async (operations) => {
          let now = startSeconds;
          const memory = createMemoryTable(() => now);
          const sqlite = openSqliteTable(folder.pathOf(`${files++}.sqlite`), () => now);
          try {
            for (const asked of operations) {
              if (asked.do === 'wait') now += asked.seconds;
              expect(await answer(sqlite, asked)).toStrictEqual(await answer(memory, asked));
            }
          } finally {
            sqlite.close();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
