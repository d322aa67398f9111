import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openFileKeyRing } from '../../adapters/local/file-key-ring.ts';
import { systemClock } from '../../adapters/local/system-clock.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { dataPaths } from '../../runtime/data-paths.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { exportData } from './data-export-folder.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';
import { importData } from './data-import-folder.ts';
import { checkRestored, type DrillCheck } from './restore-drill-checks.ts';

interface DrillOptions extends DataOptions {
  /** An export that is there already, ours or a copy of DynamoDB's; without it, one is made of the data folder. */
  readonly from?: string;
  readonly files?: string;
  /** The key file, as it was kept apart. */
  readonly keys?: string;
  /** The keys are those in KMS that the environment names. */
  readonly kms?: boolean;
}

/** `huize data drill`: exports, restores into a folder of its own, and proves that what was restored can be worked with. */
export async function restoreDrill(options: DrillOptions, terminal: Terminal): Promise<ExitCode> {
  const room = mkdtempSync(join(tmpdir(), 'huize-drill-'));
  try {
    const start = performance.now();
    const keyRing = await keyRingOf(options, terminal);
    const from = options.from === undefined ? join(room, 'export') : resolve(terminal.folder, options.from);
    if (options.from === undefined)
      await exportData(dataPaths(presentDataFolder(options, terminal)), from, systemClock.now());
    const exported = performance.now();
    const restored = dataPaths(join(room, 'restored'));
    const files = options.files === undefined ? undefined : resolve(terminal.folder, options.files);
    const imported = await importData(from, restored, files);
    const restoredAt = performance.now();
    const checks = await checkRestored(restored, imported, keyRing);
    const seconds = {
      export: (exported - start) / 1000,
      restore: (restoredAt - exported) / 1000,
      all: (performance.now() - start) / 1000,
    };
    const found = { ...imported, seconds, checks };
    if (options.json) printJson(found, terminal);
    else report(found, terminal);
    return checks.every(({ faults }) => faults.length === 0) ? 0 : 1;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

async function keyRingOf(options: DrillOptions, terminal: Terminal): Promise<KeyRing> {
  if (options.kms) return (await import('../../runtime/aws-key-ring.ts')).awsKeyRing();
  if (options.keys !== undefined) return presentKeyRing(resolve(terminal.folder, options.keys));
  if (options.from === undefined)
    return presentKeyRing(dataPaths(presentDataFolder(options, terminal)).keyRing);
  throw new Refusal(
    'request-invalid',
    'an export holds no keys; name the key file with --keys, or --kms with DATA_KEY_ID and MAC_KEY_ID',
  );
}

/** Opening a key file that is not there would make another one, which opens nothing. */
function presentKeyRing(file: string): KeyRing {
  if (existsSync(file)) return openFileKeyRing(file);
  throw new Refusal('request-invalid', `there is no key file ${file}; right is the one that was backed up`);
}

interface DrillReport {
  readonly items: number;
  readonly files: number;
  readonly rowsDigest: string;
  readonly seconds: { readonly export: number; readonly restore: number; readonly all: number };
  readonly checks: readonly DrillCheck[];
}

const said: Readonly<Record<DrillCheck['name'], string>> = {
  rows: 'rows are those of the export',
  files: 'material files open and are what their names say',
  'sealed-records': 'sealed records open',
  people: 'people are found again by their resident ID',
  chains: 'cases have whole chains of events',
  'named-files': 'files that cases name are there',
};

function report(found: DrillReport, terminal: Terminal): void {
  const { items, files, seconds, checks } = found;
  terminal.print(
    `${items} items and ${files} files: exported in ${seconds.export.toFixed(1)} s, restored in ${seconds.restore.toFixed(1)} s`,
  );
  for (const { name, right, faults, seconds: took } of checks) {
    const mark = faults.length === 0 ? terminal.paint('green', '✓') : terminal.paint('red', '✗');
    terminal.print(`${mark} ${right} ${said[name]} (${took.toFixed(1)} s)`);
    for (const fault of faults) terminal.print(`  ${fault}`);
  }
  const isSound = checks.every(({ faults }) => faults.length === 0);
  terminal.print(
    `${isSound ? 'The restore holds' : 'The restore does not hold'}; ${seconds.all.toFixed(1)} s in all.`,
  );
}
