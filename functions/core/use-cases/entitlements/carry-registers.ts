import type { PersonRef } from '../../ports/identity-vault.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { RegisterRecord } from '../../registers/register-record.ts';

type Registers = Pick<RegisterStore, 'ofPerson' | 'save'>;

/**
 * What registers say of the person with the right number is said of him who was known under a wrong one: a death that
 * came before the correction must not be lost. Where both have a row of one register, the right number's counts.
 */
export async function copyRegisters(registers: Registers, from: PersonRef, to: PersonRef): Promise<void> {
  const own = new Map(
    (await registers.ofPerson(to)).map((stored) => [stored.registers.jurisdiction, stored]),
  );
  const writes = (await registers.ofPerson(from)).map(({ registers: { jurisdiction, records } }) => {
    const known = own.get(jurisdiction);
    const kept = new Map((known?.registers.records ?? []).map((record) => [keyOf(record), record]));
    for (const record of records) kept.set(keyOf(record), record);
    const merged = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
    return { registers: { person: to, jurisdiction, records: merged }, version: known?.version ?? null };
  });
  await registers.save(writes);
}

/** Nothing is said any more of an entry under which nobody is known. */
export async function clearRegisters(registers: Registers, person: PersonRef): Promise<void> {
  const stored = await registers.ofPerson(person);
  await registers.save(
    stored.map(({ registers: { jurisdiction }, version }) => ({
      registers: { person, jurisdiction, records: [] },
      version,
    })),
  );
}

function keyOf({ register, key }: RegisterRecord): string {
  return `${register} ${key}`;
}
