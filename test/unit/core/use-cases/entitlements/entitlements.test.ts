import { describe, expect, test } from 'vitest';
import { createOutboxLoop } from '../../../../../functions/adapters/local/outbox-loop.ts';
import { createDossierStore } from '../../../../../functions/adapters/stores/dossier-store.ts';
import { createLedgerStore } from '../../../../../functions/adapters/stores/ledger-store.ts';
import { determiningEvaluator } from '../../../../../functions/core/entitlements/determining-evaluator.ts';
import { closeNotice } from '../../../../../functions/core/use-cases/cases/close-notice.ts';
import { decideStage } from '../../../../../functions/core/use-cases/cases/decide-stage.ts';
import { compiledPolicies } from '../../../../../functions/core/use-cases/compiled-policies.ts';
import type { EntitlementServices } from '../../../../../functions/core/use-cases/entitlements/entitlement-services.ts';
import { recordDecision } from '../../../../../functions/core/use-cases/entitlements/record-decision.ts';
import { recordLifeEvent } from '../../../../../functions/core/use-cases/entitlements/record-life-event.ts';
import { showEntitlement } from '../../../../../functions/core/use-cases/entitlements/show-entitlement.ts';
import { withdrawEntry } from '../../../../../functions/core/use-cases/entitlements/withdraw-entry.ts';
import { PLAIN } from '../../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  type CaseWorld,
  caseWorld,
  oneKeyRing,
  submittedCase,
} from '../../../../support/case-world.ts';

const keyRing = oneKeyRing();
const own = { officer: 'officer-1', isOwn: (jurisdiction: string) => jurisdiction === PLAIN };
const elsewhere = { officer: 'officer-2', isOwn: (jurisdiction: string) => jurisdiction === '500156' };

const servicesOf = (world: CaseWorld): EntitlementServices => ({
  dossiers: createDossierStore(world.table, keyRing),
  ledger: createLedgerStore(world.table, keyRing),
  catalogue: world.catalogue,
  evaluator: determiningEvaluator(world.catalogue, compiledPolicies(10)),
  clock: world.clock,
});

/** A case of the plain county, decided on 2023-04-03. */
async function decidedCase(world: CaseWorld, overrides = {}, ground?: string) {
  const one = await submittedCase(world, application(PLAIN));
  await approveAt(world, one, 'township', 'township');
  await approveAt(world, one, 'federation', 'federation');
  const decision = {
    stage: 'civil-affairs',
    outcome: 'approve',
    overrides,
    ...(ground && { ground }),
  } as const;
  await decideStage(world, one.id, decision, by('civil-affairs'));
  world.clock.set('2023-04-03');
  await closeNotice(world, one.id, { stage: 'notice' }, by('civil-affairs'));
  return one.id;
}

async function decidedWorld() {
  const world = caseWorld();
  const caseId = await decidedCase(world);
  const services = servicesOf(world);
  await recordDecision({ ...world, ...services }, caseId);
  return { world, caseId, services };
}

describe('a decided case', () => {
  test('comes into the dossier by its event, and once however often it is delivered', async () => {
    const world = caseWorld();
    const caseId = await decidedCase(world);
    const { dossiers } = servicesOf(world);
    const told: string[] = [];
    const outbox = createOutboxLoop({
      cases: world.cases,
      handlers: {
        entitlements: async (id) => {
          told.push(id);
          await recordDecision({ cases: world.cases, dossiers }, id);
          await recordDecision({ cases: world.cases, dossiers }, id);
        },
      },
      onFault: (error) => {
        throw error;
      },
      lookEveryMs: 0,
    });
    await outbox.deliver();
    await outbox.stop();
    expect(told).toEqual([caseId]);
    const { entries } = await dossiers.load('person-1');
    expect(entries).toMatchObject([
      {
        id: `${caseId}.decided`,
        type: 'decided',
        jurisdiction: PLAIN,
        appliedOn: '2023-03-20',
        decidedOn: '2023-04-03',
        knownOn: '2023-04-03',
        fromMonth: '2023-03',
        benefits: { living: { outcome: 'granted', overrideFen: null, ground: null } },
      },
      { id: `${caseId}.facts`, type: 'facts', from: '2023-03-20', values: { 'certificate.level': 1 } },
    ]);
    const payees = await dossiers.payees(PLAIN, { limit: 10 });
    expect(payees.items.map(({ person }) => person)).toEqual(['person-1']);
  });

  test('brings the amount that an officer set against the determination, with his ground', async () => {
    const world = caseWorld();
    const overrides = {
      living: { outcome: 'granted', monthlyAmount: '60.00' },
      nursing: { outcome: 'refused' },
    };
    const caseId = await decidedCase(world, overrides, '入户核查情况与系统数据不一致，按实际情况办理');
    const { dossiers } = servicesOf(world);
    await recordDecision({ cases: world.cases, dossiers }, caseId);
    const [decided] = (await dossiers.load('person-1')).entries;
    expect(decided).toMatchObject({
      benefits: {
        living: { outcome: 'granted', overrideFen: 6000, ground: expect.stringContaining('入户核查') },
        nursing: { outcome: 'refused', overrideFen: null, ground: expect.stringContaining('入户核查') },
      },
    });
  });

  test('that is not decided is a fault, so that it is tried again', async () => {
    const world = caseWorld();
    const one = await submittedCase(world, application(PLAIN));
    const services = servicesOf(world);
    await expect(recordDecision({ ...world, ...services }, one.id)).rejects.toThrow('has no result');
    await expect(recordDecision({ ...world, ...services }, 'case-0')).rejects.toThrow('no such case');
  });
});

