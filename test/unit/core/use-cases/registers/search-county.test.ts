import { describe, expect, it } from 'vitest';
import { NATION } from '../../../../../functions/core/jurisdictions/jurisdiction-code.ts';
import { Refusal } from '../../../../../functions/core/shared/refusal.ts';
import { beginSearch } from '../../../../../functions/core/use-cases/registers/begin-search.ts';
import { failCounty, searchCounty } from '../../../../../functions/core/use-cases/registers/search-county.ts';
import { openCounties, showSearch } from '../../../../../functions/core/use-cases/registers/show-search.ts';
import { CERTIFICATE_HEADER } from '../../../../support/certificate-header.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const on = '2023-06-30';

/** Certificates of so many people; two in three are of a level that draws something. */
function certificates(world: RegisterWorld, from: number, count: number, jurisdiction = WULONG) {
  const rows = Array.from({ length: count }, (_, at) => [
    ...[...someone(from + at), '肢体'],
    ...[['一级', '二级', '四级'][at % 3] ?? '', '2022-06-01', '2032-05-01', '有效'],
  ]);
  return bring(world, 'disability-certificates', on, CERTIFICATE_HEADER, rows, { jurisdiction });
}

async function listed(world: RegisterWorld, jurisdiction: string) {
  return (await world.discovery.list(jurisdiction, 'to-contact', { limit: 1000 })).items;
}

describe('a search for people', () => {
  it('goes on behind the last page wherever it is interrupted, and counts everybody once', async () => {
    const world = await registerWorld(on);
    await certificates(world, 1, 230);
    const search = await beginSearch(world, WULONG, on);
    const killedAfter = (writes: number) => {
      let left = writes;
      const save: typeof world.discovery.save = (candidate) => {
        if (left-- === 0) throw new Error('killed');
        return world.discovery.save(candidate);
      };
      return { ...world, discovery: { ...world.discovery, save } };
    };
    // In the middle of the first page, and behind the second one.
    await expect(searchCounty(killedAfter(50), search, WULONG)).rejects.toThrow('killed');
    expect(await showSearch(world, search)).toMatchObject({ state: 'searching', people: 0 });
    let pages = 0;
    const stopped = searchCounty(world, search, WULONG, () => {
      if (++pages === 2) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await showSearch(world, search)).toMatchObject({ state: 'searching', people: 200 });
    expect(await beginSearch(world, WULONG, on)).toEqual(search);
    await searchCounty(world, search, WULONG);
    const done = await showSearch(world, search);
    expect(done).toMatchObject({ state: 'done', people: 230, updated: 0, closed: 0, countiesDone: 1 });
    const found = await listed(world, WULONG);
    expect(done.added).toBe(found.length);
    expect(found.every(({ revision }) => revision === 1)).toBe(true);
    expect(found.length).toBeGreaterThan(100);
    expect(await searchCounty(world, search, WULONG)).toMatchObject({ people: 230 });
  });

  it('is the same while it goes on, whoever begins it at the same moment, and another one after its end', async () => {
    const world = await registerWorld(on);
    await certificates(world, 1, 3);
    const [one, other] = await Promise.all([1, 2].map(() => beginSearch(world, WULONG, on)));
    expect(one).toEqual(other);
    if (one === undefined) throw new Error('nothing was begun');
    await searchCounty(world, one, WULONG);
    const next = await beginSearch(world, WULONG, on);
    expect([one.number, next.number]).toEqual([1, 2]);
    await searchCounty(world, next, WULONG);
    expect(await showSearch(world, next)).toMatchObject({ added: 0, updated: 0, closed: 0, people: 3 });
    expect((await beginSearch(world, WULONG, '2023-07-01')).id).toBe(`search_${WULONG}_2023-07-01_1`);
    await expect(beginSearch(world, '999999', on)).rejects.toMatchObject({ name: 'jurisdiction-unknown' });
  });

  it('of an authority above looks through its counties; whom a county knows stands on the list of the county alone', async () => {
    const world = await registerWorld(on);
    await certificates(world, 1, 2, NATION);
    await certificates(world, 2, 1);
    const search = await beginSearch(world, NATION, on);
    expect(search.counties).toEqual([NATION, WULONG]);
    for (const county of await openCounties(world, search)) await searchCounty(world, search, county);
    expect(await showSearch(world, search)).toMatchObject({ state: 'done', people: 2, added: 2 });
    const [above, below] = [await listed(world, NATION), await listed(world, WULONG)];
    expect([above.length, below.length]).toEqual([1, 1]);
    expect(above[0]?.person).not.toBe(below[0]?.person);
  });

  it('holds up no county for another that cannot be searched, and names it', async () => {
    const world = await registerWorld(on);
    await certificates(world, 1, 1, NATION);
    await certificates(world, 2, 1);
    const search = await beginSearch(world, NATION, on);
    const broken = {
      ...world,
      catalogue: {
        ...world.catalogue,
        policyOn: (...[code, ...days]: Parameters<typeof world.catalogue.policyOn>) => {
          if (code === WULONG) throw new Refusal('policy-not-in-force', 'none');
          return world.catalogue.policyOn(code, ...days);
        },
      },
    };
    for (const county of search.counties) await searchCounty(broken, search, county);
    expect(await showSearch(world, search)).toMatchObject({
      state: 'done',
      countiesDone: 1,
      failed: [{ county: WULONG, problem: 'policy-not-in-force: none' }],
    });
    expect(await searchCounty(world, search, WULONG)).toMatchObject({ state: 'done', problem: null });
    const late = await failCounty(world, search, WULONG, new Refusal('register-layout-invalid', 'broken'));
    expect(late).toMatchObject({ state: 'failed', people: 1 });
  });
});
