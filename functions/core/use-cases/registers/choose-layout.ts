import type { RegisterLayout } from '../../../generated/register-file.ts';
import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { RowSource } from '../../ports/row-source.ts';
import { bindLayout } from '../../registers/bind-layout.ts';
import { findHeader } from '../../registers/find-header.ts';
import { registerLayouts } from '../../registers/register-layouts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { firstRows } from './first-rows.ts';
import type { ImportServices } from './import-services.ts';

/** Which register a file is of, and the layouts that offices brought for it. */
export interface LayoutWish {
  readonly register: string;
  readonly jurisdiction: string;
  /** Before those of the platform; those of the jurisdiction before those of its superiors. */
  readonly layouts: readonly RegisterLayout[];
  readonly source: RowSource;
}

/**
 * The first layout of a register whose columns a file has: offices write the same register differently. Refuses
 * register-unknown, register-layout-invalid, and register-file-layout by the first layout where none fits.
 */
export async function chooseLayout(
  { catalogue, clock }: Pick<ImportServices, 'catalogue' | 'clock'>,
  { register, jurisdiction, layouts, source }: LayoutWish,
): Promise<RegisterLayout> {
  const policy = catalogue.policyOn(jurisdiction, calendarDateAt(clock.now()));
  const possible = [...layouts, ...registerLayouts].filter((layout) => layout.register === register);
  const known = Object.keys(policy.rules.registers ?? {});
  if (possible.length === 0) {
    const isDeclared = known.includes(register);
    throw new Refusal(
      'register-unknown',
      isDeclared
        ? `register ${register} has no layout; right is one in the folder registers/ of ${jurisdiction}`
        : `register ${register.slice(0, 64)} is not one of ${jurisdiction}; right is one of ${known.join(', ')}`,
    );
  }
  const bound = possible.map((layout) => bindLayout(layout, policy));
  const rows = await firstRows(source);
  let first: unknown;
  for (const one of bound)
    try {
      findHeader(rows, one);
      return one.layout;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      first ??= error;
    }
  throw first;
}
