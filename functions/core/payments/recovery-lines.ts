import { digestOf } from '../shared/digest.ts';
import { formatMoney } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';
import type { LedgerLine, LedgerLineKind } from './ledger-line.ts';
import { openOverpayments, spreadOver } from './overpayments.ts';
import type { Recovery } from './recovery.ts';

interface Entry {
  readonly id: string;
  readonly kind: LedgerLineKind & ('recovered' | 'waived');
  readonly fen: number;
  readonly explanation: Bilingual;
}

/**
 * The ledger lines of a recovery's repayments and approved waivers that the ledger does not hold yet. What was written
 * once is not worked out again, so that writing may be interrupted and repeated.
 */
export function recoveryLines(recovery: Recovery, lines: readonly LedgerLine[], at: string): LedgerLine[] {
  const { person, jurisdiction } = recovery;
  const last = recovery.overpaid.at(-1);
  if (last === undefined) return [];
  const all = [...lines];
  const added: LedgerLine[] = [];
  for (const { id, kind, fen, explanation } of entriesOf(recovery)) {
    const prefix = `${recovery.id}:${digestOf(id).slice(0, 16)}:`;
    if (lines.some((line) => line.id.startsWith(prefix))) continue;
    const made = spreadOver(fen, openOverpayments(recovery, all), last).map(
      ({ benefit, month, fen: part }): LedgerLine => ({
        id: `${prefix}${benefit}:${month}:${kind}`,
        person,
        jurisdiction,
        benefit,
        month,
        kind,
        fen: part,
        at,
        by: recovery.id,
        explanation,
        basis: null,
        class: null,
        setOff: null,
      }),
    );
    all.push(...made);
    added.push(...made);
  }
  return added;
}

function entriesOf({ repayments, waivers }: Recovery): Entry[] {
  return [
    ...repayments.map(
      ({ id, fen, on }): Entry => ({
        id: `repayment ${id}`,
        kind: 'recovered',
        fen,
        explanation: {
          zh: `${on} 退回 ${formatMoney(fen)} 元。`,
          en: `${formatMoney(fen)} yuan were paid back on ${on}.`,
        },
      }),
    ),
    ...waivers
      .filter(({ approved }) => approved !== null)
      .map(
        ({ id, fen, ground }): Entry => ({
          id: `waiver ${id}`,
          kind: 'waived',
          fen,
          explanation: {
            zh: `经批准免予追回 ${formatMoney(fen)} 元：${ground}`,
            en: `${formatMoney(fen)} yuan are given up by approved decision: ${ground}`,
          },
        }),
      ),
  ];
}
