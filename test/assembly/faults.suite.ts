import { beforeAll, describe, expect, test } from 'vitest';
import { type TableRequest, tableError } from '../support/loopback/dynamodb-proxy.ts';
import type { LoopbackAnswer } from '../support/loopback/loopback-server.ts';
import { casesUnderWay } from './cases-under-way.ts';
import type { Cloud } from './cloud.ts';
import { deliveryFaultsSuite } from './delivery-faults.suite.ts';
import { callGateway } from './gateway.ts';
import { beijing, luquan, type Officers, officersOf, wulong } from './officers.ts';
import { policyFaultsSuite } from './policy-faults.suite.ts';
import { taskFaultsSuite } from './task-faults.suite.ts';

/** What goes wrong in a cloud, and that nothing is lost, doubled or held up by it. */
export function faultsSuite(cloud: () => Cloud): void {
  const { waitingToBePushed, count, generations } = casesUnderWay(cloud);
  let officers: Officers;
  beforeAll(() => {
    officers = officersOf(cloud());
  });

  describe('a task', () => taskFaultsSuite(cloud));
  describe('what is delivered', () => deliveryFaultsSuite(cloud));

  describe('the table', () => {
    /** Answers so many requests of somebody instead of the table; gives how many it did. */
    const busy = (
      isMeant: (request: TableRequest) => boolean,
      answer: (request: TableRequest) => LoopbackAnswer,
      times: number,
    ) => {
      let refused = 0;
      const heal = cloud().table.disturb((request) => {
        if (!isMeant(request) || refused >= times) return undefined;
        refused += 1;
        return answer(request);
      });
      return () => {
        heal();
        return refused;
      };
    };
    const cancelledBy = (Code: string) => (request: TableRequest) =>
      tableError('TransactionCanceledException', {
        CancellationReasons: (request.input.TransactItems as object[]).map((_, at) => ({
          Code: at === 0 ? Code : 'None',
        })),
      });
    const writes = ({ principal, operation }: TableRequest) =>
      principal === 'api' && operation === 'TransactWriteItems';

    test.each([
      ['whose capacity is used up', writes, () => tableError('ProvisionedThroughputExceededException')],
      ['that throttles', writes, () => tableError('ThrottlingException')],
      ['of an account that asks too much', writes, () => tableError('RequestLimitExceeded')],
      ['that fails inside', writes, () => ({ ...tableError('InternalServerError'), status: 500 })],
      ['in which another transaction is at the same item', writes, cancelledBy('TransactionConflict')],
      ['of which one item throttles a transaction', writes, cancelledBy('ThrottlingError')],
      [
        'that throttles reading',
        ({ principal, operation }: TableRequest) => principal === 'api' && operation === 'Query',
        () => tableError('ThrottlingException'),
      ],
    ])('%s for a while is asked again, and nobody notices', async (_, isMeant, answer) => {
      const one = await waitingToBePushed('2023-07-17');
      const heal = busy(isMeant, answer, 2);
      const pushed = await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/push`);
      const listed = await callGateway(cloud(), `GET /v1/cases/${one.id}/events`, {
        role: 'auditor',
        jurisdiction: '100000',
      });
      expect(heal()).toBe(2);
      expect(pushed.status).toBe('in-review');
      expect(listed.text.match(/"case-pushed"/g)).toHaveLength(1);
    });

    test('that throttles a task for longer than its client has patience is asked again by the machine', async () => {
      const one = await waitingToBePushed('2023-07-18');
      const wakes = ({ principal }: TableRequest) => principal === 'task-wake-case';
      const heal = busy(wakes, () => tableError('ThrottlingException'), 12);
      await cloud().travel(beijing('2023-07-21', '00:01'));
      expect(heal()).toBe(12);
      expect(await count(one, 'clock-warned')).toBe(1);
    });

    test('in which somebody was faster than a task makes the task look again', async () => {
      const one = await waitingToBePushed('2023-07-21');
      const wakes = ({ principal, operation }: TableRequest) =>
        principal === 'task-wake-case' && operation === 'TransactWriteItems';
      const heal = busy(wakes, cancelledBy('ConditionalCheckFailed'), 1);
      await cloud().travel(beijing('2023-07-26', '00:01'));
      expect(heal()).toBe(1);
      expect(await count(one, 'clock-warned')).toBe(1);
    });

    test('in which somebody else was faster answers the caller, who asks again', async () => {
      const one = await waitingToBePushed('2023-07-27');
      const heal = busy(writes, cancelledBy('ConditionalCheckFailed'), 1);
      const push = `POST /v1/cases/${one.id}/push`;
      const as = { role: 'window-clerk', jurisdiction: luquan };
      const first = await callGateway(cloud(), push, as);
      expect(heal()).toBe(1);
      expect(first.json()).toMatchObject({ type: '/problems/revision-stale' });
      expect((await callGateway(cloud(), push, as)).status).toBe(200);
      await cloud().settle();
      expect(await count(one, 'case-pushed')).toBe(1);
    });
  });

  test('an execution that is gone is replaced by the daily round, and goes on where the case stands', async () => {
    const one = await waitingToBePushed('2023-08-07');
    cloud().machines.abort(`${one.id}-1`);
    expect(await cloud().runSchedule('deadlines')).toMatchObject({ open: expect.any(Number) });
    expect(generations(one)).toMatchObject([
      { status: 'FAILED' },
      { name: `${one.id}-2`, status: 'RUNNING' },
    ]);
    await cloud().travel(beijing('2023-08-11', '00:01'));
    expect(await count(one, 'clock-overdue')).toBe(1);
  });

  test('what the stream never brought is delivered by the daily round', async () => {
    cloud().arrange(() => []);
    const one = await waitingToBePushed('2023-08-14');
    expect(generations(one)).toEqual([]);
    cloud().arrange((records) => records);
    await cloud().travel(beijing('2023-08-14', '10:00'));
    const round = async () => ((await cloud().runSchedule('deadlines')) as { delivered: number }).delivered;
    expect(await round()).toBeGreaterThan(0);
    expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
    cloud().arrange(() => []);
    await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/push`);
    cloud().arrange((records) => records);
    await cloud().travel(beijing('2023-08-14', '11:00'));
    expect(await round()).toBe(1); // and its machine, which waited, was woken
    expect(await cloud().runSchedule('records')).toMatchObject({ breaks: [] });
  });

  test('keys of the issuer that cannot be had refuse every token, until they can', async () => {
    await cloud().function('api').stop(); // a new process knows no keys
    cloud().issuer.setUp(false);
    const ask = () =>
      callGateway(cloud(), 'GET /v1/cases', { role: 'township-reviewer', jurisdiction: wulong });
    expect((await ask()).json()).toMatchObject({ type: '/problems/sign-in-unavailable', status: 503 });
    expect((await callGateway(cloud(), 'GET /healthz')).status).toBe(200);
    cloud().issuer.setUp(true);
    expect((await ask()).status).toBe(200);
  });

  describe('a policy', () => policyFaultsSuite(cloud));

  test('a big run verifies records chunk by chunk, and counts what it cannot', async () => {
    const items = cloud()
      .machines.executions()
      .map(({ input }) => ({ item: (JSON.parse(input) as { caseId: string }).caseId }));
    const chunk = {
      BatchInput: { kind: 'verify-records', runId: 'run-1' },
      Items: [...items, { item: 'case-none' }],
    };
    expect(await cloud().function('batch-chunk').invoke(chunk)).toMatchObject({
      failed: 1,
      worked: items.length,
    });
    expect(cloud().function('batch-chunk').log()).toContain('"signal":"batch-items-failed","value":1');
  });

  test('what other systems did not take is looked after every minute', async () => {
    await expect(cloud().runSchedule('webhooks')).resolves.toBeNull();
  });
}
