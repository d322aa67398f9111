import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createDossierStore } from '../../functions/adapters/stores/dossier-store.ts';
import { rewrapSealedRecords } from '../../functions/adapters/stores/rewrap-sealed-records.ts';
import type { DossierEntry } from '../../functions/core/entitlements/dossier.ts';
import type { DossierStore } from '../../functions/core/ports/dossier-store.ts';
import { everyPage } from '../support/every-page.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { rotatingKeys } from '../support/rotating-keys.ts';

const keys = rotatingKeys();
const recorded = { at: '2023-03-20T01:00:00.000Z', knownOn: '2023-03-20' };

const death = (id: string): DossierEntry => ({
  ...recorded,
  id,
  type: 'event',
  source: { kind: 'register', id: 'import-1' },
  event: 'death',
  on: '2023-03-19',
});

const decided = (
  jurisdiction: string,
  outcome: 'granted' | 'refused' = 'granted',
  id = `d-${jurisdiction}`,
): DossierEntry => ({
  ...recorded,
  id,
  type: 'decided',
  source: { kind: 'case', id: 'case-1' },
  caseId: 'case-1',
  jurisdiction,
  appliedOn: '2023-03-01',
  decidedOn: '2023-03-20',
  fromMonth: '2023-03',
  benefits: { living: { outcome, overrideFen: null, ground: null } },
});

export const dossierStoreContract = (openEmpty: OpenEmpty): void => {
  let table: ItemTable;
  let dossiers: DossierStore;

  beforeEach(async () => {
    table = await openEmpty();
    dossiers = createDossierStore(table, keys.before);
  });

  describe('dossiers', () => {
    test('nothing is known of a stranger', async () => {
      expect(await dossiers.load('person-0')).toEqual({ person: 'person-0', entries: [] });
    });

    test('a jurisdiction pays since the month in which its first grant was known, also where nobody noted it', async () => {
      expect(await dossiers.payingSince('500156')).toBeUndefined();
      await dossiers.add('person-1', [{ ...decided('500156'), knownOn: '2023-05-02' }]);
      await dossiers.add('person-2', [decided('500156', 'refused')]);
      expect(await dossiers.payingSince('500156')).toBe('2023-05');
      await dossiers.add('person-3', [decided('500156'), decided('130110', 'refused')]);
      await createDossierStore(table, keys.before).add('person-4', [
        { ...decided('500156'), knownOn: '2023-06-01' },
      ]);
      expect(await dossiers.payingSince('500156')).toBe('2023-03');
      expect(await dossiers.payingSince('130110')).toBeUndefined();
      const row = await table.get({ pk: 'paying-since', sk: '500156' });
      await table.transact([
        { action: 'delete', key: { pk: 'paying-since', sk: '500156' }, expected: row?.revision ?? 0 },
      ]);
      expect(await createDossierStore(table, keys.before).payingSince('500156')).toBe('2023-03');
    });

    test('entries come back as they were added, and one that comes twice is there once', async () => {
      await dossiers.add('person-1', [decided('500156'), death('e-1'), death('e-1')]);
      await dossiers.add('person-1', [{ ...death('e-1'), knownOn: '2023-04-01' }, death('e-2')]);
      expect((await dossiers.load('person-1')).entries).toEqual([
        decided('500156'),
        death('e-1'),
        death('e-2'),
      ]);
    });

    test('additions at the same moment are all there', async () => {
      const ids = Array.from({ length: 8 }, (_, index) => `e-${index}`);
      await Promise.all(ids.map((id) => dossiers.add('person-1', [death(id)])));
      const { entries } = await dossiers.load('person-1');
      expect(entries.map(({ id }) => id).sort()).toEqual(ids);
    });

    test('nothing that a dossier says is stored in the clear', async () => {
      await dossiers.add('person-1', [death('e-1')]);
      const { items } = await table.query({ pk: 'person#person-1', limit: 10 });
      expect(items).toHaveLength(1);
      expect(JSON.stringify(items)).not.toContain('death');
    });

    test('payees are those whom a jurisdiction decided to pay, ascending, also after they moved away', async () => {
      for (const person of ['person-f9', 'person-07', 'person-a1', 'person-0', 'q', 'a'])
        await dossiers.add(person, [decided('500156')]);
      await dossiers.add('person-a1', [decided('130000')]);
      await dossiers.add('person-a2', [death('e-1'), decided('500156', 'refused')]);
      const payees = await everyPage((page) => dossiers.payees('500156', page));
      const expected = ['a', 'person-0', 'person-07', 'person-a1', 'person-f9', 'q'];
      expect(payees.map(({ person }) => person)).toEqual(expected);
      expect(payees[3]?.entries).toHaveLength(2);
      const moved = await dossiers.payees('130000', { limit: 1000 });
      expect(moved).toMatchObject({ items: [{ person: 'person-a1' }], next: null });
      expect(await dossiers.payees('110000', { limit: 1 })).toEqual({ items: [], next: null });
    });

    test('a page is full while there is somebody left', async () => {
      const people = ['person-01', 'person-13', 'person-b5', 'person-c0', 'person-f0'];
      for (const person of people) await dossiers.add(person, [decided('500156')]);
      const { items, next } = await dossiers.payees('500156', { limit: 3 });
      expect(items).toHaveLength(3);
      const rest = await dossiers.payees('500156', { limit: 3, cursor: next ?? undefined });
      expect([...items, ...rest.items].map(({ person }) => person)).toEqual(people);
      expect(rest.next).toBeNull();
    });

    test('a cursor of another list is refused', async () => {
      for (const person of ['person-01', 'person-02']) await dossiers.add(person, [decided('500156')]);
      const { next } = await dossiers.payees('500156', { limit: 1 });
      const page = { limit: 1, cursor: next ?? undefined };
      await expect(dossiers.payees('130000', page)).rejects.toMatchObject({ name: 'cursor-invalid' });
      await expect(dossiers.payees('500156', { limit: 1, cursor: 'x' })).rejects.toMatchObject({
        name: 'cursor-invalid',
      });
    });

    test('a dossier that outgrows its record is refused and stays as it was', async () => {
      const facts: DossierEntry = {
        ...recorded,
        id: 'f-1',
        type: 'facts',
        source: { kind: 'officer', id: 'o-1' },
        from: '2023-03-01',
        asOf: null,
        values: { note: '残'.repeat(110_000) },
      };
      await dossiers.add('person-1', [death('e-1')]);
      await expect(dossiers.add('person-1', [facts])).rejects.toMatchObject({ name: 'record-full' });
      expect((await dossiers.load('person-1')).entries).toHaveLength(1);
    });

    test('keys can be rotated', async () => {
      await dossiers.add('person-1', [decided('500156')]);
      expect(await rewrapSealedRecords(table, keys.after)).toBe(1);
      const rotated = createDossierStore(table, keys.after);
      await rotated.add('person-1', [death('e-1')]);
      const { items } = await rotated.payees('500156', { limit: 10 });
      expect(items[0]?.entries).toEqual([decided('500156'), death('e-1')]);
    });
  });
};
