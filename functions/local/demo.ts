// npm run demo: two cases from the window to the letter, then two years of a county, on the real policies.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../core/shared/refusal.ts';
import { dataPaths } from '../runtime/data-paths.ts';
import { countyLines } from './demo/county/county-lines.ts';
import { demoCounty } from './demo/county/demo-county.ts';
import type { ToldCase } from './demo/demo-report.ts';
import { readAgainLines } from './demo/read-again-lines.ts';
import { caseLines, letterLines } from './demo/report-lines.ts';
import { runDemo } from './demo/run-demo.ts';
import { printJson } from './terminal/print-json.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import { reportRefusal } from './terminal/report-refusal.ts';
import type { Language, Terminal } from './terminal/terminal.ts';

const HELP = `Two cases from the window to the decision letter, then 24 months of a made-up county of 5,000 people:
registers, findings, applications, payments, recoveries; reconciled to the 分, with a one-page report.

  npm run demo -- [--cases | --county] [--data FOLDER] [--lang zh|en] [--json] [--policies FOLDER]
                  [--people NUMBER] [--months NUMBER]

--cases and --county leave the other part out; --people and --months make the county smaller. All of it stays in
the data folder (default: a new one below data/), the county in a folder of its own in it; npm start -- --data FOLDER
serves them. 1 is answered where a chain of events is broken or the county's books do not agree.`;

const terminal = processTerminal();
endOnInterrupt(terminal);
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
      cases: { type: 'boolean' },
      county: { type: 'boolean' },
      people: { type: 'string' },
      months: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    around.print(HELP);
    return 0;
  }
  const size = {
    people: numberOf(values.people, 'people', 5000),
    months: numberOf(values.months, 'months', 24),
  };
  const language = languageOf(values.lang) ?? around.language;
  const folder = values.data === undefined ? newFolder() : resolve(around.folder, values.data);
  const told = { ...around, language };
  const isBoth = values.cases === values.county;
  const cases = isBoth || values.cases ? await runDemo(folder, values.policies, around) : [];
  if (!values.json && cases.length > 0) printCases(folder, cases, told);
  const county =
    isBoth || values.county ? await demoCounty(countyFolder(folder), values.policies, size, told) : undefined;
  if (values.json) printJson({ data: folder, cases, ...(county && { county }) }, around);
  else if (county !== undefined) for (const line of countyLines(county, told)) told.print(line);
  const agrees = county === undefined || county.report.reconciliation.differences.length === 0;
  return agrees && cases.every(({ audit }) => audit.isIntact) ? 0 : 1;
}

/** Ctrl-C: what is stored is whole at any moment, so nothing has to be waited for. 130 is 128 + SIGINT. */
function endOnInterrupt({ progress, note, language }: Terminal): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      progress?.('');
      note(
        language === 'zh'
          ? '已按要求中止，没有完成的不再继续。'
          : 'Ended at your wish; what is not done stays undone.',
      );
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
}

/** Undefined where it is not given; refuses request-invalid. */
function languageOf(text: string | undefined): Language | undefined {
  if (text === undefined || text === 'zh' || text === 'en') return text;
  throw new Refusal('request-invalid', `--lang is ${text}; right is zh or en`);
}

/** Undefined where it is not given; refuses request-invalid. */
function numberOf(text: string | undefined, name: string, most: number): number | undefined {
  const number = Number(text);
  if (text === undefined) return undefined;
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Refusal('request-invalid', `--${name} is ${text}; right is a whole number from 1 to ${most}`);
}

function printCases(folder: string, cases: readonly ToldCase[], around: Terminal): void {
  for (const told of cases)
    for (const line of [...caseLines(told, around), ...letterLines(told, around)]) around.print(line);
  for (const line of readAgainLines(folder, cases, around)) around.print(line);
}

/** county, or the first that is not there yet: every run of the county begins anew. */
function countyFolder(folder: string): string {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? 'county' : `county-${number}`);
    if (!existsSync(path)) return path;
  }
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
