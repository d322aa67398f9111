import { describe, expect, it } from 'vitest';
import type { SimulationPart } from '../../../../../functions/core/simulations/simulation.ts';
import { beginSimulation } from '../../../../../functions/core/use-cases/simulations/begin-simulation.ts';
import { showSimulation } from '../../../../../functions/core/use-cases/simulations/show-simulation.ts';
import { simulateCounty } from '../../../../../functions/core/use-cases/simulations/simulate-county.ts';
import { WULONG } from '../../../../support/register-world.ts';
import { simulationWorld, wulongFrom } from '../../../../support/simulation-world.ts';

/** Living rises from 80 to 95; nursing is no longer for level 2 and, with 50, for level 3. */
const proposal = wulongFrom('2023-08-01', ({ parameters, benefits }) => {
  if (parameters.living) parameters.living.amount = '95.00';
  if (parameters.nursingLevel2) parameters.nursingLevel2.amount = '50.00';
  const { table } = benefits.nursing;
  table.rows = table.rows.map((row) => (row.id === 'level-2' ? { ...row, id: 'level-3', when: [3] } : row));
});

async function simulated(world: Awaited<ReturnType<typeof simulationWorld>>, files = [proposal]) {
  const one = await beginSimulation(world, world.policies, { jurisdiction: WULONG, files }, 'author-1');
  await simulateCounty(world, one, WULONG);
  return showSimulation(world, one);
}

describe('what a proposed policy would change', () => {
  it('is counted by benefit and class, with the money a month before and after', async () => {
    const world = await simulationWorld();
    const report = await simulated(world);
    expect(report).toMatchObject({ month: '2023-08', state: 'done', countiesDone: 1, failed: [] });
    expect(report.figures.people).toBe(4);
    expect(report.figures.benefits).toMatchObject({
      living: {
        before: { people: 1, fen: 8_000, classes: { 'minimum-living': { people: 1, fen: 8_000 } }, open: 0 },
        after: { people: 1, fen: 9_500 },
        changes: { rises: { people: 1, fen: 1_500 } },
      },
      nursing: {
        before: { people: 2, fen: 17_000 },
        after: { people: 1, fen: 9_000 },
        changes: { ends: { people: 1, fen: -8_000 }, 'would-qualify': { people: 1, fen: 5_000 } },
      },
    });
  });

  it('is listed person by person, by kind, and nothing of it is written anywhere else', async () => {
    const world = await simulationWorld();
    const { id } = await simulated(world);
    const changesOf = async (kind?: 'ends' | 'would-qualify') =>
      (await world.simulations.changes(id, [WULONG], kind, { limit: 10 })).items.map(
        ({ person, benefit, change }) => [world.people.indexOf(person) + 1, benefit, change],
      );
    expect(await changesOf()).toEqual([
      [2, 'nursing', 'ends'],
      [1, 'living', 'rises'],
      [3, 'nursing', 'would-qualify'],
    ]);
    expect(await changesOf('ends')).toEqual([[2, 'nursing', 'ends']]);
    for (const person of world.people) expect(await world.ledger.linesOf(person)).toEqual([]);
    expect(
      (await world.findings.list({ list: 'unsettled', jurisdiction: WULONG }, { limit: 9 })).items,
    ).toEqual([]);
  });

  it('of a policy that says the same is nothing', async () => {
    const world = await simulationWorld();
    const { figures, id } = await simulated(world, [wulongFrom('2023-08-01', () => undefined)]);
    expect(figures.benefits.living).toMatchObject({ before: { people: 1, fen: 8_000 }, changes: {} });
    expect(figures.benefits.living?.after).toEqual(figures.benefits.living?.before);
    expect((await world.simulations.changes(id, [WULONG], undefined, { limit: 10 })).items).toEqual([]);
  });

  it('goes on where it was interrupted, and comes to the same', async () => {
    const [whole, world] = [await simulated(await simulationWorld()), await simulationWorld()];
    const one = await beginSimulation(
      world,
      world.policies,
      { jurisdiction: WULONG, files: [proposal] },
      'x',
    );
    const interrupt = (part: SimulationPart) => {
      if (part.state === 'working') throw new Error('the power goes');
    };
    await expect(simulateCounty(world, one, WULONG, interrupt)).rejects.toThrow('the power goes');
    expect((await showSimulation(world, one)).state).toBe('working');
    await simulateCounty(world, one, WULONG);
    const report = await showSimulation(world, one);
    expect(report.figures).toEqual(whole.figures);
    expect(await simulateCounty(world, one, WULONG)).toMatchObject({ state: 'done' });
  });

  it('asked again on the same day is the same simulation', async () => {
    const world = await simulationWorld();
    expect((await simulated(world)).id).toBe((await simulated(world)).id);
    expect((await world.simulations.list(WULONG, { limit: 9 })).items).toHaveLength(1);
    world.clock.set('2023-07-01');
    expect((await simulated(world)).id).not.toBe(
      (await world.simulations.list(WULONG, { limit: 9 })).items[1]?.id,
    );
  });

  it('of files with errors is refused by their places, and of a month without policy', async () => {
    const world = await simulationWorld();
    const broken = { ...proposal, text: proposal.text.replace('"when"', '"whenn"') };
    const asked = { jurisdiction: WULONG, files: [broken] };
    await expect(beginSimulation(world, world.policies, asked, 'x')).rejects.toMatchObject({
      name: 'policy-invalid',
      items: [
        { detail: expect.stringMatching(/^500156-wulong\/2023-08-01\.json:\d+:\d+ /) },
        { code: 'unknown-property' },
      ],
    });
    const early = { jurisdiction: WULONG, files: [proposal], month: '2020-01' };
    await expect(beginSimulation(world, world.policies, early, 'x')).rejects.toMatchObject({
      name: 'policy-not-in-force',
    });
  });

  it('over several counties tells which could not be asked, and counts the others', async () => {
    const world = await simulationWorld();
    const asked = { jurisdiction: '500000', files: [proposal] };
    const one = await beginSimulation(world, world.policies, asked, 'x');
    expect(one.counties).toEqual(['500101', WULONG]);
    for (const county of one.counties) await simulateCounty(world, one, county);
    const report = await showSimulation(world, one);
    expect(report).toMatchObject({ state: 'done', countiesDone: 1, failed: [{ county: '500101' }] });
    expect(report.failed[0]?.problem).toContain('jurisdiction-unknown');
    expect(report.figures).toEqual((await simulated(await simulationWorld())).figures);
  });
});
