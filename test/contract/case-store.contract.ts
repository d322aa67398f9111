import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createFailedTaskStore } from '../../functions/adapters/stores/failed-task-store.ts';
import { createTaskTokenStore } from '../../functions/adapters/stores/task-token-store.ts';
import { createWaiverStore } from '../../functions/adapters/stores/waiver-store.ts';
import { createWebhookStore } from '../../functions/adapters/stores/webhook-store.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { CaseList, Paged } from '../../functions/core/ports/case-store.ts';
import type { FileStore } from '../../functions/core/ports/file-store.ts';
import { addMaterial } from '../../functions/core/use-cases/cases/add-material.ts';
import { createCase } from '../../functions/core/use-cases/cases/create-case.ts';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { takeApplication } from '../../functions/core/use-cases/cases/take-application.ts';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { waive } from '../../functions/core/use-cases/cases/waive.ts';
import { withdrawCase } from '../../functions/core/use-cases/cases/withdraw-case.ts';
import { registerWebhook } from '../../functions/core/use-cases/webhooks/register-webhook.ts';
import { removeWebhook } from '../../functions/core/use-cases/webhooks/remove-webhook.ts';
import { PLAIN } from '../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  type CaseWorld,
  caseWorld,
  clearFacts,
  keyRing,
  submittedCase,
  vaultOf,
} from '../support/case-world.ts';

