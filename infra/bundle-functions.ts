import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { functionBundling } from '../functions/runtime/aws-bundling.ts';

import { type FunctionName, functionNames } from './functions.ts';
import { smallerBundles } from './smaller-bundles.ts';

const root = join(import.meta.dirname, '..');
const handlers = join(root, 'functions', 'handlers');

/** One function as it is deployed. */
export interface Bundle {
  /** Holds index.mjs and nothing else. */
  readonly folder: string;
  readonly bytes: number;
  /** SHA-256 of the module, in hex: the same code is the same asset, whenever and wherever it was bundled. */
  readonly digest: string;
}
export type Bundles = Readonly<Record<FunctionName, Bundle>>;

/** Bundles every function by one call into `<into>/<name>/index.mjs`. Throws where functions and handlers differ. */
export async function bundleFunctions(into: string): Promise<Bundles> {
  requireSameNames();
  const { banner, ...how } = functionBundling;
  const { outputFiles } = await build({
    plugins: [...smallerBundles],
    ...(how as unknown as BuildOptions), // its arrays are readonly, esbuild's are not
    absWorkingDir: root,
    entryPoints: functionNames.map((name) => ({ in: join(handlers, `${name}.ts`), out: `${name}/index` })),
    outdir: into,
    outExtension: { '.js': '.mjs' },
    banner: { js: banner },
    bundle: true,
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  });
  const bundles = outputFiles.map(({ path, contents }): [string, Bundle] => {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, contents);
    const digest = createHash('sha256').update(contents).digest('hex');
    return [folder.slice(into.length + 1), { folder, bytes: contents.byteLength, digest }];
  });
  return Object.fromEntries(bundles) as unknown as Bundles; // one for each entry point
}

function requireSameNames(): void {
  const files = readdirSync(handlers, { withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts'))
    .map((one) => one.name.slice(0, -3));
  const named: ReadonlySet<string> = new Set(functionNames);
  const nowhere = functionNames.filter((name) => !files.includes(name));
  const extra = files.filter((name) => !named.has(name));
  if (nowhere.length === 0 && extra.length === 0) return;
  const found = [
    ...nowhere.map((name) => `${name} has no file`),
    ...extra.map((name) => `${name}.ts has no row`),
  ].join(', ');
  throw new Error(
    `functions/handlers and infra/functions.ts differ: ${found}; right is one file and one row for each function`,
  );
}
