import { CommanderError } from 'commander';
import { Refusal } from '../../core/shared/refusal.ts';
import { fileRefusal } from '../terminal/file-refusal.ts';
import { printJson } from '../terminal/print-json.ts';
import { refusalJson, reportRefusal } from '../terminal/report-refusal.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without node and script) and returns its exit code. Never throws. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, words, terminal);
  }
}

/** Help and version were asked for and printed; a refusal is told; all else is our own fault. */
function report(error: unknown, words: readonly string[], terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const refusal = error instanceof Refusal ? error : fileRefusal(error);
  if (refusal !== undefined) {
    if (words.includes('--json')) printJson(refusalJson(refusal), terminal);
    reportRefusal(refusal, terminal, languageIn(words));
    return 2;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.note(`${terminal.paintNote('red', 'fault')}: ${fault}`);
  return 2;
}

/** The language that the command line asks for, whatever else is wrong with it. */
function languageIn(words: readonly string[]): Language | undefined {
  const asked = words.includes('--lang') ? words[words.indexOf('--lang') + 1] : undefined;
  return asked === 'zh' || asked === 'en' ? asked : undefined;
}
