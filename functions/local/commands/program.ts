import { Command, Option } from 'commander';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import { language, onData, type Run } from './command-options.ts';
import { addDataCommands } from './data-commands.ts';
import { addOversightCommand } from './oversight-commands.ts';
import { packageVersion } from './package-version.ts';
import { addPaymentCommands } from './payments-commands.ts';
import { addRegisterCommands } from './register-commands.ts';

const EXIT_CODES = `
Exit codes: 0 done · 1 findings, or the answer is no · 2 could not run, or not asked properly.
Answers go to stdout, everything else to stderr. Colours only on a terminal, and not with NO_COLOR.`;

/** The command line with all commands; a command is imported when it is called. `done` takes the exit code. */
export function createProgram(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command('huize')
    .description('Huize 惠泽: subsidy rules as versioned policy files, evaluated with reasons.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    })
    .exitOverride();
  const policy = program.command('policy').description('check, list, show, compare and publish policies');
  addPolicyCommands(policy, run);
  addPublicationCommands(policy, run);
  addNewCommands(program.command('new').description('start a policy file'), run);
  addDetermine(program, run);
  addDoctor(program, run);
  addCaseCommands(program, run);
  addPaymentCommands(program, run);
  addRegisterCommands(program, run);
  addOversightCommand(program, run);
  addDataCommands(program, run);
  return program;

  function run<Options>(
    load: () => Promise<(options: Options, terminal: Terminal) => Promise<ExitCode>>,
    options: Options,
  ): Promise<void> {
    const { lang = terminal.language } = options as { readonly lang?: Language }; // where it takes one, see language()
    return load()
      .then((command) => command(options, { ...terminal, language: lang }))
      .then(done);
  }
}

function addPolicyCommands(policy: Command, run: Run): void {
  common(policy.command('check'))
    .description('check policy and example files; nothing named means all of them')
    .argument('[path...]', 'files, folders, or codes; files elsewhere are checked with the levels above')
    .addOption(new Option('--format <format>', 'how findings are written').choices(['text', 'json', 'sarif']))
    .option('--no-examples', 'do not run the worked examples')
    .option('--warnings-ok', 'exit 0 when there are only warnings')
    .addOption(language())
    .addHelpText(
      'after',
      '\nExits 1 when there are errors or warnings, 0 when there are none. What the codes mean: docs/policy-checks.md, in Chinese docs/policy-checks.zh-CN.md.',
    )
    .action((paths, options) =>
      run(async () => (await import('./policy-check.ts')).policyCheck, { ...options, paths }),
    );
  common(policy.command('list'))
    .description('list all jurisdictions that have a policy')
    .addOption(language())
    .action((options) => run(async () => (await import('./policy-list.ts')).policyList, options));
  common(policy.command('show'))
    .description('print the policy of a jurisdiction with the levels above it merged in')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .option('--on <date>', 'day on which it holds (default: today)')
    .option('--known-on <date>', 'as it was known on this day (default: all that is known)')
    .option('--origin', 'print beside each value the file that states it')
    .option('--section <path>', 'only this part, such as benefits.living')
    .addOption(language())
    .action((code, options) =>
      run(async () => (await import('./policy-show.ts')).policyShow, { ...options, code }),
    );
  common(policy.command('diff'))
    .description('compare the policy on two days: in words, and by what it means for every worked example')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .requiredOption('--from <date>', 'the earlier day')
    .requiredOption('--to <date>', 'the later day')
    .option('--exit-code', 'exit 1 when there are differences')
    .addOption(language())
    .addHelpText('after', '\nExits 0 whether or not there are differences, unless --exit-code is given.')
    .action((code, options) =>
      run(async () => (await import('./policy-diff.ts')).policyDiff, { ...options, code }),
    );
}

function addPublicationCommands(policy: Command, run: Run): void {
  policy
    .command('key')
    .description(
      'make a key by which a person signs policy files and layouts, and print its entry for the trusted keys',
    )
    .addOption(
      new Option('--role <role>', 'what it signs as')
        .choices(['policy-author', 'policy-approver'])
        .makeOptionMandatory(),
    )
    .requiredOption('--jurisdiction <code>', 'GB/T 2260 code for which it signs')
    .requiredOption('--subject <id>', 'account of the person; nobody approves what he wrote')
    .requiredOption('--out <file>', 'where the private key is written')
    .option('--id <id>', 'name of the key (default: from subject and key)')
    .addOption(language())
    .action((options) => run(async () => (await import('./policy-key.ts')).policyKey, options));
  atDesk(policy.command('publish'))
    .description('sign a policy file or a layout as its author; another person approves it')
    .argument(
      '<file>',
      'policies/500156-wulong/2026-12-01.json, or a layout beside it: …/registers/<id>.json, …/banks/<id>.json',
    )
    .requiredOption('--key <file>', "the author's private key")
    .option('--activate-on <date>', 'day from which it is used (default: today)')
    .option('--restores <digest>', 'digest of the version whose text it brings back')
    .action((file, options) =>
      run(async () => (await import('./policy-publish.ts')).policyPublish, { ...options, file }),
    );
  atDesk(policy.command('approve'))
    .description('sign the exact content that another person proposed, which publishes it')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .argument('<digest>', 'the first characters of its digest, at least 6')
    .requiredOption('--key <file>', "the approver's private key")
    .action((code, digest, options) =>
      run(async () => (await import('./policy-approve.ts')).policyApprove, { ...options, code, digest }),
    );
  atDesk(policy.command('status'))
    .description('which published versions are used, which wait, which are not used and why')
    .argument('[code]', 'GB/T 2260 code; all where it is left out (needed over HTTP)')
    .addHelpText('after', '\nExits 1 when a version is not used for a fault.')
    .action((code, options) =>
      run(async () => (await import('./policy-status.ts')).policyStatus, { ...options, code }),
    );
  atDesk(policy.command('pull'))
    .description('fetch the published versions of a jurisdiction into a policies folder')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .option('--policies <folder>', "policies folder to write to (default: the repository's)")
    .option('--force', 'replace files that differ here')
    .action((code, options) =>
      run(async () => (await import('./policy-pull.ts')).policyPull, { ...options, code }),
    );
  common(policy.command('rollback'))
    .description('write a new version that brings an old text back; publish it like any other')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .requiredOption(
      '--restore <version>',
      'first day of the version whose text comes back; of a layout, registers/<id> or banks/<id>_<number>',
    )
    .option('--reason <text>', 'what was wrong with the present version; needed for a policy')
    .option(
      '--from <date>',
      'day from which the old rules hold again (default: since the wrong version began)',
    )
    .addOption(language())
    .action((code, options) =>
      run(async () => (await import('./policy-rollback.ts')).policyRollback, { ...options, code }),
    );
}

function atDesk(command: Command): Command {
  return command
    .option(
      '--to <place>',
      'folder, s3://bucket/prefix, or https://… of a platform (default: the policies folder)',
    )
    .option(
      '--trust <file>',
      'list of trusted keys (default: HUIZE_TRUSTED_KEYS; over HTTP the platform has it)',
    )
    .option('--token <token>', 'bearer token for https://… (default: HUIZE_TOKEN)')
    .option('--json', 'answer in JSON')
    .addOption(language());
}

function addNewCommands(parent: Command, run: Run): void {
  common(parent.command('district'))
    .description('start the policy folder of a jurisdiction: a file that checks clean, with worked examples')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .option('--name <name>', 'Chinese name (default: from the table of divisions)')
    .option('--pinyin <pinyin>', 'folder name after the code (default: from the name)')
    .option('--effective-from <date>', 'first day (default: today)')
    .option('--dir <folder>', 'policies folder to write to (default: that of --policies)')
    .addOption(language())
    .action((code, options) =>
      run(async () => (await import('./new-district.ts')).newDistrict, { ...options, code }),
    );
}

function addDetermine(program: Command, run: Run): void {
  common(program.command('determine'))
    .description('determine the benefits of a person for a month, with every reason')
    .requiredOption('--jurisdiction <code>', 'GB/T 2260 code, such as 500156')
    .requiredOption('--month <month>', 'reference month, YYYY-MM')
    .requiredOption('--facts <file>', 'JSON file with the facts, - for stdin')
    .option('--known-on <date>', 'as it was known on this day (default: all that is known)')
    .addOption(language())
    .addHelpText(
      'after',
      `
The file holds facts as nested objects or dotted ids, or {"facts": {…}, "factsAsOf": {…}}.
Exits 0 whatever the outcome, 2 when nothing could be determined (facts that cannot be used, no policy).`,
    )
    .action((options) => run(async () => (await import('./determine.ts')).determineCommand, options));
}

function addDoctor(program: Command, run: Run): void {
  common(program.command('doctor'))
    .description('readiness sheet of a jurisdiction: what its policy holds, and what it still lacks')
    .argument('<code>', 'GB/T 2260 code, such as 500156')
    .option('--on <date>', 'day on which it is to work (default: today)')
    .addOption(language())
    .addHelpText('after', '\nExits 0 when it is ready (there may be warnings), 1 when it is not.')
    .action((code, options) => run(async () => (await import('./doctor.ts')).doctor, { ...options, code }));
}

function addCaseCommands(program: Command, run: Run): void {
  onData(program.command('token'))
    .description('print a bearer token of the local issuer, for the Authorization header')
    .requiredOption('--role <role>', 'such as window-clerk, civil-affairs-approver, supervisor, auditor')
    .requiredOption('--jurisdiction <code>', 'area code in which the role is held, of 6, 9 or 12 digits')
    .option('--subject <id>', 'account of the person or system (default: role@code)')
    .option('--lifetime <minutes>', 'minutes until it expires (default: 720)')
    .action((options) => run(async () => (await import('./token.ts')).tokenCommand, options));
  const audit = program.command('audit').description('check the audit trail');
  onData(audit.command('verify'))
    .description('recompute the hash chain of the events of every case')
    .addHelpText('after', '\nExits 0 when every chain is whole, 1 when one is broken, with the place.')
    .action((options) => run(async () => (await import('./audit-verify.ts')).auditVerify, options));
  const keys = program.command('keys').description('the keys of a data folder');
  onData(keys.command('rotate'))
    .description('make a new master key and wrap the keys of every record and file anew')
    .option('--rewrap-only', 'make no new key, only finish wrapping what older ones wrapped')
    .addHelpText(
      'after',
      `
It may run beside the server, which takes up the new key by itself. Cut off half-way, nothing is lost: run it again
with --rewrap-only. Older keys stay in the key file, for backups that were sealed by them; back up the key file anew.`,
    )
    .action((options) => run(async () => (await import('./keys-rotate.ts')).keysRotate, options));
}

function common(command: Command): Command {
  return command
    .option('--policies <folder>', "policies folder (default: the repository's)")
    .option('--json', 'answer in JSON');
}
