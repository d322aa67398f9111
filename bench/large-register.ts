// How much memory and time the import of a register file of 2 GB takes: node bench/large-register.ts [MB]
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileRowSource } from '../functions/adapters/exchange/file-row-source.ts';
import { openPolicyFolder } from '../functions/adapters/local/policy-folder-library.ts';
import { systemClock } from '../functions/adapters/local/system-clock.ts';
import { syntheticIdentity } from '../functions/core/identities/synthetic-identity.ts';
import { registerLayoutOf } from '../functions/core/registers/register-layouts.ts';
import { importRegister } from '../functions/core/use-cases/registers/import-register.ts';
import { openData } from '../functions/runtime/open-data.ts';

const megabytes = Number(process.argv[2] ?? 2048);
const rowBytes = 2000;
const people = 1000;

/** A column that nobody asks for makes rows long; the same people again and again make it a question of reading. */
function* lines(): Generator<string> {
  yield '姓名,身份证号,保障状态,备注\n';
  const rows = Array.from({ length: people }, (_, at) => {
    const { name, residentId } = syntheticIdentity(`large register ${at}`);
    return `${name},${residentId},在保,${'x'.repeat(rowBytes)}\n`;
  });
  for (let written = 0, at = 0; written < megabytes * 1e6; written += rowBytes + 40, at++)
    yield rows[at % people] ?? '';
}

const folder = mkdtempSync(join(tmpdir(), 'huize-large-register-'));
try {
  const file = join(folder, 'register.csv');
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const library = await openPolicyFolder({
    folder: join(import.meta.dirname, '..', 'policies'),
    onChange: () => undefined,
    onFault: (error) => console.error(error),
  });
  library.close();
  const data = await openData(join(folder, 'data'), systemClock);
  const layout = registerLayoutOf('minimum-living');
  if (layout === undefined) throw new Error('no layout of minimum-living');
  const begunAt = performance.now();
  const { registers } = data.followUp;
  const services = {
    registers,
    vault: data.vault,
    catalogue: library.current().catalogue,
    clock: systemClock,
  };
  const { counts } = await importRegister(services, {
    layout,
    jurisdiction: '500156',
    asOf: '2025-01-01',
    source: fileRowSource(file),
    by: 'bench',
  });
  data.close();
  const seconds = (performance.now() - begunAt) / 1000;
  const peak = process.resourceUsage().maxRSS / 1000;
  console.log(
    `${megabytes} MB, ${counts.rows} rows (${counts.added} people): ${seconds.toFixed(1)} s, ${Math.round(counts.rows / seconds)} rows/s, peak ${Math.round(peak)} MB`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
