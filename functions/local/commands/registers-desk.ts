import { systemClock } from '../../adapters/local/system-clock.ts';
import type { Actor, ActorRole } from '../../core/cases/actor.ts';
import type { PayeeAccounts } from '../../core/ports/payee-accounts.ts';
import type { PolicySnapshot } from '../../core/ports/policy-library.ts';
import { compiledPolicies } from '../../core/use-cases/compiled-policies.ts';
import { localRegisterServices } from '../../runtime/local-registers.ts';
import { openData } from '../../runtime/open-data.ts';
import type { RegistersAndSimulations } from '../../runtime/register-services.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';
import { deskPolicies, type PolicyOptions } from './desk-policies.ts';

/** What every command takes that works on registers. */
export interface RegisterOptions extends DataOptions, PolicyOptions {
  readonly lang?: Language;
}

/** The services of registers on a data folder, which a server may work on at the same time. */
interface RegistersDesk {
  readonly services: RegistersAndSimulations;
  readonly accounts: PayeeAccounts;
  /** The policies as they lie there now. */
  readonly snapshot: PolicySnapshot;
  readonly zh: boolean;
  readonly today: string;
}

/** Works at the desk and closes it. */
export async function atRegistersDesk(
  options: RegisterOptions,
  terminal: Terminal,
  work: (desk: RegistersDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const data = await openData(presentDataFolder(options, terminal), systemClock);
  try {
    const { catalogue, snapshot } = await deskPolicies(options, terminal, data);
    const compiled = compiledPolicies(500);
    return await work({
      services: localRegisterServices({ data, compiled, clock: systemClock })(catalogue),
      accounts: data.followUp.accounts,
      snapshot,
      zh: (options.lang ?? terminal.language) === 'zh',
      today: terminal.today(),
    });
  } finally {
    data.close();
  }
}

/** Who acts: whoever has the keys of the data folder is believed, and stands in the record under this account. */
export function officerAs(role: ActorRole, office: string, officer: string): Actor {
  return { role, office, officer };
}
