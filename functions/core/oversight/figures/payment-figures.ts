import type { PaymentRun, RunChangeKind, RunPayment, Tally } from '../../payments/payment-run.ts';
import { type Figure, type FigureSums, money } from '../figure.ts';

/** A figure that a run's totals tell without reading its payments. */
interface PaymentFigure extends Figure<RunPayment> {
  readonly ofRun: (run: PaymentRun) => number;
}

/** What runs of a period came to, once released. Money is what went to the bank; a set-off moved none. */
const figures: readonly PaymentFigure[] = [
  ...tallied('sent', '提交银行', 'sent to the bank', ({ totals }) => totals.payments, isSent),
  ...tallied(
    'confirmed',
    '银行确认',
    'confirmed by the bank',
    ({ answered }) => answered?.paid ?? nothing,
    (payment) => isSent(payment) && payment.bank?.outcome === 'paid',
  ),
  ...tallied(
    'returned',
    '银行退回',
    'returned by the bank',
    ({ answered }) => answered?.failed ?? nothing,
    (payment) => isSent(payment) && payment.bank?.outcome === 'failed',
  ),
  ...tallied(
    'unanswered',
    '银行未答复',
    'not answered by the bank',
    ({ answered, totals }) => answered?.open ?? totals.payments,
    (payment) => isSent(payment) && payment.bank === null,
  ),
  {
    id: 'unpayable',
    unit: 'count',
    label: { zh: '无账户未发人次', en: 'unpayable, no account' },
    of: ({ unpayable }) => (unpayable === null ? 0 : 1),
    ofRun: ({ totals }) => totals.unpayable.people,
  },
  changed('unpayableAmount', '无账户未发金额', 'amount unpayable', 'unpayable', 1),
  changed('setOffAmount', '抵扣金额', 'amount set off', 'set-off', -1),
];

export const paymentFigures: readonly Figure<RunPayment>[] = figures;

/** What released runs come to, by their totals. */
export function sumRuns(runs: readonly PaymentRun[]): FigureSums {
  return Object.fromEntries(
    figures.map(({ id, ofRun }) => [id, runs.reduce((sum, run) => sum + ofRun(run), 0)]),
  );
}

const nothing: Tally = { people: 0, fen: 0 };

function isSent({ fen }: RunPayment): boolean {
  return fen > 0;
}

function tallied(
  id: string,
  zh: string,
  en: string,
  tallyOf: (run: PaymentRun) => Tally,
  isMeant: (payment: RunPayment) => boolean,
): PaymentFigure[] {
  return [
    {
      id,
      unit: 'count',
      label: { zh: `${zh}人次`, en: `payments ${en}` },
      of: (payment) => (isMeant(payment) ? 1 : 0),
      ofRun: (run) => tallyOf(run).people,
    },
    {
      ...money(`${id}Amount`, `${zh}金额`, `amount ${en}`, (payment: RunPayment) =>
        isMeant(payment) ? payment.fen : 0,
      ),
      ofRun: (run) => tallyOf(run).fen,
    },
  ];
}

function changed(id: string, zh: string, en: string, kind: RunChangeKind, sign: 1 | -1): PaymentFigure {
  return {
    ...money(id, zh, en, ({ changes }: RunPayment) =>
      changes.reduce((sum, change) => sum + (change.kind === kind ? sign * change.fen : 0), 0),
    ),
    ofRun: ({ totals }) => sign * (totals.changes[kind]?.fen ?? 0),
  };
}
