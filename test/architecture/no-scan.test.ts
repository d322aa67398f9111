import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { grants } from '../../infra/grants.ts';

const repository = join(import.meta.dirname, '..', '..');
const sources = readdirSync(join(repository, 'functions'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
  .map((name) => ({ name, text: readFileSync(join(repository, 'functions', name), 'utf8') }));
const filesWith = (text: RegExp) => sources.filter((one) => text.test(one.text)).map(({ name }) => name);

test('the table can be asked by key and by partition, and for nothing else', () => {
  expect(Object.keys(createMemoryTable(() => 0)).sort()).toEqual([
    'delete',
    'get',
    'getBatch',
    'put',
    'query',
    'queryKeys',
    'transact',
  ]);
});

test('no source sends a scan, or a statement that could become one', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(filesWith(/\b(Parallel)?Scan(Command|Input|Table)?\s*\(|\bScanCommand\b|paginateScan/)).toEqual([]);
  expect(filesWith(/ExecuteStatement|PartiQL|ExportTableToPointInTime/)).toEqual([]);
});

test('no function is granted one', () => {
  const actions = Object.values(grants).flatMap((one) =>
    one.flatMap((grant) => ('table' in grant ? grant.table : [])),
  );
  expect(actions.length).toBeGreaterThan(10);
  expect(new Set<string>(actions)).not.toContain('Scan');
});

test('a SQLite file is read whole by exports and drills alone', () => {
  expect(filesWith(/\bsqliteSnapshot\b/).sort()).toEqual([
    'adapters/local/sqlite-snapshot.ts',
    'local/commands/data-export-folder.ts',
    'local/commands/restore-drill-checks.ts',
  ]);
  expect(filesWith(/FROM item(?! WHERE|\s*\n?\s*\(SELECT)/)).toEqual(['adapters/local/sqlite-snapshot.ts']);
});
