// npm start: the HTTP face with all policies of a folder.
import { parseArgs } from 'node:util';
import type { LibraryReport } from '../adapters/local/policy-folder-library.ts';
import type { LibraryFinding } from '../core/ports/policy-library.ts';
import { readConfig } from '../runtime/config.ts';
import { type LocalRuntime, startLocal } from '../runtime/local.ts';

const HELP = `Serves the policies of a folder over HTTP, and leads the cases of a data folder.

  npm start -- [--port 8787] [--host ADDRESS] [--policies FOLDER] [--data FOLDER] [--open stateless|minimal]
            [--trusted-keys FILE]

The environment variables PORT, HOST, POLICIES, HUIZE_DATA, HUIZE_OPEN and HUIZE_TRUSTED_KEYS say the same; flags go first.
--trusted-keys uses only policy files that an author and an approver of this list have signed (huize policy publish).
--open minimal asks for a token wherever the law does not ask for openness: determinations and policies, too.`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      policies: { type: 'string' },
      data: { type: 'string' },
      open: { type: 'string' },
      'trusted-keys': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(HELP);
  else await serve(values);
} catch (error) {
  console.error(`huize: ${startError(error)}`);
  process.exitCode = 1;
}

type Flag = 'port' | 'host' | 'policies' | 'data' | 'open' | 'trusted-keys';

async function serve(flags: Readonly<Partial<Record<Flag, string>>>): Promise<void> {
  let isStarted = false;
  const runtime = await startLocal(readConfig(process.env, flags), {
    onPolicies: (report) => isStarted && logReport(report),
    onFault: (error, where) => console.error(`${new Date().toISOString()} fault ${where}`, error),
  });
  isStarted = true;
  console.log(banner(runtime));
  runtime.machine.resumed.then(
    (count) => count > 0 && console.log(`${new Date().toISOString()} cases: ${count} open ones go on`),
    () => undefined, // reported as a fault
  );
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

function banner({ url, folder, library, data }: LocalRuntime): string {
  const { catalogue, findings, paths } = library.current();
  const count = catalogue.jurisdictions().length;
  return [
    `惠泽 Huize  ${url}`,
    `  ${count} jurisdictions, ${paths.length} policy files from ${folder} (watched for changes)`,
    `  data in ${data.folder} (back up its keys apart); a token: npm run -s huize -- token --help`,
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
  return `${file}:${line}:${column} ${severity} ${code} ${message.en}${consequence}`;
}

/** What a person at a terminal can act on, without a stack. */
function startError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `another process serves on this port (${error.message}); choose another with --port or PORT`;
  if (code === 'EACCES') return `this port or folder is not open to you (${error.message})`;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EEXIST')
    return `a folder cannot be opened (${error.message}); name another with --policies or --data`;
  return error.message;
}
