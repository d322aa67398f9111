import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { readPages, sample, sortKeysOf } from '../support/item-table-samples.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const writer = fileURLToPath(new URL('../support/sqlite-writer.ts', import.meta.url));

/** Lets a writer work until it has acknowledged so many pairs, kills it, and returns what it acknowledged. */
const killAfter = (file: string, pairs: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').length > pairs) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });

/** Lets a writer work where no file may grow beyond the size, as on a full disk, and returns what it said. */
const starve = (file: string, kilobytes: number): Promise<string[]> =>
  new Promise((resolve) => {
    // The shells disagree whether the limit is in blocks of 512 or 1024 bytes; either is soon reached.
    const script = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
    execFile('sh', ['-c', script, process.execPath, writer, file], (_, stdout) =>
      resolve(stdout.split('\n').slice(0, -1)),
    );
  });

describe('an SQLite table', () => {
  let folder: TemporaryFolder;
  let file: string;

  beforeEach(() => {
    folder = temporaryFolder();
    file = folder.pathOf('huize.sqlite');
  });

  afterEach(() => folder.remove());

  const stored = async () => {
    const table = openSqliteTable(file, () => 0);
    const [left = [], right = []] = await Promise.all(
      ['left', 'right'].map(async (pk) => sortKeysOf((await readPages(table, { pk, limit: 1000 })).flat())),
    );
    table.close();
    return { left, right };
  };

  it('keeps every acknowledged write, and no half of one, when its process is killed', async () => {
    const acknowledged: string[] = [];
    for (const pairs of [1, 200, 37, 500, 3]) {
      acknowledged.push(...(await killAfter(file, pairs)));
      const { left, right } = await stored();
      expect(left).toStrictEqual(right);
      expect(new Set(left)).toStrictEqual(new Set([...left, ...acknowledged]));
    }
    expect(acknowledged.length).toBeGreaterThan(700);
  });

  it('fails when the disk is full, with nothing half-written, and goes on once there is room', async () => {
    const said = await starve(file, 400);
    const fault = said.pop();
    expect(fault).toMatch(/^storage-full: the data folder has no room left/);
    expect(said.length).toBeGreaterThan(5);
    const { left, right } = await stored();
    expect(left).toStrictEqual(said);
    expect(right).toStrictEqual(said);
    const table = openSqliteTable(file, () => 0);
    await table.put(sample('a', 'later'), 'absent');
    table.close();
  });
});
