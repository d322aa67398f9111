import { formatMoney } from '../shared/money.ts';
import { type Month, monthIndex, parseMonth } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import { bilingual } from '../shared/text.ts';
import type { Dossier } from './dossier.ts';
import type { DueMonth } from './due-month.ts';
import { dueMonths } from './due-months.ts';
import type { EntitlementContext } from './entitlement-context.ts';
import { policyInMonth } from './policy-in-month.ts';

/** What was paid for the month so far, by benefit in 分, where the ledger was looked at. */
export type PaidForMonth = Readonly<Record<string, number>>;

/**
 * Tells an officer or the person in one paragraph what is due in a month, who pays it, by which event and by which
 * clause, and what was paid for it. Refuses month-invalid.
 */
export async function explainMonth(
  dossier: Dossier,
  { month, knownOn, paid }: { month: Month; knownOn: string; paid?: PaidForMonth },
  context: EntitlementContext,
): Promise<Bilingual> {
  const months = await dueMonths(dossier, { through: parseMonth(month), knownOn }, context);
  const found = months.find((one) => one.month === month);
  const head = headOf(month, knownOn, found, context);
  if (found === undefined || Object.keys(found.benefits).length === 0)
    return {
      zh: `${head.zh}没有任何补贴的申请或者决定。`,
      en: `${head.en}there is neither an application nor a decision.`,
    };
  const parts = Object.entries(found.benefits).map(([id, due]) =>
    withPaid(due.explanation, due.fen, paid?.[id], paid !== undefined),
  );
  return {
    zh: head.zh + parts.map(({ zh }) => zh).join(''),
    en: head.en + parts.map(({ en }) => en).join(' '),
  };
}

function headOf(
  month: Month,
  knownOn: string,
  found: DueMonth | undefined,
  context: EntitlementContext,
): Bilingual {
  const index = monthIndex(month);
  const zh = `${Math.floor(index / 12)}年${(index % 12) + 1}月（截至${knownOn}所知）`;
  const en = `${month} (as known on ${knownOn})`;
  const code = found?.jurisdiction ?? null;
  if (code === null) return { zh: `${zh}：`, en: `${en}: ` };
  const policy =
    policyInMonth(context, code, month, knownOn) ??
    policyInMonth(context, code, knownOn.slice(0, 7), knownOn);
  const name = policy === undefined ? { zh: '', en: '' } : bilingual(policy.name, '');
  const place = { zh: `${name.zh}（${code}）`, en: `${name.en} (${code})`.trimStart() };
  const isPaid = Object.values(found?.benefits ?? {}).some(({ fen }) => fen > 0);
  return isPaid
    ? { zh: `${zh}，由${place.zh}发放：`, en: `${en}, paid by ${place.en}: ` }
    : { zh: `${zh}，由${place.zh}认定：`, en: `${en}, determined by ${place.en}: ` };
}

function withPaid(due: Bilingual, fen: number, paid: number | undefined, isLedgerKnown: boolean): Bilingual {
  if (!isLedgerKnown) return due;
  const open = fen - (paid ?? 0);
  const rest: Bilingual =
    open === 0
      ? { zh: '已结清', en: 'settled' }
      : open > 0
        ? { zh: `尚欠${formatMoney(open)}元`, en: `${formatMoney(open)} still to be paid` }
        : {
            zh: `多发${formatMoney(-open)}元，应予追回`,
            en: `${formatMoney(-open)} overpaid, to be recovered`,
          };
  return {
    zh: `${due.zh}已发${formatMoney(paid ?? 0)}元，${rest.zh}。`,
    en: `${due.en} Paid so far: ${formatMoney(paid ?? 0)}; ${rest.en}.`,
  };
}
