import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createDiscoveryStore } from '../../functions/adapters/stores/discovery-store.ts';
import { createFindingStore } from '../../functions/adapters/stores/finding-store.ts';
import { createRecertificationStore } from '../../functions/adapters/stores/recertification-store.ts';
import { rewrapSealedRecords } from '../../functions/adapters/stores/rewrap-sealed-records.ts';
import type { FindingList, FindingStore } from '../../functions/core/ports/finding-store.ts';
import type { Recertification } from '../../functions/core/recertifications/recertification.ts';
import type { Comparison } from '../../functions/core/registers/comparison.ts';
import type { DiscoveryCandidate } from '../../functions/core/registers/discovery-candidate.ts';
import { type DiscoverySearch, NOBODY_SEARCHED } from '../../functions/core/registers/discovery-search.ts';
import type { Finding, Settlement } from '../../functions/core/registers/finding.ts';
import { everyPage } from '../support/every-page.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { rotatingKeys } from '../support/rotating-keys.ts';

const keys = rotatingKeys();

const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  id,
  revision: 1,
  jurisdiction: '500156',
  township: '500156101',
  person: 'person-1',
  kind: 'should-stop',
  subject: ['event.death'],
  evidence: [],
  proposed: [{ type: 'event', event: 'death', on: '2023-03-19' }],
  atStake: [],
  monthlyFen: -8000,
  totalFen: -8000,
  explanation: { zh: '去世', en: 'Died' },
  owner: { role: 'township', place: '500156101' },
  foundOn: '2023-04-01',
  dueOn: '2023-04-15',
  isProvisional: false,
  term: { limit: { workingDays: 10 }, citations: [], countedOn: ['2023-04-03'], skipped: [] },
  status: 'open',
  visits: [],
  settlement: null,
  ...more,
});

const settlement = (isRecorded: boolean): Settlement => ({
  action: 'confirm',
  at: '2023-04-03T01:00:00.000Z',
  on: '2023-04-03',
  role: 'township',
  office: '500156101',
  officer: 'officer-1',
  ground: null,
  mark: null,
  recovery: null,
  handOver: null,
  isRecorded,
});

const comparison = (on: string): Comparison => ({
  id: `comparison-${on}`,
  jurisdiction: '500156',
  on,
  startedAt: `${on}T01:00:00.000Z`,
  finishedAt: null,
  state: 'comparing',
  person: null,
  cursor: null,
  people: 0,
  recipients: 0,
  refreshed: 0,
  found: {},
  known: 0,
  superseded: 0,
  overpaidFen: 0,
  underpaidFen: 0,
});

const candidate = (id: string, rank: string): DiscoveryCandidate => ({
  id,
  revision: 1,
  jurisdiction: '500156',
  township: null,
  person: id,
  reason: 'new-certificate',
  since: '2023-03-01',
  month: '2023-04',
  wouldGet: [],
  monthlyFen: 8000,
  rank,
  status: 'to-contact',
  contacts: [],
  caseId: null,
  waiverId: null,
  foundOn: '2023-04-01',
  evaluatedOn: '2023-04-01',
});

const recertification = (id: string, dueOn: string): Recertification => ({
  id,
  revision: 1,
  jurisdiction: '500156',
  township: '500156101',
  person: 'person-1',
  month: '2023-06',
  opensOn: '2023-06-01',
  dueOn,
  means: ['visit'],
  ifMissed: 'suspend',
  plannedOn: '2023-01-01',
  status: 'planned',
  outcome: null,
});

