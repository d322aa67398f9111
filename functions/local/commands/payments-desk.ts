import { systemClock } from '../../adapters/local/system-clock.ts';
import type { Caller } from '../../core/access/caller.ts';
import { determiningEvaluator } from '../../core/entitlements/determining-evaluator.ts';
import { compiledPolicies } from '../../core/use-cases/compiled-policies.ts';
import type { NumberServices } from '../../core/use-cases/entitlements/correct-number.ts';
import type { EntitlementServices } from '../../core/use-cases/entitlements/entitlement-services.ts';
import type { PaymentServices } from '../../core/use-cases/payments/payment-services.ts';
import { openData } from '../../runtime/open-data.ts';
import { paymentServicesOn } from '../../runtime/payment-services.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';
import { deskPolicies, type PolicyOptions } from './desk-policies.ts';

/** What every command takes that works on payments. */
export interface DeskOptions extends DataOptions, PolicyOptions {
  readonly lang?: Language;
}

/** A data folder with the policies by which it is paid; a server may work on it at the same time. */
interface PaymentsDesk extends PaymentServices {
  readonly entitlements: EntitlementServices;
  readonly numbers: NumberServices;
}

/** Works at the desk and closes it. */
export async function atPaymentsDesk(
  options: DeskOptions,
  terminal: Terminal,
  work: (desk: PaymentsDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const data = await openData(presentDataFolder(options, terminal), systemClock);
  try {
    const { catalogue } = await deskPolicies(options, terminal, data);
    const compiled = compiledPolicies(500);
    const services = paymentServicesOn({ ...data, compiled, clock: systemClock })(catalogue);
    const evaluator = determiningEvaluator(catalogue, compiled);
    const entitlements = { ...data.followUp, catalogue, evaluator, clock: systemClock };
    const numbers = { ...data.followUp, identities: data.vault, cases: data.cases, clock: systemClock };
    return await work({ ...services, entitlements, numbers });
  } finally {
    data.close();
  }
}

/** Who acts: whoever has the keys of the data folder is believed, and stands in the run under this account. */
export function actingAs(by: string, jurisdiction: string): Caller {
  return { subject: by, roles: ['civil-affairs-approver'], jurisdiction };
}

export function languageFor({ lang }: DeskOptions, terminal: Terminal): Language {
  return lang ?? terminal.language;
}