describe('an entitlement', () => {
  test('is shown month by month, with what it follows from', async () => {
    const { world, services } = await decidedWorld();
    world.clock.set('2023-06-10');
    const shown = await showEntitlement(services, { person: 'person-1' }, own.isOwn);
    expect(shown.months.map(({ month }) => month)).toEqual(['2023-03', '2023-04', '2023-05', '2023-06']);
    expect(shown.months[0]?.benefits).toMatchObject({ living: { fen: 8000 }, nursing: { fen: 9000 } });
    expect(shown).toMatchObject({ jurisdiction: PLAIN, knownOn: '2023-06-10', balances: [], faults: [] });
    expect(shown.entries).toHaveLength(2);
    const before = { person: 'person-1', knownOn: '2023-04-02' };
    expect(await showEntitlement(services, before, own.isOwn)).toMatchObject({ months: [], entries: [] });
  });

  test('is not seen by offices that never decided about the person', async () => {
    const { services } = await decidedWorld();
    const unknown = { name: 'entitlement-unknown' };
    const asked = { person: 'person-1' };
    await expect(showEntitlement(services, asked, elsewhere.isOwn)).rejects.toMatchObject(unknown);
    await expect(showEntitlement(services, { person: 'person-9' }, own.isOwn)).rejects.toMatchObject(unknown);
    const death = { person: 'person-1', event: 'death', on: '2023-04-01' };
    await expect(recordLifeEvent(services, death, elsewhere)).rejects.toMatchObject(unknown);
  });

  test('a death stops it, is recorded once, and taken back with a ground it goes on', async () => {
    const { world, services } = await decidedWorld();
    world.clock.set('2023-06-10');
    const death = { person: 'person-1', event: 'death', on: '2023-04-20' };
    const entry = await recordLifeEvent(services, death, own);
    expect(await recordLifeEvent(services, death, own)).toEqual(entry);
    const fenOf = async () => {
      const { months } = await showEntitlement(services, { person: 'person-1' }, own.isOwn);
      return months.map(({ benefits }) => benefits.living?.fen ?? 0);
    };
    expect(await fenOf()).toEqual([8000, 8000, 0, 0]);
    const withdrawal = { person: 'person-1', entry: entry.id, ground: '公安部门更正：登记有误' };
    const short = { ...withdrawal, ground: '有误' };
    await expect(withdrawEntry(services, short, own)).rejects.toMatchObject({
      name: 'decision-needs-ground',
    });
    const taken = await withdrawEntry(services, withdrawal, own);
    expect(await fenOf()).toEqual([8000, 8000, 8000, 8000]);
    expect(await withdrawEntry(services, withdrawal, own)).toEqual(taken);
    expect((await recordLifeEvent(services, death, own)).id).not.toBe(entry.id);
    expect(await fenOf()).toEqual([8000, 8000, 0, 0]);
  });

  test('two officers who report or withdraw the same at once make one entry, and one of them is told', async () => {
    const { world, services } = await decidedWorld();
    world.clock.set('2023-06-10');
    const other = { ...own, officer: 'officer-3' };
    const death = { person: 'person-1', event: 'death', on: '2023-04-20' };
    const [first, second] = await Promise.all([
      recordLifeEvent(services, death, own),
      recordLifeEvent(services, death, other),
    ]);
    expect(second).toEqual(first);
    const withdrawal = { person: 'person-1', entry: first.id };
    const both = await Promise.allSettled([
      withdrawEntry(services, { ...withdrawal, ground: '公安部门更正：登记有误' }, own),
      withdrawEntry(services, { ...withdrawal, ground: '入户见到本人，仍然健在' }, other),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'entry-not-possible', items: [{ code: 'withdrawn-already' }] },
    });
    const { entries, months } = await showEntitlement(services, { person: 'person-1' }, own.isOwn);
    expect(entries.map(({ type }) => type).sort()).toEqual(['decided', 'event', 'facts', 'withdrawn']);
    expect(months.at(-1)?.benefits.living?.fen).toBe(8000);
  });

  test('a decision is not withdrawn like an entry', async () => {
    const { caseId, services } = await decidedWorld();
    const withdrawal = { person: 'person-1', entry: `${caseId}.decided`, ground: '公安部门更正：登记有误' };
    await expect(withdrawEntry(services, withdrawal, own)).rejects.toMatchObject({ name: 'entry-unknown' });
  });

  test.each([
    [
      { event: 'deaht', on: '2023-04-01' },
      { code: 'event-unknown', nearest: 'death' },
    ],
    [{ event: 'death', on: '2023-02-30' }, { code: 'not-a-day' }],
    [{ event: 'death', on: '2023-04-04' }, { code: 'in-the-future' }],
  ])('a life event %j is refused', async (request, item) => {
    const { services } = await decidedWorld();
    await expect(recordLifeEvent(services, { person: 'person-1', ...request }, own)).rejects.toMatchObject({
      name: 'request-invalid',
      items: [item],
    });
  });
});
