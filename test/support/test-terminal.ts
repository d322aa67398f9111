import { join } from 'node:path';
import { runCommand } from '../../functions/local/commands/run-command.ts';
import type { ExitCode, Terminal } from '../../functions/local/terminal/terminal.ts';

const repository = join(import.meta.dirname, '..', '..');

/** What one command line wrote and how it ended. */
export interface CommandRun {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process on a terminal without colours, on 2026-03-02 in Beijing. */
export async function huize(words: readonly string[], given: Partial<Terminal> = {}): Promise<CommandRun> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const code = await runCommand(words, {
    print: (text) => void stdout.push(text),
    note: (text) => void stderr.push(text),
    paint: (_, text) => text,
    paintNote: (_, text) => text,
    language: 'en',
    folder: repository,
    policiesFolder: join(repository, 'policies'),
    readInput: async () => Buffer.from(''),
    today: () => '2026-03-02',
    ...given,
  });
  return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
}
