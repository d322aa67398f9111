// node infra/record-bundle-sizes.ts: bundles every function and writes what they weigh into infra/bundle-sizes.json,
// against which a test compares. Say in the commit why they grew.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from './bundle-functions.ts';
import { type BundleSizes, mostBytes } from './bundle-sizes.ts';
import { functionNames } from './functions.ts';

const file = join(import.meta.dirname, 'bundle-sizes.json');
const before = JSON.parse(readFileSync(file, 'utf8')) as Partial<BundleSizes>;
const folder = mkdtempSync(join(tmpdir(), 'huize-bundles-'));
const bundles = await bundleFunctions(folder);
rmSync(folder, { recursive: true });
const after = functionNames.map((name) => {
  const [{ bytes }, aboveLimitBecause] = [bundles[name], before[name]?.aboveLimitBecause];
  const keepsReason = bytes > mostBytes(name) && aboveLimitBecause !== undefined;
  return [name, { bytes, ...(keepsReason && { aboveLimitBecause }) }];
});
writeFileSync(file, `${JSON.stringify(Object.fromEntries(after), null, 2)}\n`);
for (const name of functionNames)
  console.log(`${name}: ${before[name]?.bytes ?? 'not there'} → ${bundles[name].bytes} bytes`);
