import type { RegisterLayout } from '../../generated/register-file.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import type { Dossier } from '../entitlements/dossier.ts';
import type { DueMonth } from '../entitlements/due-month.ts';
import type { DueRequest } from '../entitlements/entitlement-context.ts';
import type { Evaluator } from '../entitlements/evaluator.ts';
import type { Policy } from '../policies/policy.ts';
import { registerLayouts } from './register-layouts.ts';

/** Works out what is due; core/entitlements/due-months with its context. */
export type DueOf = (dossier: Dossier, request: DueRequest) => Promise<readonly DueMonth[]>;

/** What a comparison of one jurisdiction and day stands on. */
export interface ComparisonContext {
  readonly jurisdiction: string;
  /** The day as of which it compares. */
  readonly on: string;
  readonly policy: Policy;
  readonly dueOf: DueOf;
  readonly evaluator: Evaluator;
  readonly calendar: WorkingDayCalendar;
  /** Newest as-of day of the complete file of each register: whom it does not name is not in it. */
  readonly coverage: ReadonlyMap<string, string>;
  readonly layouts: ReadonlyMap<string, RegisterLayout>;
}

/** Layouts by register, those of an office, the nearest first, before the platform's. */
export function layoutsByRegister(own: readonly RegisterLayout[] = []): ReadonlyMap<string, RegisterLayout> {
  return new Map([...registerLayouts, ...own.toReversed()].map((layout) => [layout.register, layout]));
}

/** The same, by which what a register says counts as long as the policy says, where it does. */
export function layoutsUnder(
  { rules }: Pick<Policy, 'rules'>,
  own?: readonly RegisterLayout[],
): ReadonlyMap<string, RegisterLayout> {
  const layouts = [...layoutsByRegister(own)].map(([register, layout]) => {
    const maxAgeDays = rules.registers?.[register]?.maxAgeDays;
    return [register, maxAgeDays === undefined ? layout : { ...layout, maxAgeDays }] as const;
  });
  return new Map(layouts);
}