/** All items of a list, page by page. */
async function everyPage<T>(read: (cursor: string | undefined) => Promise<Paged<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await read(cursor);
    all.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/** For what comes without a file. */
const noFiles: FileStore = {
  keep: () => Promise.reject(new Error('nothing is kept here')),
  read: async () => undefined,
};

const persons = (count: number) => Array.from({ length: count }, (_, index) => `person-${index + 1}`);

/** What the use cases rely on, whatever table the case store runs over. */
export const caseStoreContract = (openEmpty: () => Promise<ItemTable>): void => {
  let world: CaseWorld;
  const begin = (person: string, more = {}) =>
    createCase(world, application(PLAIN, { person, ...more }), by('window'));

  beforeEach(async () => {
    world = caseWorld({ table: await openEmpty() });
  });

  describe('cases', () => {
    test('a case comes back as it was saved, with its events, its summary and what is to be delivered', async () => {
      const one = await begin('person-1');
      expect((await world.cases.load(one.id))?.case).toEqual(one);
      expect(await world.cases.summary(one.id)).toMatchObject({
        id: one.id,
        revision: 1,
        status: 'collecting',
      });
      expect(await verifyCaseEvents(world, one.id)).toMatchObject({ isIntact: true, events: 1 });
      expect(await world.cases.undelivered(10)).toMatchObject([{ caseId: one.id, from: 1, through: 1 }]);
      expect(await world.cases.load('case-0')).toBeUndefined();
      expect(await world.cases.load('../x y')).toBeUndefined();
    });

    test('nothing that names or describes the person is stored in the clear', async () => {
      const one = await begin('person-1');
      const rows = await world.table.query({ pk: `case#${one.id}`, limit: 100 });
      const text = JSON.stringify(rows.items);
      const personal = [clearFacts(PLAIN)['person.birthDate'], 'minimum-living', 'certificate.level'];
      for (const found of personal) expect(text).not.toContain(found);
    });

    test('a write over a stale case changes nothing at all', async () => {
      const one = await submittedCase(world, application(PLAIN));
      const stale = await world.cases.load(one.id);
      await approveAt(world, one, 'township', 'township');
      const present = await world.cases.load(one.id);
      const events = await world.cases.events(one.id, { limit: 100 });
      const write = { before: stale ?? null, after: { ...one, revision: one.revision + 1 }, events: [] };
      await expect(world.cases.save(write, world.clock.now())).rejects.toMatchObject({
        name: 'revision-stale',
      });
      expect(await world.cases.load(one.id)).toEqual(present);
      expect(await world.cases.events(one.id, { limit: 100 })).toEqual(events);
    });

    test('a row that was only sealed anew in between does not cost the write', async () => {
      const one = await begin('person-1');
      const before = await world.cases.load(one.id);
      const row = await world.table.get({ pk: `case#${one.id}`, sk: 'case' });
      if (row === undefined || before === undefined) throw new Error('the case was saved');
      await world.table.put({ ...row, revision: row.revision + 1 }, row.revision);
      await world.cases.save(
        { before, after: { ...one, revision: 2, head: { ...one.head, sequence: 2 } }, events: [] },
        world.clock.now(),
      );
      expect((await world.cases.load(one.id))?.case.revision).toBe(2);
    });

    test('one open case per person and benefit, until it ends', async () => {
      const one = await begin('person-1');
      expect(await world.cases.openCaseOf('person-1', 'living')).toBe(one.id);
      await expect(begin('person-1')).rejects.toMatchObject({ name: 'case-open-already' });
      await withdrawCase(world, one.id, { reason: null }, by('window'));
      expect(await world.cases.openCaseOf('person-1', 'living')).toBeUndefined();
      expect((await begin('person-1')).id).not.toBe(one.id);
    });

    test('an answer is found again by scope and key', async () => {
      const meta = { ...by('window'), idempotency: { scope: 'clerk', key: 'k' } };
      const one = await createCase(world, application(PLAIN), meta);
      expect((await world.cases.answerTo('clerk', 'k'))?.answer).toEqual(one);
      expect(await world.cases.answerTo('other', 'k')).toBeUndefined();
    });

    test('a file added by many windows at the same moment is never lost', async () => {
      const one = await begin('person-1');
      const file = (name: string) => ({ name, contentType: 'image/png', bytes: 1, sha256: 'd'.repeat(64) });
      await Promise.all(
        ['1', '2', '3', '4'].map((name) =>
          addMaterial(world, one.id, { material: 'identity', file: file(name) }, by('window')),
        ),
      );
      const present = (await world.cases.load(one.id))?.case;
      const identity = present?.materials.find(({ id }) => id === 'identity');
      expect(identity?.files.map(({ name }) => name).sort()).toEqual(['1', '2', '3', '4']);
      expect(await verifyCaseEvents(world, one.id)).toMatchObject({ isIntact: true, events: 5 });
    });

    test('of two officers at the same stage one succeeds', async () => {
      const one = await submittedCase(world, application(PLAIN));
      const decide = () =>
        decideStage(world, one.id, { stage: 'township', outcome: 'approve', visit: 1 }, by('township'));
      const outcomes = await Promise.allSettled([decide(), decide(), decide()]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('lists', () => {
    test('a queue is in the order of due days and a case leaves it when it moves on', async () => {
      const cases = [];
      for (const [index, person] of persons(5).entries()) {
        world.clock.set(`2023-03-${20 + ((index * 3) % 5)}`);
        cases.push(await submittedCase(world, application(PLAIN, { person })));
      }
      const queue = { list: 'queue', role: 'township', county: PLAIN } as const;
      const at = { place: PLAIN, step: 'township' };
      const listed = await everyPage((cursor) => world.cases.list(queue, { limit: 2, cursor }));
      const due = listed.map(({ turn }) => turn?.dueOn ?? '');
      expect(due).toHaveLength(5);
      expect(due).toEqual([...due].sort());
      const [first] = listed;
      const moved = cases.find(({ id }) => id === first?.id);
      if (moved === undefined) throw new Error('the queue holds what was submitted');
      await approveAt(world, moved, 'township', 'township');
      const narrowed = await everyPage((cursor) => world.cases.list({ ...queue, at }, { limit: 2, cursor }));
      expect(narrowed.map(({ id }) => id)).toEqual(listed.slice(1).map(({ id }) => id));
      const { items } = await world.cases.list({ ...queue, role: 'federation' }, { limit: 10 });
      expect(items).toMatchObject([{ id: moved.id, turn: { step: 'federation' } }]);
    });

    test('by person, by receiving and by competent office and month', async () => {
      const one = await begin('person-1', { benefits: ['living'] });
      const two = await begin('person-1', { benefits: ['nursing'], appliedOn: '2023-02-28' });
      const idsOf = async (list: CaseList) =>
        (await everyPage((cursor) => world.cases.list(list, { limit: 1, cursor }))).map(({ id }) => id);
      expect(await idsOf({ list: 'person', person: 'person-1' })).toEqual([two.id, one.id]);
      expect(await idsOf({ list: 'received', county: PLAIN, month: '2023-03' })).toEqual([one.id]);
      expect(await idsOf({ list: 'competent', county: PLAIN, month: '2023-02' })).toEqual([two.id]);
    });

    test('counties that take or decide cases of a month are found by jurisdiction, once each', async () => {
      for (const person of persons(2)) await begin(person);
      const away = { person: 'person-3', receiving: { jurisdiction: '500156', township: null } };
      await createCase(world, application(PLAIN, away), by('window', '500156'));
      const counties = (jurisdiction: string, month = '2023-03') =>
        everyPage((cursor) => world.cases.countiesWithCases(jurisdiction, month, { limit: 1, cursor }));
      expect(await counties('100000')).toEqual([PLAIN, '500156']);
      expect(await counties('500000')).toEqual(['500156']);
      expect(await counties('110100')).toEqual([PLAIN]);
      expect(await counties(PLAIN)).toEqual([PLAIN]);
      expect(await counties('130000')).toEqual([]);
      expect(await counties('100000', '2023-04')).toEqual([]);
    });

    test('every open case is found for resuming, once, and no other', async () => {
      const cases = [];
      for (const person of persons(30)) cases.push(await begin(person));
      const [gone] = cases;
      if (gone) await withdrawCase(world, gone.id, { reason: null }, by('window'));
      const open = await everyPage((cursor) => world.cases.openCases({ limit: 3, cursor }));
      expect(open.map(({ id }) => id).sort()).toEqual(
        cases
          .slice(1)
          .map(({ id }) => id)
          .sort(),
      );
    });

    test('a cursor of another list, or one that is none, is refused', async () => {
      for (const person of persons(3)) await begin(person);
      const list = { list: 'received', county: PLAIN, month: '2023-03' } as const;
      const { next } = await world.cases.list(list, { limit: 1 });
      const other = world.cases.list({ ...list, month: '2023-02' }, { limit: 1, cursor: next ?? '' });
      await expect(other).rejects.toMatchObject({ name: 'cursor-invalid' });
      for (const cursor of [
        '',
        'x',
        Buffer.from('["a"]').toString('base64url'),
        Buffer.from('{}').toString('base64url'),
      ]) {
        await expect(world.cases.list(list, { limit: 1, cursor })).rejects.toMatchObject({
          name: 'cursor-invalid',
        });
        await expect(world.cases.openCases({ limit: 1, cursor })).rejects.toMatchObject({
          name: 'cursor-invalid',
        });
      }
    });

    test('events come in pages, in order', async () => {
      const one = await submittedCase(world, application(PLAIN));
      const events = await everyPage((cursor) => world.cases.events(one.id, { limit: 3, cursor }));
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    });

    test('what was delivered is not delivered again', async () => {
      await begin('person-1');
      await begin('person-2');
      const [first, second] = await world.cases.undelivered(10);
      if (first === undefined || second === undefined) throw new Error('two commands wait for delivery');
      await world.cases.delivered(first);
      await world.cases.delivered(first);
      expect(await world.cases.undelivered(10)).toEqual([second]);
    });
  });

  describe('beside cases', () => {
    test('the token that came last is the one that waits, and only it is forgotten', async () => {
      const tokens = createTaskTokenStore(world.table);
      const { id: caseId, revision } = await begin('person-1');
      const task = { caseId, sinceRevision: revision, token: 'first' };
      expect(await tokens.keep(task)).toBe(true);
      expect(await tokens.keep({ ...task, token: 'second' })).toBe(true);
      await tokens.forget(task);
      expect(await tokens.waitingFor(caseId)).toMatchObject({ token: 'second' });
      await tokens.forget({ ...task, token: 'second' });
      expect(await tokens.waitingFor(caseId)).toBeUndefined();
      const together = ['third', 'fourth', 'fifth'].map((token) => tokens.keep({ ...task, token }));
      expect(await Promise.all(together)).toEqual([true, true, true]);
    });

    test('no token is kept of a case that has moved since it was read, or that is not there', async () => {
      const tokens = createTaskTokenStore(world.table);
      const { id: caseId, revision } = await begin('person-1');
      const task = { caseId, sinceRevision: revision, token: 'early' };
      await tokens.keep(task);
      const ended = await withdrawCase(world, caseId, { reason: null }, by('window'));
      expect(await tokens.keep({ ...task, token: 'late' })).toBe(false);
      expect(await tokens.waitingFor(caseId)).toMatchObject({ token: 'early' });
      expect(await tokens.keep({ ...task, sinceRevision: ended.revision, token: 'late' })).toBe(true);
      expect(await tokens.keep({ ...task, caseId: 'case-of-nobody' })).toBe(false);
      expect(await tokens.waitingFor('case-of-nobody')).toBeUndefined();
    });

    test('what failed stands once for each case, oldest first, until it is healed', async () => {
      const failures = createFailedTaskStore(world.table);
      const failed = (caseId: string, at: string) =>
        failures.record({ caseId, stage: 'check', visit: 2, error: 'register-silent', at });
      await failed('case-2', '2023-03-21T01:00:00.000Z');
      await failed('case-1', '2023-03-20T01:00:00.000Z');
      await failed('case-2', '2023-03-22T01:00:00.000Z');
      const since = { since: '2023-03-21T01:00:00.000Z', at: '2023-03-22T01:00:00.000Z' };
      const pages = await everyPage((cursor) => failures.list({ limit: 1, cursor }));
      expect(pages).toMatchObject([
        { caseId: 'case-1', timesGivenUp: 1 },
        { caseId: 'case-2', timesGivenUp: 2, ...since },
      ]);
      expect(await failures.failureOf('case-2')).toEqual(pages[1]);
      await Promise.all(['03', '04', '05'].map((hour) => failed('case-1', `2023-03-20T${hour}:00:00.000Z`)));
      expect(await failures.failureOf('case-1')).toMatchObject({
        timesGivenUp: 4,
        since: '2023-03-20T01:00:00.000Z',
      });
      await Promise.all([failures.heal('case-1'), failures.heal('case-1'), failures.heal('case-0')]);
      expect(await failures.failureOf('case-1')).toBeUndefined();
      expect((await failures.list({ limit: 5 })).items).toEqual([pages[1]]);
      await expect(failures.list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
        name: 'cursor-invalid',
      });
    });

    test('a waiver is on record by person and by county, and hinders no later application', async () => {
      const waivers = createWaiverStore(world.table, keyRing);
      const services = { vault: await vaultOf(world), waivers, files: noFiles };
      const request = {
        person: syntheticIdentity('waives'),
        benefits: ['living'],
        jurisdiction: PLAIN,
        township: null,
        informedBy: 'visit',
        document: null,
      } as const;
      const meta = { ...by('township'), idempotency: { scope: 'township', key: 'k' } };
      const waiver = await waive(world, services, request, meta);
      const together = [waive(world, services, request, meta)];
      together.push(waive(world, services, request, meta));
      for (const again of await Promise.all(together)) expect(again).toEqual(waiver);
      const { person } = waiver;
      expect(await services.vault.find(request.person.residentId)).toBe(person);
      expect(await waivers.find(waiver.id)).toEqual(waiver);
      expect((await waivers.ofPerson(person, { limit: 5 })).items).toEqual([waiver]);
      expect((await waivers.inCounty(PLAIN, '2023-03', { limit: 5 })).items).toEqual([waiver]);
      expect((await begin(person)).status).toBe('collecting');
      const other = waive(world, services, { ...request, informedBy: 'phone' }, meta);
      await expect(other).rejects.toMatchObject({ name: 'idempotency-key-reused' });
    });

    test('whoever is new comes into the vault with his case, and not without it', async () => {
      const vault = await vaultOf(world);
      const [person, guardian] = [syntheticIdentity('new'), syntheticIdentity('guardian of new')];
      const { person: _, ...rest } = application(PLAIN);
      const request = { ...rest, person, applicant: { kind: 'guardian', person: guardian } } as const;
      const refused = takeApplication(world, vault, { ...request, benefits: ['none'] }, by('window'));
      await expect(refused).rejects.toMatchObject({ name: 'benefit-unknown' });
      expect(await vault.find(person.residentId)).toBeUndefined();
      // Two windows with the same new person at the same moment: one case, and one guardian of two.
      const other = { ...request, applicant: { kind: 'proxy', person: syntheticIdentity('proxy') } } as const;
      const outcomes = await Promise.allSettled(
        [request, other].map((each) => takeApplication(world, vault, each, by('window'))),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.findIndex(({ status }) => status === 'rejected');
      expect(outcomes[lost]).toMatchObject({ reason: { name: 'case-open-already' } });
      const [kept, gone] = lost === 0 ? [other, request] : [request, other];
      expect(await vault.find(kept.applicant.person.residentId)).toBeDefined();
      expect(await vault.find(gone.applicant.person.residentId)).toBeUndefined();
      const ref = await vault.find(person.residentId);
      expect(await vault.reveal(ref ?? '', 'unmasked')).toEqual(person);
      expect(await world.cases.openCaseOf(ref ?? '', 'living')).toBeDefined();
    });

    test('a webhook is registered and removed once for a key, and its answer is the same', async () => {
      const webhooks = createWebhookStore(world.table, keyRing);
      const registry = {
        answers: world.cases,
        webhooks,
        webhookSender: { requireSafe: async () => undefined },
        clock: world.clock,
        ids: world.ids,
        newSecret: () => 'secret',
      };
      const wish = { url: 'https://example.org', jurisdiction: PLAIN, registeredBy: 'system' };
      const meta = { idempotency: { scope: 'system', key: 'k' } };
      const webhook = await registerWebhook(registry, wish, meta);
      expect(await registerWebhook(registry, wish, meta)).toEqual(webhook);
      expect((await webhooks.list({ limit: 10 })).items).toEqual([webhook]);
      const away = { idempotency: { scope: 'system', key: 'away' } };
      const removed = await removeWebhook(registry, webhook.id, away);
      expect(await removeWebhook(registry, webhook.id, away)).toEqual(removed);
      await expect(removeWebhook(registry, webhook.id, {})).rejects.toMatchObject({
        name: 'webhook-unknown',
      });
      await expect(removeWebhook(registry, 'webhook-2', away)).rejects.toMatchObject({
        name: 'idempotency-key-reused',
      });
    });
  });
};
