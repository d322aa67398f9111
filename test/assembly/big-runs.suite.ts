import { beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { callGateway, type GatewayCall } from './gateway.ts';
import { beijing, luquan, wulong } from './officers.ts';

/** The calendar and the API start big runs; the deployed Distributed Map works them. Needs the people of the story. */
export function bigRunsSuite(cloud: () => Cloud): void {
  const approver = { role: 'civil-affairs-approver', jurisdiction: wulong };
  const finance = { role: 'finance', jurisdiction: wulong };
  let exports = '';
  beforeAll(() => {
    exports =
      cloud()
        .deployed.ofType('AWS::S3::Bucket')
        .find(({ logicalId }) => logicalId.startsWith('Exports'))?.name ?? '';
  });

  const results = (runId: string, which: 'SUCCEEDED_0' | 'FAILED_0'): string =>
    cloud().objects.get(exports, `runs/${runId}/results/map-run/${which}.json`)?.toString('utf8') ?? '';
  const execution = (name: string) =>
    cloud()
      .machines.executions()
      .find((one) => one.name === name);
  const chunks = () =>
    cloud().log.calls.filter(
      ({ principal, action }) => principal === 'batch-run' && action === 'lambda:InvokeFunction',
    ).length;
  const ask = async (request: string, call: GatewayCall) => {
    const answer = await callGateway(cloud(), request, call);
    await cloud().settle();
    return answer;
  };

  describe('the run of a month', () => {
    let run = { id: '', revision: 0 };

    test('is prepared by the calendar for every county that pays somebody, in as many rounds as it takes', async () => {
      await cloud().travel(beijing('2023-09-05', '02:00'));
      cloud().function('batch-chunk').limit(59_000); // less than is kept in reserve: one page of people a round
      const runId = 'payment-runs-2023-09-05';
      const told = { runId, jurisdictions: 2, isStarted: true }; // Luquan received, Wulong pays
      expect(await cloud().runSchedule('payment-runs')).toEqual(told);
      cloud().function('batch-chunk').limit(undefined);
      expect(execution(runId)).toMatchObject({ status: 'SUCCEEDED' });
      expect(chunks()).toBe(3); // Luquan at once, Wulong in two rounds
      const items = cloud().objects.get(exports, `runs/${runId}/items.csv`)?.toString('utf8');
      expect(items).toBe(`item\n${luquan}\n${wulong}\n`);
      const listed = await ask(`GET /v1/payment-runs?jurisdiction=${wulong}`, finance);
      const { items: runs } = listed.json<{ items: (typeof run & { status: string })[] }>();
      expect(runs).toMatchObject([{ month: '2023-09', status: 'prepared' }]);
      run = runs[0] ?? run;
      const elsewhere = await ask(`GET /v1/payment-runs?jurisdiction=${luquan}`, {
        ...finance,
        jurisdiction: luquan,
      });
      expect(elsewhere.json()).toMatchObject({ items: [] });
    });

    test('is prepared once, however often the calendar calls', async () => {
      expect(await cloud().runSchedule('payment-runs')).toMatchObject({ isStarted: false });
    });

    test('is released by a second person, after a first has taken it up', async () => {
      const release = `POST /v1/payment-runs/${run.id}/release`;
      expect((await ask(release, finance)).json()).toMatchObject({
        type: '/problems/second-person-required',
      });
      const body = { jurisdiction: wulong, month: '2023-09' };
      const taken = await ask('POST /v1/payment-runs', { ...approver, body });
      expect(taken.json()).toMatchObject({ id: run.id, status: 'prepared' });
    });

    test('that takes longer than a request is gone on with beside it', async () => {
      cloud().function('api').limit(13_000);
      const before = chunks();
      const answer = await ask(`POST /v1/payment-runs/${run.id}/release`, finance);
      cloud().function('api').limit(undefined);
      expect(answer.status).toBeLessThan(300);
      expect(chunks()).toBe(before + 1);
      const seen = await ask(`GET /v1/payment-runs/${run.id}`, finance);
      expect(seen.json()).toMatchObject({ status: 'released' });
    });

    test('of which an earlier one still waits is counted as failed, and stops no other county', async () => {
      await cloud().travel(beijing('2023-10-05', '02:00'));
      await cloud().runSchedule('payment-runs');
      await cloud().travel(beijing('2023-11-05', '02:00'));
      await cloud().runSchedule('payment-runs');
      const runId = 'payment-runs-2023-11-05';
      expect(execution(runId)).toMatchObject({ status: 'SUCCEEDED' });
      expect(results(runId, 'SUCCEEDED_0')).toContain(luquan);
      expect(results(runId, 'FAILED_0')).toContain(wulong);
      const log = cloud().function('batch-chunk').log();
      expect(log).toContain('run-open-already');
      expect(log).toContain('"signal":"batch-items-failed","value":1');
    });
  });

  test('registers are compared where the policy’s months have passed', async () => {
    await cloud().runSchedule('comparisons');
    expect(results('comparisons-2023-11-05', 'SUCCEEDED_0')).toContain('\\"worked\\":2,\\"failed\\":0');
  });

  test('recertifications are looked after', async () => {
    await cloud().travel(beijing('2023-11-06', '07:00')); // a Monday
    await cloud().runSchedule('reminders');
    expect(results('reminders-2023-11-06', 'SUCCEEDED_0')).toContain('\\"worked\\":2');
  });
}
