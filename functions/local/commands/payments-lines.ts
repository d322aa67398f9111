import type { PaymentRun, RunPayment, Tally } from '../../core/payments/payment-run.ts';
import { formatMoney } from '../../core/shared/money.ts';
import { table } from '../terminal/table.ts';
import type { Language } from '../terminal/terminal.ts';
import type { benefitNames } from './benefit-name.ts';

type BenefitNames = ReturnType<typeof benefitNames>;

const STATUS = {
  preparing: '制作中',
  prepared: '待核准',
  releasing: '写入台账中',
  released: '已核准',
  sent: '已送银行',
  settled: '已结清',
  cancelled: '已撤销',
} as const;

const CHANGE = {
  new: '新增',
  stopped: '停发',
  raised: '提高',
  lowered: '降低',
  arrears: '补发',
  corrected: '更正',
  'set-off': '抵扣',
  overpaid: '多发',
  'paid-elsewhere': '异地已发',
  undetermined: '待认定',
  'first-payment-later': '首发顺延',
  unpayable: '无账户',
} as const;

/** A run for people: where it stands, what it comes to, and what is to be done next. */
export function runLines(run: PaymentRun, language: Language, nameOf: BenefitNames): string {
  const zh = language === 'zh';
  const { totals, status, jurisdiction, month } = run;
  const rows = [
    [zh ? '批次' : 'run', `${run.id}  ${zh ? STATUS[status] : status}`],
    [zh ? '月份' : 'month', `${run.month}${zh ? '，截至' : ', as known on '}${run.knownOn}`],
    [zh ? '核算' : 'people', `${run.checkpoint.done}`],
    [zh ? '发放' : 'to pay', shown(totals.payments, zh)],
    ...Object.entries(totals.byBenefit).map(([benefit, tally]) => [
      `  ${nameOf(benefit, jurisdiction, month)}`,
      shown(tally, zh),
    ]),
    ...Object.entries(totals.changes).map(([kind, tally]) => [
      `  ${zh ? CHANGE[kind as keyof typeof CHANGE] : kind}`, // its keys are the kinds
      shown(tally, zh),
    ]),
    ...(totals.unpayable.people > 0
      ? [[zh ? '无账户挂账' : 'owed for want of an account', shown(totals.unpayable, zh)]]
      : []),
    [zh ? '制作' : 'prepared by', run.prepared.map(({ by }) => by).join(', ')],
    ...(run.released === null ? [] : [[zh ? '核准' : 'released by', run.released.by]]),
    ...(run.answered === null
      ? []
      : [[zh ? '银行退回' : 'sent back by the bank', shown(run.answered.failed, zh)]]),
  ];
  return table(rows);
}

/** One line a run. */
export function runListLines(runs: readonly PaymentRun[], language: Language): string {
  const zh = language === 'zh';
  return table(
    runs.map((run) => [run.id, zh ? STATUS[run.status] : run.status, shown(run.totals.payments, zh)]),
  );
}

/** Why somebody's payment is another than last month's, without names. */
export function changeLines(
  { id, fen, changes }: RunPayment,
  { jurisdiction }: PaymentRun,
  language: Language,
  nameOf: BenefitNames,
): string {
  const zh = language === 'zh';
  const head = `${id}  ${formatMoney(fen)}`;
  const lines = changes.map(
    ({ kind, month, benefit, fen: change, explanation }) =>
      `  ${zh ? CHANGE[kind] : kind} ${month} ${nameOf(benefit, jurisdiction, month)} ${formatMoney(change)}: ${explanation[language]}`,
  );
  return [head, ...lines].join('\n');
}

function shown(tally: Tally | undefined, zh: boolean): string {
  const { people = 0, fen = 0 } = tally ?? {};
  return zh ? `${people} 人 ${formatMoney(fen)} 元` : `${people} people ${formatMoney(fen)} yuan`;
}
