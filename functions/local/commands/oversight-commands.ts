import type { Command } from 'commander';
import { byPolicies, language, onData, type Run } from './command-options.ts';

/** `huize oversight` */
export function addOversightCommand(program: Command, run: Run): void {
  byPolicies(onData(program.command('oversight')))
    .description('figures of all counties of an area over a period, with sums; names nobody')
    .requiredOption(
      '--jurisdiction <code>',
      'GB/T 2260 code of the area, such as 500000; 100000 is the nation',
    )
    .option('--from <month>', 'first month, YYYY-MM (default: January of the year of the last)')
    .option('--to <month>', 'last month, YYYY-MM (default: this month)')
    .option('--csv', 'a table of all figures: rows of counties, provinces and the total')
    .addOption(language())
    .addHelpText(
      'after',
      '\nIt may run beside the server. What each figure counts: docs/how-to/read-oversight.md.',
    )
    .action((options) => run(async () => (await import('./oversight.ts')).oversight, options));
}
