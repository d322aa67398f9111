import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { requireKey } from '../item-table/item-key.ts';
import { type ItemRow, itemOf, rowAttributes } from '../item-table/item-row.ts';
import type { EpochSeconds, Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import type { ItemTableError } from '../item-table/item-table-error.ts';
import { parseKeyRow, parseRow } from '../item-table/parse-row.ts';
import { keyPageOf, pageOf, planQuery, type QueryPlan } from '../item-table/query-plan.ts';
import { isMet, revisionConflict, type Step, singleWrites, stepsOf } from '../item-table/transaction.ts';
import { commitTogether } from './commit-together.ts';
import { asStorageFault } from './no-room-left.ts';
import { msOfWaiting, openSqliteFile, type SqliteSafety } from './sqlite-file.ts';
import { columns, live, selectOf } from './sqlite-query.ts';

export type SqliteTable = ItemTable & { close(): void };

// Each commit removes a few of the expired items; while nothing is written, nothing piles up either.
const removedPerCommit = 200;

const replaced = rowAttributes.map((name) => `${name} = excluded.${name}`).join(', ');
const indexed = rowAttributes.filter((name) => !['pk', 'sk', 'revision', 'body'].includes(name));
const statements = {
  get: `SELECT ${columns} FROM item WHERE pk = ? AND sk = ? AND ${live}`,
  revision: `SELECT revision FROM item WHERE pk = ? AND sk = ? AND ${live}`,
  // A column that is set is written into its indexes anew, be it the same: most writes leave all of them alone. The
  // plus keeps SQLite from looking for the item in another index than that of its key.
  rewrite: `UPDATE item SET revision = ?, body = ? WHERE pk = ? AND sk = ?
        ${indexed.map((name) => `AND +${name} IS ?`).join(' ')}`,
  put: `INSERT INTO item (${columns}) VALUES (${rowAttributes.map(() => '?').join(', ')})
        ON CONFLICT (pk, sk) DO UPDATE SET ${replaced}`,
  delete: 'DELETE FROM item WHERE pk = ? AND sk = ?',
  removeExpired: `DELETE FROM item WHERE rowid IN
        (SELECT rowid FROM item WHERE expiresAt <= ? LIMIT ${removedPerCommit})`,
} as const;

const preparedIn = (database: DatabaseSync): ((sql: string) => StatementSync) => {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
};

const SQLITE_BUSY = 5;

const isBusy = (fault: unknown): boolean =>
  fault instanceof Error && 'errcode' in fault && (Number(fault.errcode) & 0xff) === SQLITE_BUSY;

/**
 * Begins to write alone among all handles and processes on the file; false where others write, for as long as the file
 * waits where it is to be waited for.
 */
const isBegun = (
  database: DatabaseSync,
  prepare: (sql: string) => StatementSync,
  wait: 'no-wait' | 'wait',
): boolean => {
  try {
    if (wait === 'no-wait') database.exec('PRAGMA busy_timeout = 0');
    prepare('BEGIN IMMEDIATE').run();
    return true;
  } catch (fault) {
    if (isBusy(fault)) return false;
    throw fault;
  } finally {
    if (wait === 'no-wait') database.exec(`PRAGMA busy_timeout = ${msOfWaiting}`);
  }
};

/** Runs the work in a transaction that has begun, and takes all of it back if it throws. */
const inTransaction = <Result>(
  database: DatabaseSync,
  prepare: (sql: string) => StatementSync,
  work: () => Result,
): Result => {
  try {
    const result = work();
    prepare('COMMIT').run();
    return result;
  } catch (fault) {
    if (database.isTransaction) prepare('ROLLBACK').run(); // a full disk may have rolled back already
    throw asStorageFault(fault);
  }
};

/** A table in one file; a write is acknowledged once it is as safe as asked for, on the disk where nothing is. */
export const openSqliteTable = (
  file: string,
  epochSeconds: EpochSeconds,
  safety?: SqliteSafety,
): SqliteTable => {
  const database = openSqliteFile(file, safety);
  const prepare = preparedIn(database);

  const liveRow = (key: ItemKey, now: number): ItemRow | undefined => {
    const record = prepare(statements.get).get(key.pk, key.sk, now);
    return record === undefined ? undefined : parseRow(record);
  };

  const read = (key: ItemKey): Item | undefined => {
    requireKey(key);
    const row = liveRow(key, epochSeconds());
    return row === undefined ? undefined : itemOf(row);
  };

  // One after the other, each read would lock the file and look for what others have written since.
  const readTogether = (keys: readonly ItemKey[]): (Item | undefined)[] => {
    if (keys.length < 2) return keys.map(read);
    prepare('BEGIN').run();
    try {
      return keys.map(read);
    } finally {
      prepare('COMMIT').run();
    }
  };

  const select = (plan: QueryPlan) => {
    const { sql, values } = selectOf(plan, epochSeconds());
    return prepare(sql).all(...values);
  };

  const isRewritten = ({ expected, row }: Extract<Step, { action: 'put' }>): boolean => {
    if (expected === 'absent') return false;
    const { pk, sk, revision, body } = row;
    const { changes } = prepare(statements.rewrite).run(
      ...[revision, body, pk, sk],
      ...indexed.map((name) => row[name] ?? null),
    );
    return changes > 0;
  };

  const apply = (step: Step): void => {
    if (step.action === 'delete') prepare(statements.delete).run(step.key.pk, step.key.sk);
    if (step.action !== 'put' || isRewritten(step)) return;
    prepare(statements.put).run(...rowAttributes.map((name) => step.row[name] ?? null));
  };

  const liveRevision = ({ pk, sk }: ItemKey, now: number): unknown =>
    prepare(statements.revision).get(pk, sk, now)?.revision;

  const run = (steps: readonly Step[], now: number): ItemTableError | undefined => {
    const failed = steps.filter((step) => !isMet(step.expected, liveRevision(step.key, now)));
    if (failed.length > 0) return revisionConflict(failed);
    steps.forEach(apply);
    return undefined;
  };

  const commits = commitTogether((transactions, wait) => {
    const now = epochSeconds();
    if (!isBegun(database, prepare, wait)) return 'busy';
    return inTransaction(database, prepare, () => {
      const refusals = transactions.map((steps) => run(steps, now));
      prepare(statements.removeExpired).run(now);
      return refusals;
    });
  });

  const transact: ItemTable['transact'] = async (actions) => commits.transact(stepsOf(actions));

  return {
    get: async (key) => read(key),
    getBatch: async (keys) => readTogether(keys),
    query: async (query) => {
      const plan = planQuery(query);
      return pageOf(select(plan).map(parseRow), plan);
    },
    queryKeys: async (query) => {
      const plan = planQuery(query);
      return keyPageOf(select(plan).map(parseKeyRow), plan);
    },
    ...singleWrites(transact),
    transact,
    close: () => {
      commits.finish();
      database.close();
    },
  };
};
