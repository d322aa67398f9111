import { balancesOf, openFen } from '../../core/payments/balances.ts';
import { formatMoney } from '../../core/shared/money.ts';
import { findDossier } from '../../core/use-cases/entitlements/find-dossier.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { benefitNames } from './benefit-name.ts';
import { personMeant } from './entitlements-person.ts';
import { atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';

const KINDS = {
  due: '应发',
  paid: '已发',
  returned: '退回',
  recovered: '追回',
  waived: '减免',
} as const;

/** `huize ledger show`: the lines of a person and what is open by month. */
export function ledgerShow(
  options: DeskOptions & { readonly person: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const person = await personMeant(desk, options.person, terminal);
    await findDossier(desk.dossiers, person, () => true);
    const lines = await desk.ledger.linesOf(person);
    const balances = [...balancesOf(lines).values()];
    if (options.json) {
      printJson({ person, lines, balances }, terminal);
      return 0;
    }
    const language = languageFor(options, terminal);
    const nameOf = benefitNames(desk.catalogue, language);
    const rows = lines.map(({ jurisdiction, month, benefit, kind, fen, by, explanation }) => [
      month,
      nameOf(benefit, jurisdiction, month),
      language === 'zh' ? KINDS[kind] : kind,
      formatMoney(fen),
      by,
      explanation[language],
    ]);
    terminal.print(table(rows));
    const open = balances.reduce((sum, balance) => sum + openFen(balance), 0);
    terminal.print(language === 'zh' ? `未结：${formatMoney(open)} 元` : `open: ${formatMoney(open)} yuan`);
    return 0;
  });
}
