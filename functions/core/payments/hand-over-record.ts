import type { PersonRef } from '../ports/identity-vault.ts';
import type { Fen } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';
import { type Balance, balanceKey, balancesOf, openFen } from './balances.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Recovery } from './recovery.ts';

/** A month that was obtained by fraud, with what wrote it. */
export interface HandedOverMonth extends Balance {
  readonly open: Fen;
  /** Payment runs that paid it. */
  readonly runs: readonly string[];
}

/** What goes to the authority that looks into a fraud (N 三(四)); the person by reference, the office adds the name. */
export interface HandOverRecord {
  readonly recovery: string;
  readonly person: PersonRef;
  readonly jurisdiction: string;
  readonly ground: string;
  readonly openedAt: string;
  readonly handedOver: Recovery['handedOver'];
  readonly months: readonly HandedOverMonth[];
  readonly paid: Fen;
  readonly open: Fen;
  readonly rests: Bilingual;
}

export function handOverRecord(recovery: Recovery, lines: readonly LedgerLine[]): HandOverRecord {
  const { jurisdiction } = recovery;
  const balances = balancesOf(lines);
  const months = recovery.overpaid.flatMap((one): HandedOverMonth[] => {
    const balance = balances.get(balanceKey(jurisdiction, one));
    if (balance === undefined) return [];
    const runs = lines
      .filter(
        (line) =>
          line.kind === 'paid' && balanceKey(line.jurisdiction, line) === balanceKey(jurisdiction, one),
      )
      .map(({ by }) => by);
    return [{ ...balance, open: Math.max(0, -openFen(balance)), runs: [...new Set(runs)].sort() }];
  });
  return {
    recovery: recovery.id,
    person: recovery.person,
    jurisdiction,
    ground: recovery.ground,
    openedAt: recovery.opened.at,
    handedOver: recovery.handedOver,
    months,
    paid: months.reduce((sum, { paid, returned }) => sum + paid - returned, 0),
    open: months.reduce((sum, { open }) => sum + open, 0),
    rests: {
      zh: '民发〔2021〕70号 三(四)：对采取虚报、隐瞒、伪造等手段骗取补贴资金的，停止发放、加大追回力度，视情移送有关部门查处。',
      en: '民发〔2021〕70号 三(四): money obtained by false statements is stopped and recovered, and the matter handed over where it calls for that.',
    },
  };
}
