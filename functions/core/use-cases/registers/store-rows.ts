import type { PersonRef } from '../../ports/identity-vault.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import { type MergeOutcome, mergeRecord } from '../../registers/merge-record.ts';
import type { ImportCounts, RegisterImport, RowFault } from '../../registers/register-import.ts';
import type { RegisterRecord } from '../../registers/register-record.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { RowOwner } from './identify-rows.ts';

/** What became of the rows of one batch, and those that a line before them contradicts. */
interface StoredRows {
  readonly counts: Partial<ImportCounts>;
  readonly twice: readonly RowFault[];
}

const ATTEMPTS = 5;
/** What the store gives at once. */
const PEOPLE = 100;

/** Merges rows into what is known of their people and writes it; again where another import was faster. */
export async function storeRows(
  registers: RegisterStore,
  one: RegisterImport,
  owners: readonly RowOwner[],
): Promise<StoredRows> {
  const byPerson = new Map<PersonRef, RowOwner[]>();
  for (const owner of owners)
    if (owner.person) byPerson.set(owner.person, [...(byPerson.get(owner.person) ?? []), owner]);
  for (let attempt = 1; ; attempt++) {
    try {
      return await mergeAll(registers, one, byPerson);
    } catch (error) {
      const isRace = error instanceof Refusal && error.name === 'revision-stale';
      if (!isRace || attempt === ATTEMPTS) throw error;
    }
  }
}

async function mergeAll(
  registers: RegisterStore,
  one: RegisterImport,
  byPerson: ReadonlyMap<PersonRef, readonly RowOwner[]>,
): Promise<StoredRows> {
  const { jurisdiction } = one;
  const people = [...byPerson.keys()];
  const stored = [];
  for (let from = 0; from < people.length; from += PEOPLE)
    stored.push(...(await registers.load(jurisdiction, people.slice(from, from + PEOPLE))));
  const known = new Map(stored.map((each) => [each.registers.person, each]));
  const outcomes: MergeOutcome[] = [];
  const twice: RowFault[] = [];
  const writes = [...byPerson].flatMap(([person, owned]) => {
    const before = known.get(person);
    let records = before?.registers.records ?? [];
    for (const owner of owned) {
      const merged = merge(records, owner, one);
      records = merged.records;
      if (merged.outcome !== undefined) outcomes.push(merged.outcome);
      if (merged.outcome === 'twice') twice.push(saidTwice(owner.line));
    }
    const isSame = records === (before?.registers.records ?? records);
    return isSame && (before !== undefined || records.length === 0)
      ? []
      : [{ registers: { person, jurisdiction, records }, version: before?.version ?? null }];
  });
  if (writes.length > 0) await registers.save(writes);
  return { counts: countsOf(outcomes), twice };
}

function merge(
  records: readonly RegisterRecord[],
  { row, line }: RowOwner,
  { id, register, asOf }: RegisterImport,
): { readonly records: readonly RegisterRecord[]; readonly outcome?: MergeOutcome } {
  if (row !== undefined) return mergeRecord(records, { ...row, register, asOf, importId: id });
  // His row is there, though it cannot be used: what is known stays, and he has not left the register.
  const isNamed = (one: RegisterRecord) => one.register === register && one.importId !== id;
  if (!records.some(isNamed)) return { records };
  return { records: records.map((one) => (isNamed(one) ? { ...one, importId: id, line } : one)) };
}

function saidTwice(line: number): RowFault {
  const detail =
    'an earlier line says otherwise about the same person; right is one row for a person (or for each of his benefits)';
  return { line, column: null, code: 'row-twice', detail };
}

function countsOf(outcomes: readonly MergeOutcome[]): Partial<ImportCounts> {
  const of = (outcome: MergeOutcome) => outcomes.filter((each) => each === outcome).length;
  return {
    added: of('added'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    outdated: of('outdated'),
  };
}
