import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { RecertificationStore } from '../../core/ports/recertification-store.ts';
import type { Recertification } from '../../core/recertifications/recertification.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { sealedDocuments } from './sealed-documents.ts';

const lists = {
  planned: (place: string, month: string) => `recertifications-planned#${place}#${month}`,
  ofMonth: (jurisdiction: string, month: string) => `recertifications#${jurisdiction}#${month}`,
  ofPerson: (person: string) => `recertifications-of#${person}`,
  unrecorded: 'recertifications-unrecorded',
};

/** Recertifications over any item table. */
export function createRecertificationStore(table: ItemTable, keyRing: KeyRing): RecertificationStore {
  const recertifications = sealedDocuments<Recertification>(table, keyRing, {
    name: 'recertification',
    indexes: plannedIndexes,
    memberships: ({ id, jurisdiction, person, month, dueOn, outcome }) => [
      {
        sk: 'listed',
        indexes: {
          gsi1: { pk: lists.ofPerson(person), sk: `${month}#${id}` },
          gsi2: { pk: lists.ofMonth(jurisdiction, month), sk: id },
        },
      },
      ...(outcome === null || outcome.isRecorded
        ? []
        : [{ sk: 'unrecorded', indexes: { gsi1: { pk: lists.unrecorded, sk: `${dueOn}#${id}` } } }]),
    ],
  });
  return {
    load: recertifications.load,
    save: recertifications.save,
    planned: async (place, month, page) => {
      const index = place.length > COUNTY_DIGITS ? 'gsi3' : 'gsi2';
      const read = await recertifications.list({ index, pk: lists.planned(place, month) }, page);
      return { ...read, items: read.items.filter(({ status }) => status === 'planned') };
    },
    ofMonth: (jurisdiction, month, page) =>
      recertifications.list({ index: 'gsi2', pk: lists.ofMonth(jurisdiction, month) }, page),
    ofPerson: (person, page) => recertifications.list({ index: 'gsi1', pk: lists.ofPerson(person) }, page),
    unrecorded: async (page) => {
      const read = await recertifications.list({ index: 'gsi1', pk: lists.unrecorded }, page);
      return { ...read, items: read.items.filter(({ outcome }) => outcome !== null && !outcome.isRecorded) };
    },
  };
}

const COUNTY_DIGITS = 6;

function plannedIndexes(one: Recertification): Omit<NonNullable<Item['indexes']>, 'gsi4'> {
  const { id, jurisdiction, township, month, dueOn, status } = one;
  if (status !== 'planned') return {};
  const sk = `${dueOn}#${id}`;
  return {
    gsi2: { pk: lists.planned(jurisdiction, month), sk },
    ...(township === null ? {} : { gsi3: { pk: lists.planned(township, month), sk } }),
  };
}
