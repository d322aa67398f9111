import type { FindingList, FindingStore } from '../../core/ports/finding-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { Comparison } from '../../core/registers/comparison.ts';
import { type Finding, isUnsettled } from '../../core/registers/finding.ts';
import type { Item, ItemTable, Query } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { countyDirectory } from './county-directory.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { comparisonKey, comparisonListKey, findingLists } from './finding-keys.ts';
import { rewrite } from './rewrite.ts';
import { sealedDocuments } from './sealed-documents.ts';

/** The ledger of findings over any item table. */
export function createFindingStore(table: ItemTable, keyRing: KeyRing): FindingStore {
  const findings = sealedDocuments<Finding>(table, keyRing, {
    name: 'finding',
    indexes: unsettledIndexes,
    memberships: (finding) => [
      { sk: 'listed', indexes: listedIndexes(finding) },
      ...(isUnrecorded(finding)
        ? [{ sk: 'unrecorded', indexes: { gsi1: findingLists.unrecorded(finding.foundOn, finding.id) } }]
        : []),
    ],
  });

  const directory = countyDirectory(table);

  return {
    add: async (all) => {
      for (const county of new Set(all.map(({ jurisdiction }) => jurisdiction))) await directory.note(county);
      const isNew = await Promise.all(all.map(findings.add));
      return all.flatMap(({ id }, at) => (isNew[at] ? [id] : []));
    },
    load: findings.load,
    save: findings.save,
    list: async (list, page) => {
      const read = await findings.list(queryOf(list), page);
      const isOpenOnly = list.list === 'unsettled' || list.list === 'office';
      return isOpenOnly ? { ...read, items: read.items.filter(isUnsettled) } : read;
    },
    unrecorded: async (page) => {
      const { pk } = findingLists.unrecorded('', '');
      const read = await findings.list({ index: 'gsi1', pk }, page);
      return { ...read, items: read.items.filter(isUnrecorded) };
    },
    comparison: async (id) => {
      const row = await table.get(comparisonKey(id));
      return row && comparisonIn(row);
    },
    saveComparison: (one) =>
      rewrite(table, one.id, async () => {
        const key = comparisonKey(one.id);
        const present = await table.get(key);
        const indexes = { gsi2: comparisonListKey(one.jurisdiction, one.on, one.id) };
        const item = { ...key, revision: (present?.revision ?? 0) + 1, indexes, body: json(one) };
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      }),
    comparisons: async (jurisdiction, { limit, cursor }) => {
      const { pk } = comparisonListKey(jurisdiction, '', '');
      const query = { index: 'gsi2', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(comparisonIn), next: cursorText(pk, next) };
    },
  };
}

function unsettledIndexes(finding: Finding): Omit<NonNullable<Item['indexes']>, 'gsi4'> {
  if (!isUnsettled(finding)) return {};
  const { id, jurisdiction, owner, dueOn } = finding;
  return {
    gsi2: findingLists.unsettled(jurisdiction, dueOn, id),
    gsi3: findingLists.office(owner.role, owner.place, dueOn, id),
  };
}

function listedIndexes({ id, person, jurisdiction, kind, foundOn }: Finding): NonNullable<Item['indexes']> {
  return {
    gsi1: findingLists.person(person, foundOn, id),
    gsi2: findingLists.found(jurisdiction, foundOn, id),
    gsi3: findingLists.kind(jurisdiction, kind, foundOn, id),
  };
}

function isUnrecorded({ settlement }: Finding): boolean {
  return settlement !== null && !settlement.isRecorded;
}

function queryOf(list: FindingList): Pick<Query, 'index' | 'pk'> {
  switch (list.list) {
    case 'unsettled':
      return { index: 'gsi2', pk: findingLists.unsettled(list.jurisdiction, '', '').pk };
    case 'office':
      return { index: 'gsi3', pk: findingLists.office(list.role, list.place, '', '').pk };
    case 'found':
      return { index: 'gsi2', pk: findingLists.found(list.jurisdiction, list.month, '').pk };
    case 'kind':
      return { index: 'gsi3', pk: findingLists.kind(list.jurisdiction, list.kind, '', '').pk };
    case 'person':
      return { index: 'gsi1', pk: findingLists.person(list.person, '', '').pk };
  }
}

function comparisonIn({ body }: Item): Comparison {
  return body as unknown as Comparison; // only saveComparison writes here
}
