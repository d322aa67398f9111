import { join } from 'node:path';
import { languageOf } from './language.ts';
import { paintFor } from './paint.ts';
import { safeText } from './safe-text.ts';
import type { Terminal } from './terminal.ts';

/** The terminal of this process: the one place of the command line that reads the environment and the clock. */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  return {
    print: (text) => void stdout.write(`${safeText(text)}\n`),
    note: (text) => void stderr.write(`${safeText(text)}\n`),
    ...(stderr.isTTY && {
      // Back to the beginning of the line, and what stood there is gone (ECMA-48 EL).
      progress: (text: string) => void stderr.write(`\r\u001b[K${safeText(text)}`),
    }),
    paint: paintFor(stdout.isTTY === true, env),
    paintNote: paintFor(stderr.isTTY === true, env),
    language: languageOf(env),
    folder: callersFolder(env),
    policiesFolder: join(import.meta.dirname, '..', '..', '..', 'policies'),
    readInput: async () => {
      const parts: Buffer[] = [];
      for await (const part of stdin) parts.push(Buffer.from(part));
      return Buffer.concat(parts);
    },
    today: () => new Date(Date.now() + BEIJING_AHEAD_OF_UTC).toISOString().slice(0, 10),
  };
}

const BEIJING_AHEAD_OF_UTC = 8 * 3_600_000;

/** `npm run huize` moves to the package's folder; people mean the folder they stand in. */
function callersFolder(env: Readonly<NodeJS.ProcessEnv>): string {
  const isRunByNpm = env.npm_lifecycle_event === 'huize';
  return (isRunByNpm ? env.INIT_CWD : undefined) ?? process.cwd();
}
