import { type Command, InvalidArgumentError, Option } from 'commander';
import { byPolicies, language, onData, type Run } from './command-options.ts';

/** The commands of registers, comparisons, findings, discovery and recertifications. */
export function addRegisterCommands(program: Command, run: Run): void {
  addImportCommands(program.command('register').description('register files of a jurisdiction'), run);
  atRegisters(program.command('compare'))
    .description('compare the registers with what is due and paid; exits 1 when there are new findings')
    .addOption(jurisdiction())
    .option('--on <date>', 'day as of which it compares (default: today)')
    .action((options) => run(async () => (await import('./compare.ts')).compare, options));
  addFindingCommands(program.command('findings').description('what comparisons found'), run);
  atRegisters(program.command('discover'))
    .description('find people who qualify and receive nothing; a province county by county')
    .addOption(jurisdiction())
    .addHelpText('after', '\nExits 1 when a county could not be searched; its reason is printed.')
    .action((options) => run(async () => (await import('./discover.ts')).discover, options));
  atRegisters(program.command('simulate'))
    .description('what proposed policy files would change over the people of a jurisdiction; changes nothing')
    .argument('<files...>', 'the files, in the folder of their jurisdiction')
    .addOption(jurisdiction())
    .option('--month <month>', 'month that is simulated (default: that in which the files begin)')
    .option('--by <account>', 'account of whoever asks')
    .addHelpText('after', '\nExits 1 when a county could not be asked; its reason is printed.')
    .action((files, options) =>
      run(async () => (await import('./simulate.ts')).simulate, { ...options, files }),
    );
  addRecertifyCommands(program.command('recertify').description('recertifications of a county'), run);
}

function pageLimit(text: string): number {
  const limit = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= 1000) return limit;
  throw new InvalidArgumentError('Right is a whole number from 1 to 1000.');
}

function addImportCommands(register: Command, run: Run): void {
  const load = () => import('./register.ts');
  atRegisters(register.command('import'))
    .description('import a register file: CSV, XLSX or JSONL, in UTF-8 or GB18030')
    .argument('<file>', 'the file')
    .requiredOption('--register <id>', 'register of the policy, such as deaths or minimum-living')
    .addOption(jurisdiction())
    .requiredOption('--as-of <date>', 'day as of which the file was made')
    .addOption(
      new Option('--covers <what>', 'whether it names everybody (default: by its layout)').choices([
        'changes',
        'complete',
      ]),
    )
    .option('--by <account>', 'account of whoever brings it')
    .addHelpText(
      'after',
      '\nExits 1 when rows could not be used; they are named by line, the rest was taken. Interrupted, the same command goes on.',
    )
    .action((file, options) => run(async () => (await load()).registerImport, { ...options, file }));
  atRegisters(register.command('list'))
    .description('every register of a jurisdiction, and how fresh what is known of it is')
    .addOption(jurisdiction())
    .action((options) => run(async () => (await load()).registerList, options));
  atRegisters(register.command('errors'))
    .description('the rows of an import that could not be used; exits 1 when there are any')
    .argument('<import>', 'id of the import')
    .action((id, options) => run(async () => (await load()).registerErrors, { ...options, import: id }));
}

function addFindingCommands(findings: Command, run: Run): void {
  const load = () => import('./findings.ts');
  atRegisters(findings.command('list'))
    .description('what is to be settled, by due day; names nobody')
    .addOption(jurisdiction())
    .option('--kind <kind>', 'such as should-stop or should-receive')
    .option('--limit <number>', 'how many to read, up to 1000', pageLimit, 200)
    .option('--cursor <cursor>', 'where the page before ended')
    .action((options) => run(async () => (await load()).findingsList, options));
  atRegisters(findings.command('show'))
    .description('the rows that a finding rests on, and the money')
    .argument('<finding>', 'id of the finding')
    .action((finding, options) => run(async () => (await load()).findingsShow, { ...options, finding }));
  atRegisters(findings.command('settle'))
    .description('confirm a finding, reject it with a ground, or ask for a visit')
    .argument('<finding>', 'id of the finding')
    .addOption(
      new Option('--action <action>', 'what is done')
        .choices(['confirm', 'reject', 'ask-visit'])
        .makeOptionMandatory(),
    )
    .addOption(by())
    .addOption(
      new Option('--role <role>', 'as which office')
        .choices(['township', 'federation', 'civil-affairs'])
        .default('civil-affairs'),
    )
    .option('--ground <text>', 'what was found, at least ten characters; for a visit what is to be looked at')
    .addOption(
      new Option('--mark <mark>', 'corrected in time, or deceit').choices(['honest-mistake', 'fraud']),
    )
    .option('--hand-over-to <authority>', 'to whom fraud is handed over')
    .option('--revision <number>', 'refuse when it is no longer the one that was looked at')
    .action((finding, options) => run(async () => (await load()).findingsSettle, { ...options, finding }));
}

function addRecertifyCommands(recertify: Command, run: Run): void {
  const load = () => import('./recertify.ts');
  atRegisters(recertify.command('plan'))
    .description('who is due in a month, by the policy; notes as missed what is past its last day')
    .addOption(jurisdiction())
    .option('--month <month>', 'YYYY-MM (default: this month)')
    .addOption(by())
    .action((options) => run(async () => (await load()).recertifyPlan, options));
  atRegisters(recertify.command('list'))
    .description('all of a month; names nobody')
    .addOption(jurisdiction())
    .option('--month <month>', 'YYYY-MM (default: this month)')
    .action((options) => run(async () => (await load()).recertifyList, options));
  atRegisters(recertify.command('record'))
    .description('record what was found')
    .argument('<recertification>', 'id of the recertification')
    .requiredOption('--result <result>', 'confirmed, changed, not-met or missed')
    .option('--means <means>', 'such as visit, data or proof-of-life')
    .option('--on <date>', 'day on which it was looked at (default: today)')
    .option('--note <text>', 'a note')
    .addOption(by())
    .action((id, options) =>
      run(async () => (await load()).recertifyRecord, { ...options, recertification: id }),
    );
}

function jurisdiction(): Option {
  return new Option('--jurisdiction <code>', 'GB/T 2260 code, such as 500156').makeOptionMandatory();
}

function by(): Option {
  return new Option(
    '--by <account>',
    'account of whoever acts; it stands in the record',
  ).makeOptionMandatory();
}

function atRegisters(command: Command): Command {
  return byPolicies(onData(command)).addOption(language());
}
