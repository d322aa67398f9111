import { type PlainIdentity, plainIdentityOf, wrapIdentity } from '../../core/identities/identity.ts';
import { maskedIdentity } from '../../core/identities/view-identity.ts';
import type { IdSource } from '../../core/ports/id-source.ts';
import type { Arrival, IdentityVault, PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Action, Item, ItemTable } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { personKey, residentKey } from './identity-keys.ts';
import { meetPeople } from './meet-people.ts';
import { numberCorrections } from './number-corrections.ts';
import { parsePlainIdentity } from './parse-plain-identity.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import { requireVaultKeys } from './vault-check.ts';

/** What the vault stands on. */
export interface VaultParts {
  readonly table: ItemTable;
  readonly keyRing: KeyRing;
  readonly ids: IdSource;
}

/** The vault, and the one way to correct a name in it. */
export interface IdentityStore extends IdentityVault {
  /** Replaces a name or phone number; the resident ID stays, since two officers have to correct it. Refuses identity-unknown. */
  amend(person: PersonRef, change: Partial<Pick<PlainIdentity, 'name' | 'phone'>>): Promise<void>;
}

interface StoredIdentity {
  readonly identity: PlainIdentity;
  readonly revision: number;
}

const AMEND_ATTEMPTS = 5;

/**
 * The vault over a table. Keys that are not those of its data are a fault, before anything is written. To store a
 * known person changes nothing: otherwise any window could rewrite the name and phone number of anyone.
 */
export async function openIdentityStore({ table, keyRing, ids }: VaultParts): Promise<IdentityStore> {
  await requireVaultKeys(table, keyRing);

  const find = async (residentId: string): Promise<PersonRef | undefined> => {
    const item = await table.get(await lookupKey(keyRing, residentId));
    return item === undefined ? undefined : refIn(item);
  };

  const findAll = async (residentIds: readonly string[]): Promise<(PersonRef | undefined)[]> => {
    const keys = await Promise.all(residentIds.map((residentId) => lookupKey(keyRing, residentId)));
    return (await table.getBatch(keys)).map((item) => item && refIn(item));
  };

  const read = async (ref: PersonRef): Promise<StoredIdentity | undefined> => {
    const key = personKey(ref);
    const item = await table.get(key);
    if (!item) return undefined;
    const identity = parsePlainIdentity(keyId(key), await openedRow(keyRing, item));
    return { identity, revision: item.revision };
  };

  const newcomer = async (identity: PlainIdentity): Promise<Arrival & { readonly writes: Action[] }> => {
    const person = ids.next('person');
    const sealed = await sealedRow(keyRing, personKey(person), 1, identity);
    const lookup = await lookupKey(keyRing, identity.residentId);
    const writes: Action[] = [
      { action: 'put', item: sealed, expected: 'absent' },
      { action: 'put', item: { ...lookup, revision: 1, body: { person } }, expected: 'absent' },
    ];
    return { person, writes };
  };

  const add = async (identity: PlainIdentity): Promise<PersonRef> => {
    const { person, writes } = await newcomer(identity);
    const lost = await conflictOf(table.transact(writes));
    if (!lost) return person;
    const other = await find(identity.residentId); // another window was faster with the same person
    if (other === undefined) throw lost;
    return other;
  };

  const store = async (identity: PlainIdentity): Promise<PersonRef> => {
    const normal = plainIdentityOf(wrapIdentity(identity));
    return (await find(normal.residentId)) ?? (await add(normal));
  };

  return {
    find,
    store,
    ...numberCorrections(table, keyRing, {
      read,
      lookupKeyOf: (residentId) => lookupKey(keyRing, residentId),
    }),
    meet: (identities) => meetPeople(table, { findAll, read, newcomer, store }, identities),
    arrive: async (identity) => {
      const normal = plainIdentityOf(wrapIdentity(identity));
      const person = await find(normal.residentId);
      return person === undefined ? newcomer(normal) : { person, writes: null };
    },
    reveal: async (ref, how) => {
      const stored = await read(ref);
      return stored && (how === 'unmasked' ? stored.identity : maskedIdentity(stored.identity));
    },
    amend: async (ref, change) => {
      for (let attempt = 1; ; attempt++) {
        const stored = await read(ref);
        if (!stored) throw new Refusal('identity-unknown', 'no person has this reference');
        const amended = { ...stored.identity, ...change };
        const item = await sealedRow(keyRing, personKey(ref), stored.revision + 1, amended);
        const lost = await conflictOf(table.put(item, stored.revision));
        if (!lost) return;
        if (attempt === AMEND_ATTEMPTS) throw lost;
      }
    },
  };
}

// The prefix keeps hashes of other things, should there ever be any, apart.
async function lookupKey(keyRing: KeyRing, residentId: string) {
  return residentKey(await keyRing.lookupHash(`resident-id:${residentId.toUpperCase()}`));
}

async function conflictOf(write: Promise<void>): Promise<ItemTableError | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (error instanceof ItemTableError && error.name === 'revision-conflict') return error;
    throw error;
  }
}

function refIn({ pk, body }: Item): PersonRef {
  if (typeof body.person === 'string') return body.person;
  throw new Error(`${pk} names no person`);
}
