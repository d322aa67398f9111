import { describe, expect, it } from 'vitest';
import {
  CERTIFICATES,
  certificate,
  compare,
  DEATHS,
  dueIn,
  only,
  recipient,
} from '../../../../support/compared-registers.ts';
import { bring, registerWorld, someone } from '../../../../support/register-world.ts';

describe('comparing again', () => {
  it('lets a death that was withdrawn before anybody settled it fall away', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    world.clock.set('2023-07-31');
    await bring(world, 'deaths', '2023-07-31', DEATHS, [[...someone(1), '2023-04-12', '撤销']]);
    expect(await compare(world, '2023-07-31')).toMatchObject({ superseded: 1 });
    expect((await only(world, person)).status).toBe('superseded');
  });

  it('reminds of a certificate six months before it expires, once', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    const rows = [certificate(1, '一级', { until: '2023-12-15' })];
    await bring(world, 'disability-certificates', '2023-05-31', CERTIFICATES, rows);
    expect((await compare(world, '2023-05-31')).found).toEqual({});
    world.clock.set('2023-06-30');
    await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, rows);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({
      kind: 'certificate-expiring',
      owner: { role: 'federation' },
    });
    expect((await compare(world, '2023-07-31')).found).toEqual({});
  });

  it('goes on where it was interrupted and finds the same', async () => {
    const world = await registerWorld('2023-06-30');
    for (let seed = 0; seed < 230; seed += 1) await recipient(world, seed);
    await bring(
      world,
      'deaths',
      '2023-06-30',
      DEATHS,
      Array.from({ length: 230 }, (_, seed) => [...someone(seed), '2023-04-12', '']),
    );
    let saves = 0;
    const broken = {
      ...world,
      findings: {
        ...world.findings,
        saveComparison: async (one: Parameters<typeof world.findings.saveComparison>[0]) => {
          saves += 1;
          if (saves === 2) throw new Error('the power is gone');
          await world.findings.saveComparison(one);
        },
      },
    };
    await expect(compare(broken, '2023-06-30')).rejects.toThrow('the power is gone');
    const done = await compare(world, '2023-06-30');
    expect(done).toMatchObject({ people: 230, known: 0, found: { 'should-stop': 230 }, state: 'done' });
  });

  it('keeps facts fresh that a register confirms, so that what is due does not become unknown', async () => {
    const world = await registerWorld('2023-04-30');
    const [name, residentId] = someone(1);
    const person = await recipient(world, 1);
    await world.dossiers.add(person, [
      {
        id: 'aged',
        type: 'facts',
        from: '2023-03-01',
        asOf: '2023-03-31',
        values: { 'certificate.level': 1 },
        at: '2023-03-21T00:00:00Z',
        knownOn: '2023-03-21',
        source: { kind: 'case', id: 'c' },
      },
    ]);
    expect(name).not.toBe(residentId);
    await bring(world, 'disability-certificates', '2023-04-30', CERTIFICATES, [certificate(1, '一级')]);
    expect(await compare(world, '2023-04-30')).toMatchObject({ found: {}, refreshed: 1 });
    expect(await dueIn(world, person, '2023-05')).toBe(17_000);
  });
});
