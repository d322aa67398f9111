// npm run demo: two cases from the window to the letter, on the real policies, in seconds.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../core/shared/refusal.ts';
import { dataPaths } from '../runtime/data-paths.ts';
import type { ToldCase } from './demo/demo-report.ts';
import { readAgainLines } from './demo/read-again-lines.ts';
import { caseLines, letterLines } from './demo/report-lines.ts';
import { runDemo } from './demo/run-demo.ts';
import { printJson } from './terminal/print-json.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import { reportRefusal } from './terminal/report-refusal.ts';
import type { Terminal } from './terminal/terminal.ts';

const HELP = `Two cases from the window to the decision letter, on the real policies and a clock that runs ahead.

  npm run demo -- [--data FOLDER] [--lang zh|en] [--json] [--policies FOLDER]

The cases stay in the data folder (default: a new one below data/); npm start -- --data FOLDER serves them.`;

const terminal = processTerminal();
try {
  process.exitCode = await demo(terminal);
} catch (error) {
  if (error instanceof Refusal) reportRefusal(error, terminal);
  else terminal.note(`demo: ${told(error)}`);
  process.exitCode = 2;
}

async function demo(around: Terminal): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      policies: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    around.print(HELP);
    return 0;
  }
  const folder = values.data === undefined ? newFolder() : resolve(around.folder, values.data);
  const cases = await runDemo(folder, values.policies, around);
  const language = values.lang === 'zh' || values.lang === 'en' ? values.lang : around.language;
  if (values.json) printJson({ data: folder, cases }, around);
  else print(folder, cases, { ...around, language });
  return cases.every(({ audit }) => audit.isIntact) ? 0 : 1;
}

function print(folder: string, cases: readonly ToldCase[], around: Terminal): void {
  for (const told of cases)
    for (const line of [...caseLines(told, around), ...letterLines(told, around)]) around.print(line);
  for (const line of readAgainLines(folder, cases, around)) around.print(line);
}

/** data/demo-1, or the first that is not there yet. */
function newFolder(): string {
  const { folder } = dataPaths(undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number++) {
    const path = join(folder, `demo-${number}`);
    try {
      mkdirSync(path, { mode: 0o700 });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** What was asked wrongly is told in a line; a fault with its place. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isAskedWrongly = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isAskedWrongly ? error.message : (error.stack ?? error.message);
}
