import { type Command, Option } from 'commander';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';

/** Loads a command and runs it with its options. */
export type Run = <Options>(
  load: () => Promise<(options: Options, terminal: Terminal) => Promise<ExitCode>>,
  options: Options,
) => Promise<void>;

/** What every command takes that works on a data folder. */
export function onData(command: Command): Command {
  return command
    .option('--data <folder>', "data folder (default: HUIZE_DATA, or the repository's data)")
    .option('--json', 'answer in JSON');
}

/** By which policies a command works on a data folder: those by which its server works, or others that are named. */
export function byPolicies(command: Command): Command {
  return command
    .option('--policies <folder>', "policies folder (default: the repository's)")
    .option(
      '--trusted-keys <file>',
      'only policy files that an author and an approver of this list have signed, as for the server (default: HUIZE_TRUSTED_KEYS, or all)',
    );
}

/** In which language people are answered. */
export function language(): Option {
  return new Option('--lang <language>', 'language of the answer (default: by LANG)').choices(['zh', 'en']);
}
