import type { Command } from 'commander';
import { onData, type Run } from './command-options.ts';

/** `huize data`: exports, restores, and the drill that proves them. */
export function addDataCommands(program: Command, run: Run): void {
  const data = program.command('data').description('export, restore and prove backups');
  onData(data.command('export'))
    .description('write all rows and files into a new folder, as of one moment and without the keys')
    .requiredOption('--to <folder>', 'folder that is not there yet, or empty')
    .addHelpText('after', '\nIt may run beside the server. The format is that of a DynamoDB export to S3.')
    .action((options) => run(async () => (await import('./data-export.ts')).dataExport, options));
  onData(data.command('import'))
    .description('restore an export into a data folder that has no data yet')
    .requiredOption('--from <folder>', 'an export, ours or a copy of one of DynamoDB')
    .option(
      '--files <folder>',
      "material files (default: files/ of the export; a bucket's are its materials/)",
    )
    .action((options) => run(async () => (await import('./data-import.ts')).dataImport, options));
  onData(data.command('drill'))
    .description('restore into a temporary folder and prove that what was restored can be worked with')
    .option('--from <folder>', 'an export that is there already (default: one is made of the data folder)')
    .option('--files <folder>', 'material files, where they are not in the export')
    .option('--keys <file>', "key file as it was kept apart (default: the data folder's)")
    .option('--kms', 'keys in KMS, by DATA_KEY_ID, RETIRED_DATA_KEY_IDS and MAC_KEY_ID of the environment')
    .addHelpText('after', '\nExits 0 when all of it holds, 1 when something does not, with what.')
    .action((options) => run(async () => (await import('./restore-drill.ts')).restoreDrill, options));
}
