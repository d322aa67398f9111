import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planQuery } from '../../functions/adapters/item-table/query-plan.ts';
import { selectOf } from '../../functions/adapters/local/sqlite-query.ts';
import { openSqliteTable, type SqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { nameOfRefusal, readPages, sample, startSeconds } from '../support/item-table-samples.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const contender = fileURLToPath(new URL('../support/sqlite-contender.ts', import.meta.url));

describe('an SQLite table on its file', () => {
  let folder: TemporaryFolder;
  let file: string;
  let clock: number;
  const opened: SqliteTable[] = [];

  const open = (): SqliteTable => {
    const table = openSqliteTable(file, () => clock);
    opened.push(table);
    return table;
  };

  /** What the file holds, seen past the adapter. */
  const look = (sql: string) => {
    const database = new DatabaseSync(file);
    try {
      return database.prepare(sql).get();
    } finally {
      database.close();
    }
  };

  const explain = (sql: string, values: readonly (string | number)[]): unknown[] => {
    const database = new DatabaseSync(file);
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    database.close();
    return steps.map(({ detail }) => detail);
  };

  beforeEach(() => {
    folder = temporaryFolder();
    file = folder.pathOf('huize.sqlite');
    clock = startSeconds;
  });

  afterEach(() => {
    for (const table of opened.splice(0)) table.close();
    folder.remove();
  });

  it('survives closing and opening again', async () => {
    const first = openSqliteTable(file, () => clock);
    const item = sample('case', '惠泽😀', {
      indexes: { gsi1: { pk: 'i', sk: '𠀀' } },
      body: { name: '武隆' },
    });
    await first.put(item, 'absent');
    first.close();
    const again = open();
    expect(await again.get(item)).toStrictEqual(item);
    expect(await again.query({ index: 'gsi1', pk: 'i', limit: 1 })).toStrictEqual({ items: [item] });
    expect(await nameOfRefusal(again.put(item, 'absent'))).toBe('revision-conflict');
  });

  it('commits on closing what was written in the same turn', async () => {
    const table = openSqliteTable(file, () => clock);
    const outcomes = ['a', 'b', 'a'].map((sk) => nameOfRefusal(table.put(sample('p', sk), 'absent')));
    table.close();
    expect(await Promise.all(outcomes)).toStrictEqual(['accepted', 'accepted', 'revision-conflict']);
    expect((await open().query({ pk: 'p', limit: 5 })).items).toHaveLength(2);
    await expect(table.put(sample('p', 'c'), 'absent')).rejects.toThrow();
  });

  it('shows each handle what the other wrote, and lets one of two win', async () => {
    const [left, right] = [open(), open()];
    for (let revision = 1; revision <= 200; revision++) {
      const item = sample('case', 'meta', { revision });
      const expected = revision === 1 ? 'absent' : revision - 1;
      const outcomes = await Promise.all(
        [left, right].map((table) => nameOfRefusal(table.put(item, expected))),
      );
      expect(outcomes.sort()).toStrictEqual(['accepted', 'revision-conflict']);
      expect(await left.get(item)).toStrictEqual(await right.get(item));
    }
  });

  it('counts right when processes compete', async () => {
    const wins = 500;
    const processes = [1, 2, 3].map(() => run(process.execPath, [contender, file, `${wins}`, '3']));
    const lost = (await Promise.all(processes)).map(({ stdout }) => Number(stdout));
    expect(lost.every(Number.isInteger)).toBe(true);
    const table = open();
    expect((await table.get({ pk: 'counter', sk: 'counter' }))?.revision).toBe(3 * wins);
    expect((await readPages(table, { pk: 'events', limit: 1000 })).flat()).toHaveLength(3 * wins);
  });

  it('goes on reading while somebody else writes, and writes after him', async () => {
    const table = open();
    await table.put(sample('p', 'before'), 'absent');
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let isWritten = false;
    const written = table.put(sample('p', 'after'), 'absent').then(() => {
      isWritten = true;
    });
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await table.get({ pk: 'p', sk: 'before' })).toBeDefined();
    expect(isWritten).toBe(false);
    other.exec('COMMIT');
    other.close();
    await written;
    expect((await table.query({ pk: 'p', limit: 5 })).items).toHaveLength(2);
  });

  it('keeps a journal ahead of the file, and the file to its owner', async () => {
    await open().put(sample('a', 'b'), 'absent');
    expect(look('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(look('PRAGMA integrity_check')).toMatchObject({ integrity_check: 'ok' });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('removes expired items as it writes', async () => {
    const table = open();
    for (let n = 0; n < 250; n++) {
      await table.put(sample('p', `${n}`, { expiresAt: clock + 10 }), 'absent');
    }
    clock += 10;
    await table.put(sample('q', 'first'), 'absent');
    await table.put(sample('q', 'second'), 'absent');
    expect(look('SELECT count(*) AS items FROM item')).toMatchObject({ items: 2 });
  });

  it.each([
    [{ pk: 'p', after: { pk: 'p', sk: 'b' } }, 'sk'],
    [{ index: 'gsi1', pk: 'i', after: { pk: 'p', sk: 's', indexSk: 'b' } }, '(gsi1sk,pk,sk)'],
  ] as const)('reads a later page straight from its cursor, without sorting: %j', (on, cursor) => {
    open();
    for (const sk of [{}, { prefix: 'b' }, { from: 'a', through: 'c' }]) {
      for (const [order, sign] of [['ascending', '>'] as const, ['descending', '<'] as const]) {
        const { sql, values } = selectOf(planQuery({ ...on, sk, order, limit: 10 }), clock);
        const [step, ...more] = explain(sql, values);
        expect(step).toMatch(/^SEARCH item USING INDEX /);
        expect(step).toContain(`${cursor}${sign}`);
        expect(more).toStrictEqual([]);
      }
    }
  });

  it('answers what holds keys alone from the index, without reading an item', () => {
    open();
    const query = { index: 'gsi4', pk: 'i', sk: { prefix: 'b' }, limit: 10 } as const;
    const { sql, values } = selectOf(planQuery(query), clock);
    expect(explain(sql, values)).toStrictEqual([
      expect.stringMatching(/^SEARCH item USING COVERING INDEX item_gsi4 /),
    ]);
  });

  it('leaves alone a file of a later layout, and one that is no database', () => {
    open().close();
    opened.length = 0;
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 3');
    database.close();
    expect(() => openSqliteTable(file, () => clock)).toThrow('has table layout 3');
    writeFileSync(file, 'not a database, but long enough to look at it as one'.repeat(40));
    expect(() => openSqliteTable(file, () => clock)).toThrow('file is not a database');
  });

  it('waits for another process that writes, and writes nothing if that takes too long', async () => {
    const table = open();
    const blocker = new DatabaseSync(file, { timeout: 0 });
    blocker.exec('BEGIN IMMEDIATE');
    const writes = ['late', 'later'].map((sk) => table.put(sample('a', sk), 'absent'));
    for (const outcome of await Promise.allSettled(writes)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('was written by others') },
      });
    }
    blocker.exec('ROLLBACK');
    blocker.close();
    expect(await table.get({ pk: 'a', sk: 'late' })).toBeUndefined();
    await table.put(sample('a', 'late'), 'absent');
  });
});
