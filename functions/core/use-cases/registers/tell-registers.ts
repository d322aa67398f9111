import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { layoutsUnder } from '../../registers/comparison-context.ts';
import { officeRegisterLayouts } from '../../registers/office-register-layouts.ts';
import { daysBetween } from '../../shared/calendar-date.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import type { ComparisonServices } from './comparison-services.ts';

/** A register of a jurisdiction, and how fresh what was imported of it is. */
export interface RegisterTold {
  readonly register: string;
  readonly label: Bilingual;
  /** Day of the newest finished import; null where none is. */
  readonly asOf: string | null;
  readonly ageDays: number | null;
  /** After so many days what it says is unknown; null: it does not age. */
  readonly maxAgeDays: number | null;
  readonly isStale: boolean;
  /** The newest finished import. */
  readonly importId: string | null;
  /** Whether a layout is at hand by which its files are read. */
  readonly hasLayout: boolean;
}

/** Every register that the policy of a jurisdiction knows. Refuses jurisdiction-unknown, policy-not-in-force. */
export async function tellRegisters(
  { registers, catalogue, clock }: Pick<ComparisonServices, 'registers' | 'catalogue' | 'clock'>,
  jurisdiction: string,
): Promise<readonly RegisterTold[]> {
  const today = calendarDateAt(clock.now());
  const policy = catalogue.policyOn(jurisdiction, today);
  const latest = new Map((await registers.latestImports(jurisdiction)).map((one) => [one.register, one]));
  const byRegister = layoutsUnder(policy, officeRegisterLayouts(catalogue, jurisdiction));
  return Object.entries(policy.rules.registers ?? {}).map(([register, declared]) => {
    const one = latest.get(register);
    const layout = byRegister.get(register);
    const ageDays = one === undefined ? null : daysBetween(one.asOf, today);
    const maxAgeDays = layout?.maxAgeDays ?? null;
    return {
      register,
      label: bilingual(declared?.label, register),
      asOf: one?.asOf ?? null,
      ageDays,
      maxAgeDays,
      isStale: ageDays !== null && maxAgeDays !== null && ageDays > maxAgeDays,
      importId: one?.id ?? null,
      hasLayout: layout !== undefined,
    };
  });
}
