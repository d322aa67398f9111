import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createRegisterStore } from '../../functions/adapters/stores/register-store.ts';
import { rewrapSealedRecords } from '../../functions/adapters/stores/rewrap-sealed-records.ts';
import type { RegisterStore } from '../../functions/core/ports/register-store.ts';
import type { RegisterImport } from '../../functions/core/registers/register-import.ts';
import type { PersonRegisters, RegisterRecord } from '../../functions/core/registers/register-record.ts';
import { everyPage } from '../support/every-page.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { rotatingKeys } from '../support/rotating-keys.ts';

const keys = rotatingKeys();

const record: RegisterRecord = {
  register: 'deaths',
  key: '',
  standing: 'present',
  digest: 'd1',
  asOf: '2023-03-31',
  since: '2023-03-31',
  importId: 'import-1',
  line: 2,
  township: '500156101',
  before: null,
  facts: {},
  factsFrom: null,
  events: [{ event: 'death', on: '2023-03-19', over: null }],
  benefits: [],
};
const registersOf = (person: string, jurisdiction = '500156'): PersonRegisters => ({
  person,
  jurisdiction,
  records: [record],
});

const importOf = (id: string, more: Partial<RegisterImport> = {}): RegisterImport => ({
  id,
  register: 'deaths',
  jurisdiction: '500156',
  asOf: '2023-03-31',
  covers: 'changes',
  fileDigest: 'f'.repeat(64),
  fileName: 'deaths.csv',
  by: 'officer-1',
  startedAt: '2023-04-01T01:00:00.000Z',
  finishedAt: null,
  state: 'reading',
  line: 1,
  person: null,
  counts: { rows: 0, added: 0, changed: 0, unchanged: 0, outdated: 0, faulty: 0, left: 0, unattributed: 0 },
  ...more,
});

export const registerStoreContract = (openEmpty: OpenEmpty): void => {
  let table: ItemTable;
  let registers: RegisterStore;
  const add = (person: string, jurisdiction?: string) =>
    registers.save([{ registers: registersOf(person, jurisdiction), version: null }]);

  beforeEach(async () => {
    table = await openEmpty();
    registers = createRegisterStore(table, keys.before);
  });

  describe('registers', () => {
    test('what they say of a person comes back, in one jurisdiction and in all', async () => {
      await add('person-1');
      await add('person-1', '500000');
      expect(await registers.load('500156', ['person-1', 'person-2'])).toEqual([
        { registers: registersOf('person-1'), version: 1 },
      ]);
      expect(await registers.recordsOf('person-1')).toEqual([record, record]);
      expect(await registers.recordsOf('person-2')).toEqual([]);
    });

    test('a write over another one is refused; the others of the call are kept', async () => {
      await add('person-1');
      const writes = [
        { registers: registersOf('person-1'), version: null },
        { registers: registersOf('person-2'), version: null },
      ];
      await expect(registers.save(writes)).rejects.toMatchObject({ name: 'revision-stale' });
      expect(await registers.load('500156', ['person-2'])).toHaveLength(1);
      const changed = { ...registersOf('person-1'), records: [] };
      await registers.save([{ registers: changed, version: 1 }]);
      const stale = registers.save([{ registers: changed, version: 1 }]);
      await expect(stale).rejects.toMatchObject({ name: 'revision-stale' });
      expect(await registers.load('500156', ['person-1'])).toEqual([{ registers: changed, version: 2 }]);
    });

    test('people come ascending, from the beginning or behind one of them', async () => {
      const people = ['person-0a', 'person-0b', 'person-5c', 'person-e1', 'person-f0'];
      for (const person of [...people].reverse()) await add(person);
      await add('person-77', '500000');
      const read = (after?: string) =>
        everyPage((page) => registers.people('500156', page, page.cursor === undefined ? after : undefined));
      expect((await read()).map(({ person }) => person)).toEqual(people);
      expect((await read('person-0b')).map(({ person }) => person)).toEqual(people.slice(2));
      expect((await read('person-6')).map(({ person }) => person)).toEqual(people.slice(3));
      expect(await read('person-f0')).toEqual([]);
    });

    test('nothing that a row says is stored in the clear', async () => {
      await add('person-1');
      const { items } = await table.query({ pk: 'registers#person-1', limit: 10 });
      expect(JSON.stringify(items)).not.toContain('death');
    });

    test('keys can be rotated', async () => {
      await add('person-1');
      expect(await rewrapSealedRecords(table, keys.after)).toBe(1);
      const rotated = createRegisterStore(table, keys.after);
      expect((await rotated.people('500156', { limit: 10 })).items).toEqual([registersOf('person-1')]);
    });
  });

  describe('imports', () => {
    test('the last state of an import wins, the newest day comes first', async () => {
      await registers.saveImport(importOf('i-1'));
      await registers.saveImport(importOf('i-1', { line: 700 }));
      await registers.saveImport(importOf('i-2', { asOf: '2023-04-30' }));
      expect(await registers.importOf('i-1')).toEqual(importOf('i-1', { line: 700 }));
      expect(await registers.importOf('i-3')).toBeUndefined();
      const listed = await everyPage((page) => registers.imports('500156', page), 1);
      expect(listed.map(({ id }) => id)).toEqual(['i-2', 'i-1']);
    });

    test('the latest finished import of each register is known', async () => {
      const done = { state: 'done', finishedAt: '2023-05-01T01:00:00.000Z' } as const;
      await registers.saveImport(importOf('i-2', { ...done, asOf: '2023-04-30' }));
      await registers.saveImport(importOf('i-1', done));
      await registers.saveImport(importOf('i-3', { asOf: '2023-05-31' }));
      await registers.saveImport(importOf('i-4', { ...done, register: 'prisons' }));
      const latest = await registers.latestImports('500156');
      expect(latest.map(({ id }) => id)).toEqual(['i-2', 'i-4']);
      expect(await registers.latestImports('130000')).toEqual([]);
    });

    test('faults come by line, each once', async () => {
      const fault = (line: number, column: string | null = '死亡日期') => ({
        line,
        column,
        code: 'not-a-day',
        detail: 'the day is no day',
      });
      const many = Array.from({ length: 130 }, (_, index) => fault(index + 2));
      await registers.addFaults('i-1', [...many].reverse());
      await registers.addFaults('i-1', [fault(5), fault(5, null), fault(200)]);
      const read = await everyPage((page) => registers.faults('i-1', page), 100);
      expect(read).toHaveLength(132);
      expect(read.slice(3, 5)).toEqual([fault(5, null), fault(5)]);
      expect(read.at(-1)).toEqual(fault(200));
    });
  });
};
