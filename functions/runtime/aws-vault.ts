import { randomIds } from '../adapters/random-ids.ts';
import { openIdentityStore } from '../adapters/stores/identity-store.ts';
import type { IdentityVault } from '../core/ports/identity-vault.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** Opening the vault asks KMS and the table whether the keys are those of the data; most requests need neither. */
export const awsVault = once((): IdentityVault => {
  const open = once(() => openIdentityStore({ table: awsTable(), keyRing: awsKeyRing(), ids: randomIds }));
  return {
    store: async (identity) => (await open()).store(identity),
    arrive: async (identity) => (await open()).arrive(identity),
    meet: async (identities) => (await open()).meet(identities),
    find: async (residentId) => (await open()).find(residentId),
    reveal: async (person, how) => (await open()).reveal(person, how),
    corrections: async (person) => (await open()).corrections(person),
    keepCorrections: async (...given) => (await open()).keepCorrections(...given),
  };
});
