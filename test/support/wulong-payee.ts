import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../functions/api/platform.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { PersonRef } from '../../functions/core/ports/identity-vault.ts';

/** Somebody whom Wulong decided to pay both benefits, from the month of his application on. */
export async function addWulongPayee(
  { vault, followUp }: Pick<Platform, 'vault' | 'followUp'>,
  seed: string,
  { hasAccount = true, appliedOn = '2023-02-23' } = {},
): Promise<PersonRef> {
  const identity = syntheticIdentity(seed, { bornOn: '1980-05-05' });
  const person = await vault.store(identity);
  const recorded = {
    at: `${appliedOn}T01:00:00.000Z`,
    knownOn: appliedOn,
    source: { kind: 'case', id: `case-${seed}` },
  } as const;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  const values = {
    'hukou.code': '500156',
    'hukou.area': 'rural',
    'certificate.kind': 'disability',
    'certificate.category': 'physical',
    'certificate.level': 1,
    'certificate.status': 'valid',
    'certificate.expiresOn': '2099-01-01',
    'livelihood.status': 'minimum-living',
    'person.birthDate': '1980-05-05',
    otherBenefits: [],
  };
  await followUp.dossiers.add(person, [
    { ...recorded, id: `${seed}.facts`, type: 'facts', from: appliedOn, values, asOf: null },
    {
      ...recorded,
      id: `${seed}.decided`,
      type: 'decided',
      caseId: `case-${seed}`,
      jurisdiction: '500156',
      appliedOn,
      decidedOn: appliedOn,
      fromMonth: appliedOn.slice(0, 7),
      benefits: { living: granted, nursing: granted },
    },
  ]);
  if (hasAccount) {
    const { name: holder } = identity;
    await followUp.accounts.keep(person, {
      kind: 'card',
      holder,
      bank: '农村商业银行',
      number: `6228${[...seed].map((letter) => letter.charCodeAt(0) % 10).join('')}00000000`,
    });
  }
  return person;
}

/** A policies folder of the nation and Wulong's rules of 2023 alone, 80 and 90 yuan, whatever is published since. */
export function copyWulong2023(folder: string): void {
  const repository = join(import.meta.dirname, '..', '..', 'policies');
  cpSync(join(repository, '100000-china'), join(folder, '100000-china'), { recursive: true });
  mkdirSync(join(folder, '500156-wulong'), { recursive: true });
  const file = join('500156-wulong', '2023-02-23.json');
  copyFileSync(join(repository, file), join(folder, file));
}
