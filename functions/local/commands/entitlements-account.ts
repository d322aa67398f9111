import { requireValid } from '../../api/middleware/require-valid.ts';
import { maskName } from '../../core/identities/mask-name.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { findDossier } from '../../core/use-cases/entitlements/find-dossier.ts';
import { findAccount, setAccount } from '../../core/use-cases/entitlements/set-account.ts';
import { validatePayeeAccountRequest } from '../../generated/api-validators.js';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { personMeant } from './entitlements-person.ts';
import { atPaymentsDesk, type DeskOptions } from './payments-desk.ts';
import { personalJson } from './personal-json.ts';

const RIGHT = '{"kind": "card", "holder": …, "bank": …, "number": …}';

interface AccountOptions extends DeskOptions {
  readonly person: string;
  /** A file, or - for stdin: a number in the command itself would stand in the shell's history. */
  readonly set?: string;
  readonly by?: string;
}

/** `huize entitlements account`: shows the account of a person, with the last four digits, or --set sets it. */
export function entitlementsAccount(options: AccountOptions, terminal: Terminal): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const person = await personMeant(desk, options.person, terminal);
    await findDossier(desk.dossiers, person, () => true);
    if (options.set !== undefined) {
      const account = requireValid(
        validatePayeeAccountRequest,
        await personalJson(options.set, RIGHT, terminal),
      );
      await setAccount(desk, { person, account }, { by: officerOf(options) });
    }
    const { account, set } = await findAccount(desk.accounts, person);
    const { kind, holder, bank, number } = account;
    const shown = { kind, holder: maskName(holder), bank, number: `…${number.slice(-4)}`, set };
    if (options.json) printJson(shown, terminal);
    else terminal.print([shown.holder, bank, shown.number, set?.by ?? '', set?.at ?? ''].join('  ').trim());
    return 0;
  });
}

function officerOf({ by }: AccountOptions): string {
  if (by !== undefined) return by;
  throw new Refusal('request-invalid', '--set comes without --by; right is the account of whoever sets it');
}
