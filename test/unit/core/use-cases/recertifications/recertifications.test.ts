import { describe, expect, it } from 'vitest';
import { platformActor } from '../../../../../functions/core/cases/actor.ts';
import type { Dossier } from '../../../../../functions/core/entitlements/dossier.ts';
import type { Policy } from '../../../../../functions/core/policies/policy.ts';
import { planRecertification } from '../../../../../functions/core/recertifications/plan-recertification.ts';
import { missRecertifications } from '../../../../../functions/core/use-cases/recertifications/miss-recertifications.ts';
import { planRecertifications } from '../../../../../functions/core/use-cases/recertifications/plan-recertifications.ts';
import { finishRecertifications } from '../../../../../functions/core/use-cases/recertifications/record-outcome.ts';
import { recordRecertification } from '../../../../../functions/core/use-cases/recertifications/record-recertification.ts';
import { type RegisterWorld, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

const officer = { role: 'township', office: WULONG, officer: 'officer-1' } as const;

function decided(person: string, decidedOn: string): Dossier {
  const entry = {
    id: `decided-${person}`,
    type: 'decided',
    at: `${decidedOn}T01:00:00Z`,
    knownOn: decidedOn,
    source: { kind: 'case', id: 'case-1' },
    caseId: 'case-1',
    jurisdiction: WULONG,
    appliedOn: decidedOn,
    decidedOn,
    fromMonth: decidedOn.slice(0, 7),
    benefits: { nursing: { outcome: 'granted', overrideFen: null, ground: null } },
  } as const;
  return { person, entries: [entry] };
}

async function recipient(world: RegisterWorld, seed: number): Promise<string> {
  const [name, residentId] = someone(seed);
  const person = await world.vault.store({ name, residentId });
  await world.dossiers.add(person, decided(person, '2023-03-20').entries);
  return person;
}

async function planned(world: RegisterWorld, month: string) {
  return (await world.recertifications.planned(WULONG, month, { limit: 10 })).items;
}

/** Wulong: every three months, by data or visit (W 三(三)). */
describe('recertifications in Wulong', () => {
  it('fall due three months after the decision, and planning twice is once', async () => {
    const world = await registerWorld('2023-06-01');
    await recipient(world, 1);
    await recipient(world, 2);
    expect(await planRecertifications(world, WULONG, '2023-05')).toBe(0);
    expect(await planRecertifications(world, WULONG, '2023-06')).toBe(2);
    expect(await planRecertifications(world, WULONG, '2023-06')).toBe(0);
    const [first] = await planned(world, '2023-06');
    expect(first).toMatchObject({
      opensOn: '2023-06-01',
      dueOn: '2023-06-30',
      means: ['data', 'visit'],
      ifMissed: 'none',
    });
  });

  it('that fell due before anybody planned are due in the month of today, once', async () => {
    const world = await registerWorld('2024-02-05');
    await recipient(world, 1);
    expect(await planRecertifications(world, WULONG, '2024-03')).toBe(0);
    expect(await planRecertifications(world, WULONG, '2024-02')).toBe(1);
    expect(await planned(world, '2024-02')).toMatchObject([{ opensOn: '2023-06-01', dueOn: '2024-02-29' }]);
    world.clock.set('2024-03-04');
    expect(await planRecertifications(world, WULONG, '2024-03')).toBe(0);
    expect(await missRecertifications(world, WULONG, '2024-02', platformActor)).toBe(1);
    expect(await planRecertifications(world, WULONG, '2024-05')).toBe(1);
  });

  it('go into the dossier, and the next is counted from them', async () => {
    const world = await registerWorld('2023-06-01');
    const person = await recipient(world, 1);
    await planRecertifications(world, WULONG, '2023-06');
    world.clock.set('2023-06-12');
    const [one] = await planned(world, '2023-06');
    const id = one?.id ?? '';
    const report = {
      result: 'changed',
      means: 'visit',
      on: '2023-06-10',
      facts: { 'household.size': 3 },
    } as const;
    await expect(
      recordRecertification(world, id, { ...report, means: 'online' }, officer),
    ).rejects.toMatchObject({ name: 'request-invalid' });
    await expect(
      recordRecertification(world, id, report, { ...officer, office: '130110' }),
    ).rejects.toMatchObject({ name: 'not-your-stage' });
    expect(await recordRecertification(world, id, report, officer)).toMatchObject({
      status: 'done',
      outcome: { isRecorded: true },
    });
    const { entries } = await world.dossiers.load(person);
    expect(entries.slice(1)).toMatchObject([
      { type: 'recertified', on: '2023-06-10', means: 'visit', result: 'confirmed' },
      { type: 'facts', from: '2023-06-10', values: { 'household.size': 3 } },
    ]);
    await expect(recordRecertification(world, id, report, officer)).rejects.toMatchObject({
      name: 'recertification-done',
    });
    expect(await planRecertifications(world, WULONG, '2023-09')).toBe(1);
  });

  it('stop what is due once they are not met', async () => {
    const world = await registerWorld('2023-06-01');
    const person = await recipient(world, 1);
    await planRecertifications(world, WULONG, '2023-06');
    world.clock.set('2023-06-12');
    const [one] = await planned(world, '2023-06');
    await recordRecertification(
      world,
      one?.id ?? '',
      { result: 'not-met', means: 'visit', on: '2023-06-10' },
      officer,
    );
    const due = await world.dueOf(await world.dossiers.load(person), {
      through: '2023-07',
      knownOn: '2023-07-31',
    });
    expect(due.at(-1)?.benefits.nursing).toMatchObject({ fen: 0, because: ['recertification.not-met'] });
  });

  it('are noted as missed after their last day, and finish after an interruption with their facts', async () => {
    const world = await registerWorld('2023-06-01');
    const person = await recipient(world, 1);
    await planRecertifications(world, WULONG, '2023-06');
    expect(await missRecertifications(world, WULONG, '2023-06', platformActor)).toBe(0);
    world.clock.set('2023-07-01');
    const broken = {
      ...world,
      dossiers: { ...world.dossiers, add: () => Promise.reject(new Error('the power is gone')) },
    };
    await expect(missRecertifications(broken, WULONG, '2023-06', platformActor)).rejects.toThrow(
      'the power is gone',
    );
    expect(await finishRecertifications(world)).toBe(1);
    expect(await finishRecertifications(world)).toBe(0);
    const { entries } = await world.dossiers.load(person);
    expect(entries.at(-1)).toMatchObject({ type: 'recertified', result: 'missed', on: '2023-06-30' });
  });
});

describe('a recertification window', () => {
  const window = (from: string, to: string) => ({
    jurisdiction: WULONG,
    policy: {
      rules: { time: { recertification: { window: { from, to }, means: ['online'], ifMissed: 'suspend' } } },
    } as unknown as Policy,
    on: '2024-06-01',
  });

  it('belongs to the month in which it ends, and may begin in the year before', () => {
    const dossier = decided('person-1', '2023-03-20');
    expect(planRecertification(dossier, '2024-06', window('05-01', '06-30'))).toMatchObject({
      opensOn: '2024-05-01',
      dueOn: '2024-06-30',
      ifMissed: 'suspend',
    });
    expect(planRecertification(dossier, '2024-05', window('05-01', '06-30'))).toBeUndefined();
    expect(planRecertification(dossier, '2024-02', window('11-01', '02-29'))).toMatchObject({
      opensOn: '2023-11-01',
      dueOn: '2024-02-29',
    });
    expect(planRecertification(dossier, '2025-02', window('11-01', '02-29'))).toMatchObject({
      dueOn: '2025-02-28',
    });
  });

  it('does not ask who was granted within it', () => {
    expect(
      planRecertification(decided('person-1', '2024-05-20'), '2024-06', window('05-01', '06-30')),
    ).toBeUndefined();
  });
});
