import { endOfDayAt, startOfDayAt } from '../../core/calendar/beijing-time.ts';
import type { Recovery } from '../../core/payments/recovery.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { RecoveryStore } from '../../core/ports/recovery-store.ts';
import { lastDayOf } from '../../core/shared/month.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { sealedDocuments } from './sealed-documents.ts';

const ofPerson = (person: string) => `recoveries-of#${person}`;
const ofJurisdiction = (jurisdiction: string, status: string) => `recoveries#${jurisdiction}#${status}`;

/** Recoveries over any item table, sealed: they say what somebody did. */
export function createRecoveryStore(table: ItemTable, keyRing: KeyRing): RecoveryStore {
  const recoveries = sealedDocuments<Recovery>(table, keyRing, {
    name: 'recovery',
    indexes: ({ id, person, jurisdiction, status, opened }) => ({
      gsi2: { pk: ofPerson(person), sk: `${opened.at}#${id}` },
      gsi3: { pk: ofJurisdiction(jurisdiction, status), sk: `${opened.at}#${id}` },
    }),
  });
  const inStatus = (jurisdiction: string, status: string) =>
    ({ index: 'gsi3', pk: ofJurisdiction(jurisdiction, status) }) as const;
  return {
    save: recoveries.save,
    load: recoveries.load,
    ofPerson: async (person) => {
      const query = { index: 'gsi2', pk: ofPerson(person) } as const;
      return (await recoveries.list(query, { limit: 1000 })).items;
    },
    list: (jurisdiction, status, page) => recoveries.list(inStatus(jurisdiction, status), page),
    openedIn: (jurisdiction, status, { from, to }, page) => {
      const sk = { from: startOfDayAt(`${from}-01`), through: `${endOfDayAt(lastDayOf(to))}~` };
      return recoveries.list({ ...inStatus(jurisdiction, status), sk }, page);
    },
  };
}
