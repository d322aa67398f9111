import { type Command, Option } from 'commander';
import type { Run } from './command-options.ts';

/** The commands of one person's months: looking at them, and recording what became known. */
export function addEntitlementCommands(
  program: Command,
  run: Run,
  { atDesk, by }: { readonly atDesk: (command: Command) => Command; readonly by: () => Option },
): void {
  const entitlements = program.command('entitlements').description('what people are entitled to');
  const load = () => import('./entitlements-record.ts');
  const on = (name: string) =>
    atDesk(entitlements.command(name)).argument('<person>', 'reference of the person, or the resident ID');
  const record = (name: string) => on(name).addOption(by());
  const ground = ['--ground <text>', 'why, at least ten characters'] as const;

  on('show')
    .description('month by month what is due to a person, and why')
    .option('--through <month>', 'last month, YYYY-MM (default: this month)')
    .option('--known-on <date>', 'as it was known on this day (default: today)')
    .addHelpText('after', '\nExits 1 when an entry of the dossier could not count; it is named on stderr.')
    .action((person, options) =>
      run(async () => (await import('./entitlements-show.ts')).entitlementsShow, { ...options, person }),
    );
  on('account')
    .description('the account to which a person is paid, masked; --set sets it')
    .option('--set <file>', 'JSON with kind (card or bank), holder, bank and number; - for stdin')
    .addOption(new Option('--by <account>', 'account of whoever sets it; it stands in the record'))
    .action((person, options) =>
      run(async () => (await import('./entitlements-account.ts')).entitlementsAccount, {
        ...options,
        person,
      }),
    );
  record('correct-id')
    .description('the resident ID as it stands on the card; it counts once a second officer has entered it')
    .requiredOption('--set <file>', 'JSON with residentId and ground; - for stdin')
    .action((person, options) =>
      run(async () => (await import('./entitlements-number.ts')).entitlementsNumber, { ...options, person }),
    );
  atDesk(entitlements.command('take-over'))
    .description('take over those whom a county pays already, from its list (CSV, XLSX, JSONL)')
    .argument('<file>', 'the list: 姓名, 身份证号, a column for each benefit; 申请日期, 开户银行, 账号 …')
    .requiredOption('--jurisdiction <code>', 'GB/T 2260 code of the county')
    .requiredOption('--from <month>', 'first month that is paid here, YYYY-MM')
    .addOption(by())
    .option('--trial', 'look only, write nothing')
    .option('--vouch-other-benefits', 'the office states that nobody draws benefits that no register shows')
    .addHelpText(
      'after',
      '\nExits 1 when lines were not taken; each is named with the difference. The same list again takes what is left.',
    )
    .action((file, options) =>
      run(async () => (await import('./entitlements-take-over.ts')).entitlementsTakeOver, {
        ...options,
        file,
      }),
    );
  record('event')
    .description('record a life event of the policy, such as death, left-minimum-living or sentenced')
    .argument('<event>', 'its id under events of the policy')
    .requiredOption('--on <date>', 'day on which it happened')
    .option('--over', 'it is over: a release, a return')
    .action((person, event, options) =>
      run(async () => (await load()).entitlementsEvent, { ...options, person, event }),
    );
  record('withdraw')
    .description('withdraw an entry that proved wrong, such as a death that was none')
    .argument('<entry>', 'id of the entry, as show --json gives it')
    .requiredOption(...ground)
    .action((person, entry, options) =>
      run(async () => (await load()).entitlementsWithdraw, { ...options, person, entry }),
    );
  record('back-pay')
    .description('pay months before a new certificate back, as far as the policy allows')
    .requiredOption('--benefit <id>', 'living or nursing')
    .requiredOption('--months <month...>', 'one or more months, YYYY-MM')
    .requiredOption(...ground)
    .action((person, options) => run(async () => (await load()).entitlementsBackPay, { ...options, person }));
  record('transition')
    .description('the old standard goes on for force majeure, as long as the policy allows')
    .requiredOption('--from <month>', 'first month, YYYY-MM')
    .requiredOption('--through <month>', 'last month, YYYY-MM')
    .requiredOption(...ground)
    .action((person, options) =>
      run(async () => (await load()).entitlementsTransition, { ...options, person }),
    );
  record('appeal')
    .description('somebody objects against an entry, such as a stop')
    .requiredOption('--against <entry>', 'id of the entry')
    .requiredOption('--on <date>', 'day of the objection')
    .action((person, options) => run(async () => (await load()).entitlementsAppeal, { ...options, person }));
  record('decide-appeal')
    .description('the outcome of an appeal; upheld, arrears follow as the policy says')
    .argument('<appeal>', 'id of the appeal')
    .requiredOption('--outcome <outcome>', 'upheld or dismissed')
    .requiredOption('--on <date>', 'day of the decision')
    .action((person, appeal, options) =>
      run(async () => (await load()).entitlementsDecideAppeal, { ...options, person, appeal }),
    );
}
