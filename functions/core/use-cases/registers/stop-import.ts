import type { SystemClock } from '../../ports/clock.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import { isImportOver, type RegisterImport } from '../../registers/register-import.ts';
import type { Refusal } from '../../shared/refusal.ts';

/** Stops an import whose file cannot be read on, with the reason as a fault of line 0; sending the file again goes on. */
export async function stopImport(
  { registers, clock }: { readonly registers: RegisterStore; readonly clock: SystemClock },
  importId: string,
  { name: code, message: detail }: Refusal,
): Promise<RegisterImport | undefined> {
  const one = await registers.importOf(importId);
  if (one === undefined || isImportOver(one)) return one;
  const stopped: RegisterImport = { ...one, state: 'stopped', finishedAt: clock.now() };
  await registers.addFaults(importId, [{ line: 0, column: null, code, detail }]);
  await registers.saveImport(stopped);
  return stopped;
}
