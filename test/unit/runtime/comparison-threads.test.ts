import { afterAll, describe, expect, it } from 'vitest';
import { bulkEvaluator } from '../../../functions/core/bulk/bulk-evaluator.ts';
import { stateCouncilCalendar } from '../../../functions/core/calendar/state-council-calendar.ts';
import { dueMonths } from '../../../functions/core/entitlements/due-months.ts';
import type { Comparison } from '../../../functions/core/registers/comparison.ts';
import { syntheticRegisterFile } from '../../../functions/core/registers/synthetic/synthetic-register-file.ts';
import { compareRegisters } from '../../../functions/core/use-cases/registers/compare-registers.ts';
import { findPeople } from '../../../functions/core/use-cases/registers/find-people.ts';
import { openData } from '../../../functions/runtime/open-data.ts';
import { openRunThreads } from '../../../functions/runtime/run-threads.ts';
import { compiledOnce } from '../../support/compiled-policies.ts';
import { decidedEntries } from '../../support/payment-world.ts';
import { bring, registerWorld, WULONG } from '../../support/register-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const county = {
  seed: 'threads',
  jurisdiction: WULONG,
  townships: ['500156101'],
  people: 640,
  from: '2023-03',
  months: 3,
} as const;
const on = '2023-04-30';

describe('a search and a comparison in threads', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  /** Imports the same registers into a folder of its own, grants everybody both benefits, and compares. */
  async function compared(name: string, isSpread: boolean): Promise<Comparison> {
    const { catalogue, clock } = await registerWorld(on);
    const data = await openData(folder.pathOf(name), clock);
    const threads = openRunThreads(data.folder, 2);
    try {
      const evaluator = bulkEvaluator(catalogue, compiledOnce);
      const { cases, waivers, vault, followUp } = data;
      const world = {
        ...{ ...followUp, cases, waivers, vault, catalogue, clock, evaluator },
        dueOf: (
          ...[dossier, asked]: Parameters<typeof dueMonths> extends [...infer Two, unknown] ? Two : never
        ) => dueMonths(dossier, asked, { evaluator, policyOn: catalogue.policyOn }),
        calendar: stateCouncilCalendar,
      };
      for (const register of ['disability-certificates', 'minimum-living', 'hukou']) {
        const { header, rows } = syntheticRegisterFile(county, register, on);
        await bring(world, register, on, header, [...rows()]);
      }
      const { items } = await world.registers.peopleRefs(WULONG, { limit: 1000 });
      if (isSpread) {
        const inThreads = { ...world, searchBatches: threads.searchBatchesOn(world) };
        const found = await findPeople(inThreads, WULONG, on);
        expect(found.people).toBe(items.length);
        expect(found.added).toBeGreaterThan(100);
        const again = await findPeople(world, WULONG, on); // by one thread, which comes to the same
        expect(again).toMatchObject({ people: items.length, added: 0, updated: 0, closed: 0 });
      }
      await Promise.all(
        items.map((person) =>
          world.dossiers.add(
            person,
            decidedEntries('1', '2023-03-20').map((entry) =>
              entry.type === 'decided' ? { ...entry, jurisdiction: WULONG } : entry,
            ),
          ),
        ),
      );
      const services = isSpread ? { ...world, batches: threads.batchesOn(world) } : world;
      const request = { jurisdiction: WULONG, on, paidThrough: '2023-03' };
      const killed = compareRegisters(services, {
        ...request,
        onProgress: () => {
          throw new Error('killed');
        },
      });
      await expect(killed).rejects.toThrow('killed');
      const done = await compareRegisters(services, request);
      expect(done.people).toBe(items.length);
      return done;
    } finally {
      await threads.close();
      data.close();
    }
  }

  it('find what one thread finds, though the comparison was interrupted', async () => {
    const alone = await compared('alone', false);
    const spread = await compared('spread', true);
    // What an interrupted attempt refreshed beyond its place is fresh by then: it is not counted again.
    const counted = { person: null, refreshed: 0 };
    expect({ ...spread, ...counted }).toEqual({ ...alone, ...counted });
    expect(alone.found['should-change']).toBeGreaterThan(100);
  });
});
