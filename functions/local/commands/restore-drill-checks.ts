import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { rowsDigest } from '../../adapters/exchange/rows-digest.ts';
import type { ItemTable } from '../../adapters/item-table/item-table.ts';
import { sealedFileNames, sealedFilePath } from '../../adapters/local/copy-sealed-files.ts';
import { openFolderFileStore } from '../../adapters/local/folder-file-store.ts';
import { sqliteSnapshot } from '../../adapters/local/sqlite-snapshot.ts';
import { openSqliteTable } from '../../adapters/local/sqlite-table.ts';
import { systemClock } from '../../adapters/local/system-clock.ts';
import { randomIds } from '../../adapters/random-ids.ts';
import { createCaseStore } from '../../adapters/stores/case-store.ts';
import { openIdentityStore } from '../../adapters/stores/identity-store.ts';
import { openSealedRecords } from '../../adapters/stores/open-sealed-records.ts';
import { storedCaseIds } from '../../adapters/stores/stored-case-ids.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { verifyAllEvents } from '../../core/use-cases/cases/verify-all-events.ts';
import type { DataPaths } from '../../runtime/data-paths.ts';
import { once } from '../../runtime/once.ts';
import type { ImportedData } from './data-import-folder.ts';

/** One thing that was looked at in what was restored. */
export interface DrillCheck {
  readonly name: 'rows' | 'files' | 'sealed-records' | 'people' | 'chains' | 'named-files';
  /** How many were right. */
  readonly right: number;
  /** What is wrong, by key; nothing personal. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

type Looked = Pick<DrillCheck, 'right' | 'faults'>;

/** Looks at restored data as a server would: by the key ring, and by nothing of the folder it came from. */
export async function checkRestored(
  { database, files }: DataPaths,
  imported: ImportedData,
  keyRing: KeyRing,
): Promise<DrillCheck[]> {
  const table = openSqliteTable(database, () => Math.floor(Date.parse(systemClock.now()) / 1000));
  try {
    return [
      await timed('rows', async () => sameRows(database, imported)),
      await timed('files', () => openedFiles(files, keyRing)),
      ...(await openedPeople(table, keyRing, imported)),
      await timed('chains', () => wholeChains(table, keyRing)),
      await timed('named-files', () => namedFiles(table, keyRing, files)),
    ];
  } finally {
    table.close();
  }
}

function sameRows(database: string, imported: ImportedData): Looked {
  const digest = rowsDigest();
  for (const row of sqliteSnapshot(database)) digest.add(row);
  if (digest.count === imported.items && digest.text === imported.rowsDigest)
    return { right: digest.count, faults: [] };
  return { right: 0, faults: [`${digest.count} rows with the digest ${digest.text} were stored`] };
}

/** Every sealed record opens, and every person among them is found again: by the lookup key, which seals nothing. */
async function openedPeople(
  table: ItemTable,
  keyRing: KeyRing,
  imported: ImportedData,
): Promise<DrillCheck[]> {
  const lost: string[] = [];
  let found = 0;
  const records = await timed('sealed-records', async () => {
    const vault = once(() => openIdentityStore({ table, keyRing, ids: randomIds }));
    const { opened, faults } = await openSealedRecords(table, keyRing, async (person) => {
      const identity = await (await vault()).reveal(person, 'unmasked');
      const again = identity && (await (await vault()).find(identity.residentId));
      if (again === person) found += 1;
      else lost.push(person);
    });
    const missed = imported.sealed - opened - faults.length;
    const keyless = missed === 0 ? [] : [`${missed} records are sealed by keys that the key ring lacks`];
    return { right: opened, faults: [...faults, ...keyless] };
  });
  return [records, { name: 'people', right: found, faults: lost, seconds: 0 }];
}

async function wholeChains(table: ItemTable, keyRing: KeyRing): Promise<Looked> {
  const cases = createCaseStore({ table, keyRing });
  const { cases: all, breaks } = await verifyAllEvents({ cases }, storedCaseIds(table, keyRing));
  const faults = breaks.map(({ caseId, sequence, problem }) => `${caseId}, event ${sequence}: ${problem}`);
  return { right: all - breaks.length, faults };
}

/** Every file that a case names is there: table and files may have been restored as of different moments. */
async function namedFiles(table: ItemTable, keyRing: KeyRing, folder: string): Promise<Looked> {
  const cases = createCaseStore({ table, keyRing });
  const faults: string[] = [];
  let right = 0;
  for await (const id of storedCaseIds(table, keyRing)) {
    const stored = await cases.load(id).catch(() => undefined); // one that does not open was told of above
    for (const { sha256 } of stored?.case.materials.flatMap((one) => one.files) ?? []) {
      if (existsSync(sealedFilePath(folder, sha256))) right += 1;
      else faults.push(`${id} names the file ${sha256}, which is missing`);
    }
  }
  return { right, faults };
}

/** Each file opens, and is what its name says. */
async function openedFiles(folder: string, keyRing: KeyRing): Promise<Looked> {
  const store = openFolderFileStore(folder, keyRing);
  const faults: string[] = [];
  let right = 0;
  for await (const name of sealedFileNames(folder)) {
    const content = await store.read(name).catch(() => undefined);
    if (content === undefined) faults.push(`file ${name} does not open`);
    else right += 1;
  }
  return { right, faults };
}

/** A look that cannot even be finished, such as one by a lookup key of other data, has found a fault. */
async function timed(name: DrillCheck['name'], look: () => Promise<Looked>): Promise<DrillCheck> {
  const start = performance.now();
  const found = await look().catch((error: Error): Looked => ({ right: 0, faults: [error.message] }));
  return { name, ...found, seconds: (performance.now() - start) / 1000 };
}
