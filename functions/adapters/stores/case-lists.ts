import type { CaseSummary } from '../../core/cases/case-summary.ts';
import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { CaseList, CaseStore, Escalation, Paged, PageRequest } from '../../core/ports/case-store.ts';
import type { IndexName, Item, ItemTable } from '../item-table/item-table.ts';
import { cursorIn, cursorText, invalid, pageAfter, readPage } from './cursors.ts';
import { caseKey, eventKey, eventPrefix, listKeys, openPartitions, summaryKey } from './keys.ts';

type Lists = Pick<
  CaseStore,
  'summary' | 'list' | 'openCases' | 'events' | 'eventsBetween' | 'escalations' | 'hangingNotices'
>;

/** Lists of cases by index and page. */
export function caseLists(table: ItemTable): Lists {
  const summariesOf = async (items: readonly Item[]): Promise<CaseSummary[]> => {
    const rows = await table.getBatch(items.map(({ body }) => summaryKey(String(body.caseId ?? body.id))));
    return rows.flatMap((row) => (row === undefined ? [] : [summaryIn(row)]));
  };

  const casesIn = async (
    index: IndexName,
    pk: string,
    { limit, cursor }: PageRequest,
  ): Promise<Paged<CaseSummary>> => {
    const { items, next } = await pageAfter(table, { index, pk, limit }, cursor);
    return { items: await summariesOf(items), next: cursorText(pk, next) };
  };

  return {
    summary: async (caseId) => {
      const row = await table.get(summaryKey(caseId));
      return row === undefined ? undefined : summaryIn(row);
    },
    list: (list, page) => {
      const [index, pk] = partitionOf(list);
      return casesIn(index, pk, page);
    },
    hangingNotices: (county, page) => casesIn('gsi1', listKeys.hanging(county, null, '').pk, page),
    openCases: (page) => openCases(table, page),
    events: async (caseId, { limit, cursor }) => {
      const { pk } = caseKey(caseId);
      const { items, next } = await pageAfter(table, { pk, sk: { prefix: eventPrefix }, limit }, cursor);
      return { items: items.map(eventIn), next: cursorText(pk, next) };
    },
    eventsBetween: async (caseId, from, through) => {
      const { pk, sk: first } = eventKey(caseId, from);
      const sk = { from: first, through: eventKey(caseId, through).sk };
      const { items } = await table.query({ pk, sk, limit: 1000 });
      return items.map(eventIn);
    },
    escalations: async (superior, { limit, cursor }) => {
      const { pk } = listKeys.escalated(superior, '', '');
      const query = { index: 'gsi1', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      const escalations = items.map(({ body }) => body as unknown as Escalation); // only the case store writes here
      return { items: escalations, next: cursorText(pk, next) };
    },
  };
}

function partitionOf(list: CaseList): [IndexName, string] {
  switch (list.list) {
    case 'queue':
      return list.at === undefined
        ? ['gsi1', listKeys.queue(list.role, list.county, null, '').pk]
        : ['gsi2', listKeys.stepQueue(list.role, list.at.place, list.at.step, null, '').pk];
    case 'person':
      return ['gsi1', listKeys.person(list.person, '', '').pk];
    case 'received':
      return ['gsi2', listKeys.received(list.county, list.month, '').pk];
    case 'competent':
      return ['gsi3', listKeys.competent(list.county, list.month, '').pk];
  }
}

/** Goes through the partitions of open cases one after the other; a page may be empty before the last. */
async function openCases(table: ItemTable, { limit, cursor }: PageRequest): Promise<Paged<CaseSummary>> {
  const place = cursor === undefined ? undefined : openPlace(cursor);
  const partition = place?.partition ?? openPartitions[0] ?? '';
  const query = { index: 'gsi3', pk: partition, limit } as const;
  const page =
    place?.after === undefined
      ? await table.query(query)
      : await readPage(table, { ...query, after: place.after });
  const items = page.items.map(summaryIn);
  if (page.next !== undefined) return { items, next: cursorText(partition, page.next) };
  const following = openPartitions[openPartitions.indexOf(partition) + 1];
  return { items, next: following ?? null };
}

/** Either a place within a partition, or the name of the partition that comes next. */
function openPlace(cursor: string): { partition: string; after?: ReturnType<typeof cursorIn>['after'] } {
  if (openPartitions.includes(cursor)) return { partition: cursor };
  const place = cursorIn(cursor);
  if (!openPartitions.includes(place.partition)) throw invalid();
  return place;
}

function eventIn({ body }: Item): DomainEvent {
  return body as unknown as DomainEvent; // only the case store writes events
}

function summaryIn({ body }: Item): CaseSummary {
  return body as unknown as CaseSummary; // only the case store writes summaries
}