export const findingStoreContract = (openEmpty: OpenEmpty): void => {
  let table: ItemTable;
  let findings: FindingStore;
  const idsOf = async (list: FindingList) =>
    (await everyPage((page) => findings.list(list, page))).map(({ id }) => id);

  beforeEach(async () => {
    table = await openEmpty();
    findings = createFindingStore(table, keys.before);
  });

  describe('findings', () => {
    test('one that is there in any status is not added again', async () => {
      expect(await findings.add([finding('f-1'), finding('f-2')])).toEqual(['f-1', 'f-2']);
      await findings.save(finding('f-1', { revision: 2, status: 'rejected', settlement: settlement(true) }));
      expect(await findings.add([finding('f-1'), finding('f-3')])).toEqual(['f-3']);
      expect((await findings.load('f-1'))?.status).toBe('rejected');
      expect(await findings.load('f-0')).toBeUndefined();
    });

    test('unsettled ones stand in the lists of county and office by due day, and leave them when settled', async () => {
      const days = ['2023-04-20', '2023-04-10', '2023-04-15'];
      await findings.add(days.map((dueOn, index) => finding(`f-${index}`, { dueOn })));
      const county = { list: 'unsettled', jurisdiction: '500156' } as const;
      const office = { list: 'office', role: 'township', place: '500156101' } as const;
      expect(await idsOf(county)).toEqual(['f-1', 'f-2', 'f-0']);
      expect(await idsOf(office)).toEqual(['f-1', 'f-2', 'f-0']);
      const settled = { dueOn: '2023-04-10', status: 'confirmed', settlement: settlement(false) } as const;
      await findings.save(finding('f-1', { revision: 2, ...settled }));
      expect(await idsOf(county)).toEqual(['f-2', 'f-0']);
      expect(await idsOf(office)).toEqual(['f-2', 'f-0']);
    });

    test('by month, kind and person they are found in any status', async () => {
      await findings.add([
        finding('f-1'),
        finding('f-2', { kind: 'unpaid', person: 'person-2', foundOn: '2023-05-01' }),
      ]);
      await findings.save(finding('f-1', { revision: 2, status: 'superseded' }));
      expect(await idsOf({ list: 'found', jurisdiction: '500156', month: '2023-04' })).toEqual(['f-1']);
      expect(await idsOf({ list: 'kind', jurisdiction: '500156', kind: 'unpaid' })).toEqual(['f-2']);
      expect(await idsOf({ list: 'person', person: 'person-1' })).toEqual(['f-1']);
    });

    test('a settled one that is not recorded yet is found until it is', async () => {
      await findings.add([finding('f-1')]);
      const confirmed = { status: 'confirmed', settlement: settlement(false) } as const;
      await findings.save(finding('f-1', { revision: 2, ...confirmed }));
      expect((await findings.unrecorded({ limit: 10 })).items.map(({ id }) => id)).toEqual(['f-1']);
      await findings.save(finding('f-1', { revision: 3, ...confirmed, settlement: settlement(true) }));
      expect((await findings.unrecorded({ limit: 10 })).items).toEqual([]);
    });

    test('a write over a stale one is refused', async () => {
      await findings.add([finding('f-1')]);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => findings.save(finding('f-1', { revision: 2, status: 'visit-asked' }))),
      );
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(2);
      expect(refused[0]).toMatchObject({ reason: { name: 'revision-stale' } });
    });

    test('nothing that a finding says is stored in the clear', async () => {
      await findings.add([finding('f-1')]);
      const { items } = await table.query({ pk: 'finding#f-1', limit: 10 });
      expect(items.length).toBeGreaterThan(1);
      expect(JSON.stringify(items)).not.toContain('death');
    });

    test('keys can be rotated, and the lists stay', async () => {
      await findings.add([finding('f-1')]);
      expect(await rewrapSealedRecords(table, keys.after)).toBe(1);
      findings = createFindingStore(table, keys.after);
      expect(await idsOf({ list: 'unsettled', jurisdiction: '500156' })).toEqual(['f-1']);
      await findings.save(finding('f-1', { revision: 2, status: 'visit-asked' }));
      expect(await idsOf({ list: 'office', role: 'township', place: '500156101' })).toEqual(['f-1']);
    });

    test('comparisons: the last state wins, the newest day comes first', async () => {
      await findings.saveComparison(comparison('2023-04-01'));
      await findings.saveComparison(comparison('2023-05-01'));
      const done = { ...comparison('2023-04-01'), state: 'done' } as const;
      await findings.saveComparison(done);
      expect(await findings.comparison(done.id)).toEqual(done);
      expect(await findings.comparison('comparison-0')).toBeUndefined();
      const listed = await everyPage((page) => findings.comparisons('500156', page), 1);
      expect(listed.map(({ on }) => on)).toEqual(['2023-05-01', '2023-04-01']);
    });
  });

  test('discovery: by rank, in the list of its status', async () => {
    const discovery = createDiscoveryStore(table, keys.before);
    for (const [id, rank] of [
      ['person-a', '2'],
      ['person-b', '1'],
    ] as const)
      await discovery.save(candidate(id, rank));
    await discovery.save({ ...candidate('person-a', '2'), revision: 2, status: 'told' });
    const listed = async (status: DiscoveryCandidate['status']) =>
      (await everyPage((page) => discovery.list('500156', status, page))).map(({ id }) => id);
    expect(await listed('to-contact')).toEqual(['person-b']);
    expect(await listed('told')).toEqual(['person-a']);
    expect((await discovery.load('person-a'))?.revision).toBe(2);
    const { foundOn } = candidate('person-a', '2');
    const found = async (month: string) =>
      (await everyPage((page) => discovery.foundIn('500156', month, page), 1)).map(({ id }) => id);
    expect(await found(foundOn.slice(0, 7))).toEqual(['person-a', 'person-b']);
    expect(await found('1999-12')).toEqual([]);
    await expect(discovery.save(candidate('person-a', '2'))).rejects.toMatchObject({
      name: 'revision-stale',
    });
  });

  test('searches for people: begun once, the newest first, each county with its last state', async () => {
    const discovery = createDiscoveryStore(table, keys.before);
    const search = (number: number): DiscoverySearch => ({
      id: `search_500000_2023-04-01_${number}`,
      jurisdiction: '500000',
      on: '2023-04-01',
      number,
      counties: ['500101', '500156'],
      startedAt: `2023-04-01T0${number}:00:00.000Z`,
    });
    const first = search(1);
    const begun = await Promise.all([1, 2].map(() => discovery.beginSearch(first)));
    expect(begun.sort()).toEqual([false, true]);
    await discovery.beginSearch(search(2));
    const listed = await everyPage((page) => discovery.searches('500000', page), 1);
    expect(listed.map(({ number }) => number)).toEqual([2, 1]);
    expect(await discovery.search(first.id)).toEqual(first);
    for (const id of ['', 'search_500000_2023-04-01_9', 'x'.repeat(3000)])
      expect(await discovery.search(id)).toBeUndefined();
    const part = { search: first.id, county: '500156', problem: null, finishedAt: null, person: 'person-1' };
    for (const people of [100, 200])
      await discovery.saveSearchPart({ ...part, ...NOBODY_SEARCHED, state: 'searching', people });
    expect(await discovery.searchParts(first)).toMatchObject([{ county: '500156', people: 200 }]);
  });

  test('recertifications: planned ones by due day, done ones until they are recorded', async () => {
    const store = createRecertificationStore(table, keys.before);
    await store.save(recertification('r-1', '2023-06-30'));
    await store.save(recertification('r-2', '2023-06-20'));
    const planned = async (place: string) =>
      (await everyPage((page) => store.planned(place, '2023-06', page), 1)).map(({ id }) => id);
    expect(await planned('500156')).toEqual(['r-2', 'r-1']);
    expect(await planned('500156101')).toEqual(['r-2', 'r-1']);
    const done: Recertification = {
      ...recertification('r-2', '2023-06-20'),
      revision: 2,
      status: 'done',
      outcome: {
        result: 'confirmed',
        means: 'visit',
        on: '2023-06-10',
        at: '2023-06-10T01:00:00.000Z',
        officer: 'officer-1',
        note: null,
        facts: {},
        isRecorded: false,
      },
    };
    await store.save(done);
    expect(await planned('500156101')).toEqual(['r-1']);
    expect((await store.unrecorded({ limit: 10 })).items).toEqual([done]);
    const recorded = { ...done, revision: 3, outcome: done.outcome && { ...done.outcome, isRecorded: true } };
    await store.save(recorded);
    expect((await store.unrecorded({ limit: 10 })).items).toEqual([]);
    expect((await store.ofMonth('500156', '2023-06', { limit: 10 })).items).toHaveLength(2);
    expect((await store.ofPerson('person-1', { limit: 10 })).items).toHaveLength(2);
    expect(await store.load('r-2')).toEqual(recorded);
  });
};
