import { type Command, Option } from 'commander';
import { byPolicies, language, onData, type Run } from './command-options.ts';
import { addEntitlementCommands } from './entitlements-commands.ts';

/** The commands of entitlements, the ledger, payment runs and recoveries. */
export function addPaymentCommands(program: Command, run: Run): void {
  addEntitlementCommands(program, run, { atDesk: atPayments, by });
  addLedgerCommand(program, run);
  addRunCommands(program.command('payments').description('payment runs of a county'), run);
  addRecoveryCommands(program.command('recover').description('get back what was paid too much'), run);
}

const BESIDE_SERVER = `
It works on the data folder, also while the server runs on it: each page of people is one write, and whoever is second
to go on with a run is refused with revision-stale and loses nothing. Interrupted, the same command goes on.`;

function addLedgerCommand(program: Command, run: Run): void {
  atPayments(program.command('ledger').description('the month ledger').command('show'))
    .description('the lines of a person, and what is open')
    .argument('<person>', 'reference of the person, or the resident ID')
    .action((person, options) =>
      run(async () => (await import('./ledger-show.ts')).ledgerShow, { ...options, person }),
    );
}

const LAYOUT =
  'card-csv, batch-credit, or one of policies/<code>-…/banks (default: as it went to the bank, else card-csv)';

function addRunCommands(payments: Command, run: Run): void {
  const steps = () => import('./payments-steps.ts');
  const reading = () => import('./payments-reading.ts');
  const bank = () => import('./payments-bank.ts');
  atPayments(payments.command('prepare'))
    .description('work out what is due and what changed; the ledger is not touched yet')
    .argument('<code>', 'GB/T 2260 code of the county, such as 500156')
    .requiredOption('--month <month>', 'month that is paid, YYYY-MM')
    .addOption(by())
    .option('--supplement', 'one more run for a month that has a released one')
    .addHelpText('after', BESIDE_SERVER)
    .action((code, options) => run(async () => (await steps()).paymentsPrepare, { ...options, code }));
  atPayments(payments.command('release'))
    .description('write a prepared run into the ledger and lock it; by another person than prepared it')
    .argument('<run>', 'id of the run')
    .addOption(by())
    .option('--revision <number>', 'refuse when the run is no longer the one that was looked at')
    .addHelpText('after', BESIDE_SERVER)
    .action((id, options) => run(async () => (await steps()).paymentsRelease, { ...options, run: id }));
  atPayments(payments.command('cancel'))
    .description('undo a run that is not released')
    .argument('<run>', 'id of the run')
    .addOption(by())
    .requiredOption('--ground <text>', 'why')
    .action((id, options) => run(async () => (await steps()).paymentsCancel, { ...options, run: id }));
  atPayments(payments.command('list'))
    .description('the runs of a county, the newest month first')
    .argument('<code>', 'GB/T 2260 code of the county')
    .action((code, options) => run(async () => (await reading()).paymentsList, { ...options, code }));
  atPayments(payments.command('show'))
    .description('where a run stands and what it comes to')
    .argument('<run>', 'id of the run')
    .option('--changes', 'what is otherwise than last month, person by person, without names')
    .action((id, options) => run(async () => (await reading()).paymentsShow, { ...options, run: id }));
  atPayments(payments.command('verify'))
    .description('recompute the hash chain of a released run from the ledger; exits 1 when it differs')
    .argument('<run>', 'id of the run')
    .action((id, options) => run(async () => (await reading()).paymentsVerify, { ...options, run: id }));
  atPayments(payments.command('funding'))
    .description('what a run costs, and which level bears it')
    .argument('<run>', 'id of the run')
    .action((id, options) => run(async () => (await reading()).paymentsFunding, { ...options, run: id }));
  atPayments(payments.command('bank-file'))
    .description('write the file for the bank; again, it is the same under the same numbers')
    .argument('<run>', 'id of the run')
    .addOption(by())
    .option('--layout <layout>', LAYOUT)
    .option('--out <file>', 'where to (default: the name that the layout gives, here)')
    .action((id, options) => run(async () => (await bank()).paymentsBankFile, { ...options, run: id }));
  atPayments(payments.command('bank-return'))
    .description('read the answer of the bank; exits 1 when lines did not count, each is named')
    .argument('<run>', 'id of the run')
    .argument('<file>', 'CSV or XLSX, UTF-8 or GB18030')
    .option('--layout <layout>', LAYOUT)
    .action((id, file, options) =>
      run(async () => (await bank()).paymentsBankReturn, { ...options, run: id, file }),
    );
}

function addRecoveryCommands(recover: Command, run: Run): void {
  const load = () => import('./recover.ts');
  const step = (name: string) =>
    atPayments(recover.command(name)).argument('<recovery>', 'id of the recovery');
  atPayments(recover.command('begin'))
    .description('begin a recovery for what the ledger shows as paid too much')
    .argument('<person>', 'reference of the person, or the resident ID')
    .requiredOption('--jurisdiction <code>', 'whose money it is')
    .requiredOption('--cause <cause>', 'error, late-report, death or fraud')
    .requiredOption('--ground <text>', 'what happened')
    .addOption(by())
    .action((person, options) => run(async () => (await load()).recoverBegin, { ...options, person }));
  step('show')
    .description('plan, repayments and waivers, and what is still open')
    .option('--record', 'the hand-over record of a fraud, as JSON')
    .action((recovery, options) => run(async () => (await load()).recoverShow, { ...options, recovery }));
  step('plan')
    .description('set off against later months, or paid back in instalments')
    .requiredOption('--from <month>', 'first month, YYYY-MM')
    .option('--per-month <yuan>', 'instalments of so much')
    .option('--cap <cap>', 'set off at most so much of a month: 30% or 50.00')
    .addOption(by())
    .action((recovery, options) => run(async () => (await load()).recoverPlan, { ...options, recovery }));
  step('repay')
    .description('record money that came back')
    .requiredOption('--on <date>', 'day on which it came')
    .requiredOption('--amount <yuan>', 'how much')
    .option('--id <id>', 'under one id it is recorded once')
    .addOption(by())
    .action((recovery, options) => run(async () => (await load()).recoverRepay, { ...options, recovery }));
  step('waive')
    .description('propose to give up an amount; another person decides')
    .requiredOption('--amount <yuan>', 'how much')
    .requiredOption('--ground <text>', 'why, at least ten characters')
    .option('--id <id>', 'under one id it is recorded once')
    .addOption(by())
    .action((recovery, options) => run(async () => (await load()).recoverWaive, { ...options, recovery }));
  step('decide')
    .description('approve a waiver that another person proposed, or --refuse it')
    .argument('<waiver>', 'id of the waiver')
    .option('--refuse', 'it is not given up')
    .addOption(by())
    .action((recovery, waiver, options) =>
      run(async () => (await load()).recoverDecide, { ...options, recovery, waiver }),
    );
  step('hand-over')
    .description('record to whom a fraud was handed over')
    .requiredOption('--to <authority>', 'to whom')
    .requiredOption('--on <date>', 'when')
    .addOption(by())
    .action((recovery, options) => run(async () => (await load()).recoverHandOver, { ...options, recovery }));
}

function by(): Option {
  return new Option(
    '--by <account>',
    'account of whoever acts; it stands in the record',
  ).makeOptionMandatory();
}

function atPayments(command: Command): Command {
  return byPolicies(onData(command)).addOption(language());
}
