import { CommanderError } from 'commander';
import { Refusal } from '../../core/shared/refusal.ts';
import { printJson } from '../terminal/print-json.ts';
import { refusalJson, reportRefusal } from '../terminal/report-refusal.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
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
    return report(error, words.includes('--json'), terminal);
  }
}

/** Help and version were asked for and printed; a refusal is told; all else is our own fault. */
function report(error: unknown, asJson: boolean, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal) {
    if (asJson) printJson(refusalJson(error), terminal);
    reportRefusal(error, terminal);
    return 2;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.note(`${terminal.paintNote('red', 'fault')}: ${fault}`);
  return 2;
}
