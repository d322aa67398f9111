import { formatMoney } from '../../core/shared/money.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { showEntitlement } from '../../core/use-cases/entitlements/show-entitlement.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { benefitNames } from './benefit-name.ts';
import { personMeant } from './entitlements-person.ts';
import { atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';

interface ShowOptions extends DeskOptions {
  readonly person: string;
  readonly through?: string;
  readonly knownOn?: string;
}

/** `huize entitlements show`: month by month what is due and why; exits 1 where an entry could not count. */
export function entitlementsShow(options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const person = await personMeant(desk, options.person, terminal);
    const through = options.through === undefined ? undefined : parseMonth(options.through);
    const asked = { person, through, knownOn: options.knownOn };
    const shown = await showEntitlement(desk.entitlements, asked, () => true);
    if (options.json) printJson(shown, terminal);
    else {
      const language = languageFor(options, terminal);
      const nameOf = benefitNames(desk.catalogue, language);
      const rows = shown.months.flatMap(({ month, benefits }) =>
        Object.entries(benefits).map(([id, { jurisdiction, fen, explanation }]) => [
          month,
          nameOf(id, jurisdiction ?? shown.jurisdiction ?? '', month),
          formatMoney(fen),
          explanation[language],
        ]),
      );
      terminal.print(table(rows));
      for (const { entry, message } of shown.faults) terminal.note(`${entry}: ${message}`);
    }
    return shown.faults.length === 0 ? 0 : 1;
  });
}
