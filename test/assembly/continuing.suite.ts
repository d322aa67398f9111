import { beforeAll, describe, expect, test } from 'vitest';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import { wulongFrom } from '../support/simulation-world.ts';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { beijing, luquan, wulong } from './officers.ts';

interface Told {
  readonly id: string;
  readonly state: string;
  readonly counts?: { readonly rows: number; readonly added: number };
  readonly people?: number;
}

/** What a request begins and its time does not end goes on by itself, and shows how far it is. */
export function continuingSuite(cloud: () => Cloud): void {
  const integrator = { role: 'integrator', jurisdiction: wulong };
  const approver = { role: 'civil-affairs-approver', jurisdiction: wulong };
  const csv = { 'content-type': 'text/csv' };
  /** On a day that is long over. */
  const deaths = (rows: number, seed: string): Uint8Array =>
    Buffer.from(
      [
        '姓名,身份证号,死亡日期,备注',
        ...Array.from({ length: rows }, (_, at) => {
          const { name, residentId } = syntheticIdentity(`${seed} ${at}`, { bornOn: '1941-02-03' });
          return `${name},${residentId},2022-10-05,${remark}`;
        }),
      ].join('\n'),
    );
  /** So long that a batch has 25 rows. */
  const remark = '-'.repeat(40_000);
  const importAs = (asOf: string) =>
    `POST /v1/register-imports?jurisdiction=${wulong}&register=deaths&asOf=${asOf}`;
  let exchange = '';
  beforeAll(() => {
    exchange =
      cloud()
        .deployed.ofType('AWS::S3::Bucket')
        .find(({ logicalId }) => logicalId.startsWith('Exchange'))?.name ?? '';
  });
  /** So many days before or after today, as the suites before have left it. */
  const dayFromNow = (days: number): string =>
    new Date(Date.parse(cloud().now()) + days * 86_400_000).toISOString().slice(0, 10);
  /** Requests have no time beyond their first step, chunks none beyond a page. */
  const inShortTime = async <T>(work: () => Promise<T>): Promise<T> => {
    cloud().function('api').limit(13_000);
    cloud().function('batch-chunk').limit(59_000);
    try {
      return await work();
    } finally {
      cloud().function('api').limit(undefined);
      cloud().function('batch-chunk').limit(undefined);
    }
  };
  const runsOf = (kind: string) =>
    cloud()
      .machines.executions()
      .filter(({ name }) => name.startsWith(kind));

  describe('an import', () => {
    test('that is small is done within its request, and leaves nothing behind', async () => {
      const answer = await callGateway(cloud(), importAs(dayFromNow(-9)), {
        ...integrator,
        headers: csv,
        body: deaths(3, 'few'),
      });
      expect(answer.status).toBe(201);
      expect(answer.json<Told>()).toMatchObject({ state: 'done', counts: { rows: 3, added: 3 } });
      expect(cloud().objects.keys(exchange)).toEqual([]);
    });

    test('that takes longer goes on without being asked again, round after round', async () => {
      const { first, done } = await inShortTime(async () => {
        const answer = await callGateway(cloud(), importAs(dayFromNow(-8)), {
          ...integrator,
          headers: csv,
          body: deaths(60, 'many'),
        });
        expect(answer.status).toBe(202);
        const first = answer.json<Told>();
        await cloud().settle();
        const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, integrator);
        return { first, done: seen.json<Told>() };
      });
      expect(first).toMatchObject({ state: 'reading', counts: { rows: 25 } });
      expect(done).toMatchObject({ id: first.id, state: 'done', counts: { rows: 60, added: 60 } });
      expect(runsOf('go-on-with-imports')).toMatchObject([{ status: 'SUCCEEDED' }]);
      expect(cloud().objects.keys(exchange)).toEqual([]);
    });

    test('whose file is gone by then is stopped and says so; sent again, it goes on where it stood', async () => {
      const call = { ...integrator, headers: csv, body: deaths(40, 'gone') };
      const request = importAs(dayFromNow(-7));
      cloud().function('api').limit(13_000);
      const machine = cloud().function('batch-chunk');
      machine.limit(1); // no chunk comes to an end
      const begun = await callGateway(cloud(), request, call);
      const { id } = begun.json<Told>();
      await cloud().settle();
      machine.limit(undefined);
      cloud().function('api').limit(undefined);
      for (const key of cloud().objects.keys(exchange)) cloud().objects.remove(exchange, key);
      await cloud().travel(beijing(dayFromNow(2), '02:00')); // whatever lease was left has ended
      await cloud().runSchedule('comparisons'); // which goes on with what was left
      const faults = await callGateway(cloud(), `GET /v1/register-imports/${id}/errors`, integrator);
      expect(faults.json()).toMatchObject({ items: [{ line: 0, code: 'upload-unknown' }] });
      const again = await callGateway(cloud(), request, call);
      expect(again.json<Told>()).toMatchObject({ id, state: 'done', counts: { rows: 40, added: 40 } });
    });
  });

  test('a comparison that takes longer than its request goes on without being asked again', async () => {
    const { first, done } = await inShortTime(async () => {
      const answer = await callGateway(
        cloud(),
        `POST /v1/comparisons?jurisdiction=${wulong}&on=${dayFromNow(-1)}`,
        approver,
      );
      expect(answer.status).toBe(202);
      await cloud().settle();
      const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, approver);
      return { first: answer.json<Told>(), done: seen.json<Told>() };
    });
    expect(first).toMatchObject({ state: 'comparing', people: 100 });
    expect(done.state).toBe('done');
    expect(done.people).toBeGreaterThanOrEqual(103); // more than a batch
    expect(runsOf('go-on-with-comparisons')).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  describe('a search for people', () => {
    test('that takes longer than its request goes on without being asked again', async () => {
      const { first, done } = await inShortTime(async () => {
        const search = `POST /v1/discovery/searches?jurisdiction=${wulong}`;
        const answer = await callGateway(cloud(), search, approver);
        expect(answer.status).toBe(202);
        await cloud().settle();
        const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, approver);
        return { first: answer.json<Told>(), done: seen.json<Told>() };
      });
      expect(first).toMatchObject({ state: 'searching', people: 100 });
      expect(done).toMatchObject({ id: first.id, state: 'done', failed: [] });
      expect(done.people).toBeGreaterThanOrEqual(103); // more than a batch
      expect(runsOf('go-on-with-searches')).toMatchObject([{ status: 'SUCCEEDED' }]);
    });

    test('over many counties is worked by the map, and what it left by the next daily round', async () => {
      const nation = { role: 'civil-affairs-approver', jurisdiction: '100000' };
      const machine = cloud().function('batch-chunk');
      machine.limit(1); // no chunk comes to an end
      const search = 'POST /v1/discovery/searches?jurisdiction=100000';
      const answer = await callGateway(cloud(), search, nation);
      expect(answer.status).toBe(202);
      await cloud().settle();
      machine.limit(undefined);
      const begun = answer.json<Told & { readonly counties: readonly string[] }>();
      expect(begun.counties.length).toBeGreaterThan(1);
      expect(begun.counties).toContain(wulong);
      await cloud().travel(beijing(dayFromNow(2), '02:00')); // whatever lease was left has ended
      await cloud().runSchedule('comparisons'); // which goes on with what was left
      const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, nation);
      expect(seen.json<Told>()).toMatchObject({
        state: 'done',
        countiesDone: begun.counties.length - 1,
        failed: [{ county: luquan, problem: expect.stringContaining('policy-not-in-force') }], // on that day
      });
    });
  });

  test('a proposed policy is simulated county by county by the map', async () => {
    const author = { role: 'policy-author', jurisdiction: wulong };
    const proposed = wulongFrom('2030-01-01', ({ parameters }) => {
      if (parameters.living) parameters.living.amount = '95.00';
    });
    const body = { jurisdiction: wulong, files: [proposed] };
    const answer = await callGateway(cloud(), 'POST /v1/simulations', { ...author, body });
    expect(answer.status).toBe(202);
    await cloud().settle();
    const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, author);
    expect(seen.json()).toMatchObject({ state: 'done', countiesDone: 1, failed: [], month: '2030-01' });
    expect(runsOf('simulations')).toMatchObject([{ status: 'SUCCEEDED' }]);
  });
}
