import { type PlainIdentity, plainIdentityOf, wrapIdentity } from '../../core/identities/identity.ts';
import type { MetPerson, PersonRef } from '../../core/ports/identity-vault.ts';
import type { Action, ItemTable } from '../item-table/item-table.ts';
import { isWritten } from './written.ts';

/** What the vault does about one person, or reads of many. */
interface VaultReach {
  readonly findAll: (residentIds: readonly string[]) => Promise<readonly (PersonRef | undefined)[]>;
  readonly read: (person: PersonRef) => Promise<{ readonly identity: PlainIdentity } | undefined>;
  readonly newcomer: (
    identity: PlainIdentity,
  ) => Promise<{ readonly person: PersonRef; readonly writes: readonly Action[] }>;
  readonly store: (identity: PlainIdentity) => Promise<PersonRef>;
}

/** Two writes each, of the hundred that a transaction takes. */
const newcomersAtOnce = 50;

/**
 * Meets many people in one pass: one look for all of them, and few transactions for those who are new. Where another
 * window is faster with one of them, his group is stored one by one.
 */
export async function meetPeople(
  table: ItemTable,
  vault: VaultReach,
  identities: readonly PlainIdentity[],
): Promise<MetPerson[]> {
  const normal = identities.map((identity) => plainIdentityOf(wrapIdentity(identity)));
  // The first who bears a number gives it its name, as if they had come one after the other.
  const byId = new Map([...normal].reverse().map((identity) => [identity.residentId, identity]));
  const found = await vault.findAll([...byId.keys()]);
  const met = await Promise.all(
    [...byId].map(async ([residentId, { name }], at): Promise<[string, MetPerson | undefined]> => {
      const person = found[at];
      if (person === undefined) return [residentId, undefined];
      return [residentId, { person, name: (await vault.read(person))?.identity.name ?? name }];
    }),
  );
  const strangers = met.flatMap(([residentId, one]) =>
    one === undefined ? (byId.get(residentId) ?? []) : [],
  );
  const groups = Array.from({ length: Math.ceil(strangers.length / newcomersAtOnce) }, (_, at) =>
    strangers.slice(at * newcomersAtOnce, (at + 1) * newcomersAtOnce),
  );
  const stored = await Promise.all(groups.map((group) => storeGroup(table, vault, group)));
  const everybody = new Map([...met, ...stored.flat()]);
  return normal.map(({ residentId }) => {
    const one = everybody.get(residentId);
    if (one === undefined) throw new Error('somebody was stored and has no reference');
    return one;
  });
}

async function storeGroup(
  table: ItemTable,
  { newcomer, store }: VaultReach,
  group: readonly PlainIdentity[],
): Promise<[string, MetPerson][]> {
  const arrivals = await Promise.all(group.map(newcomer));
  const isWhole = await isWritten(table.transact(arrivals.flatMap(({ writes }) => writes)));
  const people = isWhole ? arrivals.map(({ person }) => person) : await Promise.all(group.map(store));
  return group.map(({ residentId, name }, at) => [residentId, { person: people[at] ?? '', name }]);
}
