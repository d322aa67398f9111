import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createLedgerStore } from '../../functions/adapters/stores/ledger-store.ts';
import { rewrapSealedRecords } from '../../functions/adapters/stores/rewrap-sealed-records.ts';
import type { LedgerLine } from '../../functions/core/payments/ledger-line.ts';
import type { LedgerStore } from '../../functions/core/ports/ledger-store.ts';
import { everyPage } from '../support/every-page.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { rotatingKeys } from '../support/rotating-keys.ts';

const keys = rotatingKeys();

const line = (person: string, month: string, more: Partial<LedgerLine> = {}): LedgerLine => {
  const kind = more.kind ?? 'due';
  return {
    id: `${kind}-${month}-${more.by ?? 'run-1'}`,
    person,
    jurisdiction: '500156',
    benefit: 'living',
    month,
    kind,
    fen: 8000,
    at: '2023-03-25T01:00:00.000Z',
    by: 'run-1',
    explanation: { zh: '按低保重度发放', en: 'As a recipient of minimum living' },
    basis: kind === 'due' ? { jurisdiction: '500156', policy: 'p1', facts: `f-${month}` } : null,
    class: kind === 'due' ? 'minimum-living' : null,
    setOff: null,
    ...more,
  };
};

const ids = (lines: readonly LedgerLine[]) => lines.map(({ id }) => id);

export const ledgerStoreContract = (openEmpty: OpenEmpty): void => {
  let table: ItemTable;
  let ledger: LedgerStore;

  beforeEach(async () => {
    table = await openEmpty();
    ledger = createLedgerStore(table, keys.before);
  });

  describe('ledgers', () => {
    test('lines come back as they were written, through the years', async () => {
      const lines = [
        line('person-1', '2022-12'),
        line('person-1', '2022-12', { kind: 'paid', setOff: { benefit: 'nursing', month: '2022-11' } }),
        line('person-1', '2023-01', { fen: -8000, class: null, explanation: { zh: '去世', en: 'Died' } }),
      ];
      await ledger.append('person-1', lines);
      expect(await ledger.linesOf('person-1')).toEqual(lines);
      expect(await ledger.linesOf('person-2')).toEqual([]);
    });

    test('a line that comes twice is there once, as it was first', async () => {
      await ledger.append('person-1', [line('person-1', '2023-01'), line('person-1', '2023-01')]);
      await ledger.append('person-1', [line('person-1', '2023-01', { fen: 1 }), line('person-1', '2023-02')]);
      expect(await ledger.linesOf('person-1')).toEqual([
        line('person-1', '2023-01'),
        line('person-1', '2023-02'),
      ]);
    });

    test('lines written at the same moment are all there', async () => {
      const months = ['01', '02', '03', '04', '05', '06'].map((month) => `2023-${month}`);
      await Promise.all(months.map((month) => ledger.append('person-1', [line('person-1', month)])));
      expect((await ledger.linesOf('person-1')).map(({ month }) => month).sort()).toEqual(months);
    });

    test('lines of another person are not taken, and nothing of that call is', async () => {
      const lines = [line('person-1', '2023-01'), line('person-2', '2023-01')];
      await expect(ledger.append('person-1', lines)).rejects.toThrow('is of person-2, not of person-1');
      expect(await ledger.linesOf('person-1')).toEqual([]);
    });

    test('what a run wrote is found by it, person by person', async () => {
      for (const person of ['person-e1', 'person-03', 'person-31', 'person-32']) {
        const early = line(person, '2022-12');
        const late = line(person, '2023-01');
        await ledger.append(person, [late, early, line(person, '2023-01', { by: 'run-2' })]);
      }
      const found = await everyPage((page) => ledger.linesBy('run-1', page), 3);
      const people = ['person-03', 'person-31', 'person-32', 'person-e1'];
      expect(found.map(({ person }) => person)).toEqual(people.flatMap((person) => [person, person]));
      expect(new Set(found.map(({ by }) => by))).toEqual(new Set(['run-1']));
      expect(await everyPage((page) => ledger.linesBy('run-2', page))).toHaveLength(4);
      expect(await ledger.linesBy('run-3', { limit: 10 })).toEqual({ items: [], next: null });
    });

    test('a run that goes on for a person in another year is found with both', async () => {
      await ledger.append('person-1', [line('person-1', '2022-12')]);
      await ledger.append('person-1', [line('person-1', '2023-01')]);
      const { items } = await ledger.linesBy('run-1', { limit: 10 });
      expect(ids(items)).toEqual(['due-2022-12-run-1', 'due-2023-01-run-1']);
    });

    test('nothing that a line says is stored in the clear', async () => {
      await ledger.append('person-1', [line('person-1', '2023-01')]);
      const { items } = await table.query({ pk: 'ledger#person-1', limit: 10 });
      expect(items).toHaveLength(1);
      for (const said of ['minimum-living', '8000', '2023-01', '低保'])
        expect(JSON.stringify(items)).not.toContain(said);
    });

    test('ten years of arrears are written at once', async () => {
      const months = Array.from({ length: 120 }, (_, index) => {
        return `${2013 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      });
      const kinds = ['due', 'paid'] as const;
      const lines = months.flatMap((month) => kinds.map((kind) => line('person-1', month, { kind })));
      await ledger.append('person-1', lines);
      expect(await ledger.linesOf('person-1')).toEqual(lines);
    });

    test('keys can be rotated', async () => {
      await ledger.append('person-1', [line('person-1', '2022-12'), line('person-1', '2023-01')]);
      expect(await rewrapSealedRecords(table, keys.after)).toBe(2);
      const rotated = createLedgerStore(table, keys.after);
      await rotated.append('person-1', [line('person-1', '2023-02')]);
      expect(await rotated.linesOf('person-1')).toHaveLength(3);
    });
  });
};
