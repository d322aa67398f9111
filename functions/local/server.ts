// npm start: the HTTP face with all policies of a folder.
import { parseArgs } from 'node:util';
import type { LibraryReport } from '../adapters/local/policy-folder-library.ts';
import type { LibraryFinding } from '../core/ports/policy-library.ts';
import { readConfig } from '../runtime/config.ts';
import { type LocalRuntime, startLocal } from '../runtime/local.ts';

const HELP = `Serves the policies of a folder over HTTP.

  npm start -- [--port 8787] [--host ADDRESS] [--policies FOLDER]

The environment variables PORT, HOST and POLICIES say the same; flags go first.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      policies: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(HELP);
  else await serve(values);
} catch (error) {
  console.error(`huize: ${startError(error)}`);
  process.exitCode = 1;
}

async function serve(flags: Readonly<Partial<Record<'port' | 'host' | 'policies', string>>>): Promise<void> {
  let isStarted = false;
  const runtime = await startLocal(readConfig(process.env, flags), {
    onPolicies: (report) => isStarted && logReport(report),
    onFault: (error, where) => console.error(`${new Date().toISOString()} fault ${where}`, error),
  });
  isStarted = true;
  console.log(banner(runtime));
  let endingSince: number | undefined;
  const end = (signal: NodeJS.Signals) => {
    // npm passes on the Ctrl-C that the terminal has sent us already; only a later one is impatience.
    if (endingSince !== undefined && performance.now() - endingSince > 1000) process.exit(1);
    if (endingSince !== undefined) return;
    endingSince = performance.now();
    console.log(`${signal}: finishing what is running`);
    runtime.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function banner({ url, folder, library }: LocalRuntime): string {
  const { catalogue, findings, paths } = library.current();
  const count = catalogue.jurisdictions().length;
  return [
    `惠泽 Huize  ${url}`,
    `  ${count} jurisdictions, ${paths.length} policy files from ${folder} (watched for changes)`,
    `  reference ${url}/docs · OpenAPI ${url}/openapi.json · health ${url}/healthz`,
    ...findings.map((finding) => `  ${findingLine(finding)}`),
  ].join('\n');
}

function logReport({ changed, removed, findings }: LibraryReport): void {
  const at = new Date().toISOString();
  for (const path of changed) console.log(`${at} policies: ${path} was read`);
  for (const path of removed) console.log(`${at} policies: ${path} is gone`);
  for (const finding of findings) console.log(`${at} policies: ${findingLine(finding)}`);
}

/** As compilers write it, so that an editor can jump to the place. */
function findingLine({ file, line, column, severity, code, message }: LibraryFinding): string {
  const consequence = severity === 'error' ? ' (the last good version, if there is one, stays in use)' : '';
  return `${file}:${line}:${column} ${severity} ${code} ${message}${consequence}`;
}

/** What a person at a terminal can act on, without a stack. */
function startError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `another process serves on this port (${error.message}); choose another with --port or PORT`;
  if (code === 'EACCES') return `this port or folder is not open to you (${error.message})`;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `the policies folder cannot be read (${error.message}); name another with --policies`;
  return error.message;
}
