import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { tableError } from '../support/loopback/dynamodb-proxy.ts';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { beijing, factsOf, luquan, type Officers, officersOf, type ToldCase, wulong } from './officers.ts';

/** What goes wrong in a cloud, and that nothing is lost, doubled or held up by it. */
export function faultsSuite(cloud: () => Cloud): void {
  let officers: Officers;
  let seed = 0;
  beforeAll(() => {
    officers = officersOf(cloud());
  });

  /** A complete file at a window of Luquan, which has three working days to push it. */
  const waitingToBePushed = async (day: string): Promise<ToldCase> => {
    await cloud().travel(beijing(day, '09:00'));
    seed += 1;
    const one = await officers.apply(`assembly: faults ${seed}`, factsOf('physical', 1), luquan);
    await officers.handIn(one, luquan);
    return officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
  };
  const count = async (one: ToldCase, type: string): Promise<number> =>
    (await officers.eventTypes(one)).filter((found) => found === type).length;
  const generations = (one: ToldCase) =>
    cloud()
      .machines.executions()
      .filter(({ name }) => name.startsWith(one.id));

  describe('a task', () => {
    test('that throws is given up after its retries, put on the list, and done once it can be', async () => {
      const one = await waitingToBePushed('2023-06-05');
      const heal = cloud().table.disturb(({ principal }) =>
        principal === 'task-wake-case' ? tableError('ResourceNotFoundException') : undefined,
      );
      await cloud().travel(beijing('2023-06-08', '00:01'));
      heal();
      const listed = await callGateway(cloud(), 'GET /v1/failed-tasks?jurisdiction=130000', {
        role: 'supervisor',
        jurisdiction: '130000',
      });
      expect(listed.text).toContain(one.id);
      expect(await count(one, 'clock-warned')).toBe(0);
      await cloud().travel(beijing('2023-06-08', '01:10'));
      expect(await count(one, 'clock-warned')).toBe(1);
      expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
    });

    test('that was given up is tried again when somebody says so', async () => {
      const one = await waitingToBePushed('2023-06-19');
      const heal = cloud().table.disturb(({ principal }) =>
        principal === 'task-wake-case' ? tableError('ResourceNotFoundException') : undefined,
      );
      await cloud().travel(beijing('2023-06-26', '00:01'));
      heal();
      cloud().machines.abort(`${one.id}-1`);
      const redrive = `POST /v1/failed-tasks/${one.id}/redrive`;
      const answer = await callGateway(cloud(), redrive, { role: 'supervisor', jurisdiction: '130000' });
      expect(answer.status).toBeLessThan(300);
      await cloud().settle();
      expect(generations(one)).toMatchObject([{ status: 'FAILED' }, { status: 'RUNNING' }]);
    });

    test('that does not end in its time is tried again', async () => {
      const one = await waitingToBePushed('2023-06-12');
      let hung = 0;
      const heal = cloud().table.disturb(async ({ principal }) => {
        if (principal !== 'task-wake-case' || hung > 0) return undefined;
        hung += 1;
        await delay(4000);
        return undefined;
      });
      cloud().function('task-wake-case').limit(2500);
      await cloud().travel(beijing('2023-06-15', '00:01'));
      cloud().function('task-wake-case').limit(undefined);
      heal();
      expect(hung).toBe(1);
      expect(await count(one, 'clock-warned')).toBe(1);
    });

    test('that is delivered twice does its work once', async () => {
      const one = await waitingToBePushed('2023-07-03');
      await cloud().travel(beijing('2023-07-06', '00:01'));
      const input = { caseId: one.id, revision: one.revision };
      const answers = [
        await cloud().function('task-wake-case').invoke(input),
        await cloud().function('task-wake-case').invoke(input),
      ];
      expect(answers[0]).toEqual(answers[1]);
      await cloud().settle();
      expect(await count(one, 'clock-warned')).toBe(1);
    });

    test('that waits for a case which has moved meanwhile wakes it; an automatic step that is over is left alone', async () => {
      const one = await waitingToBePushed('2023-07-05');
      const [execution] = generations(one);
      const stale = { caseId: one.id, revision: one.revision - 1, token: `${execution?.name}/made-up` };
      expect(await cloud().function('task-await-signal').invoke(stale)).toBeNull();
      const step = { caseId: one.id, visit: 7 };
      expect(await cloud().function('task-run-automatic-step').invoke(step)).toMatchObject({ mode: 'human' });
    });

    test('of a case that nobody knows ends its execution and starts no other', async () => {
      const input = { caseId: 'case-unknown-to-all' };
      await expect(cloud().function('task-open-next-step').invoke(input)).rejects.toThrow('there is no case');
    });
  });

  describe('the stream', () => {
    test('that brings every record three times and in another order doubles nothing', async () => {
      cloud().arrange((records) => [...records, ...records, ...records].reverse());
      const one = await waitingToBePushed('2023-07-10');
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/push`);
      await officers.approve(one, 'township');
      const after = await officers.approve(one, 'federation');
      cloud().arrange((records) => records);
      expect(after.open?.stage).toBe('civil-affairs');
      expect(await count(one, 'stage-decided')).toBe(2);
      expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
    });

    test('with a record that cannot be read puts it on the dead letters and holds up no case', async () => {
      const before = cloud().queue('deliveroutboxdead').length;
      await cloud().plant({
        pk: { S: 'outbox#0' },
        sk: { S: '2023-07-11T00:00:00.000Z#poison' },
        revision: { N: '1' },
        body: { S: '{"caseId":null}' },
      });
      const one = await waitingToBePushed('2023-07-12');
      expect(cloud().queue('deliveroutboxdead')).toHaveLength(before + 1);
      expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
    });

    test('has an alarm on its dead letters', () => {
      const alarms = cloud().deployed.ofType('AWS::CloudWatch::Alarm');
      const [queue] = cloud()
        .deployed.ofType('AWS::SQS::Queue')
        .filter(({ logicalId }) => logicalId.toLowerCase().startsWith('deliveroutboxdead'));
      expect(alarms.some(({ properties }) => JSON.stringify(properties).includes(queue?.name ?? '-'))).toBe(
        true,
      );
    });
  });

  describe('the table', () => {
    test('that is too busy for a while is asked again', async () => {
      let refused = 0;
      const heal = cloud().table.disturb(({ operation }) => {
        if (operation !== 'TransactWriteItems' || refused >= 2) return undefined;
        refused += 1;
        return tableError('ProvisionedThroughputExceededException');
      });
      const one = await waitingToBePushed('2023-07-17');
      heal();
      expect(refused).toBe(2);
      expect(one.status).toBe('complete');
    });

    test('in which somebody else was faster answers the caller, who asks again', async () => {
      const one = await waitingToBePushed('2023-07-24');
      let lost = 0;
      const heal = cloud().table.disturb(({ principal, operation, input }) => {
        if (principal !== 'api' || operation !== 'TransactWriteItems' || lost > 0) return undefined;
        lost += 1;
        const reasons = (input.TransactItems as object[]).map((_, at) => ({
          Code: at === 0 ? 'ConditionalCheckFailed' : 'None',
        }));
        return tableError('TransactionCanceledException', { CancellationReasons: reasons });
      });
      const push = `POST /v1/cases/${one.id}/push`;
      const as = { role: 'window-clerk', jurisdiction: luquan };
      const first = await callGateway(cloud(), push, as);
      heal();
      expect(first.json()).toMatchObject({ type: '/problems/revision-stale' });
      expect((await callGateway(cloud(), push, as)).status).toBe(200);
      await cloud().settle();
      expect(await count(one, 'case-pushed')).toBe(1);
    });
  });

  test('a bus that takes only a part is asked for the rest again', async () => {
    const heard = () => cloud().queue('oversightinbox').length;
    const before = heard();
    cloud().refuseEvents(2);
    await waitingToBePushed('2023-07-31');
    expect(heard()).toBeGreaterThan(before);
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

  test('an event of the bus that a function cannot take goes to its dead letters', async () => {
    cloud().function('policy-changed').limit(1);
    const { objects, deployed } = cloud();
    const [bucket] = deployed
      .ofType('AWS::S3::Bucket')
      .filter(({ logicalId }) => logicalId.startsWith('Policies'));
    const key = 'policies/500156-wulong/2023-02-23.json';
    objects.put(bucket?.name ?? '', key, objects.get(bucket?.name ?? '', key) ?? Buffer.alloc(0));
    await cloud().settle();
    cloud().function('policy-changed').limit(undefined);
    expect(cloud().queue('policychangeddead')).toHaveLength(1);
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

  describe('a policy', () => {
    const path = 'policies/500156-wulong/2023-02-23.json';
    const signed = 'policies/500156-wulong/publications/2023-02-23.json';
    const bucket = () =>
      cloud()
        .deployed.ofType('AWS::S3::Bucket')
        .find(({ logicalId }) => logicalId.startsWith('Policies'))?.name ?? '';
    const look = async () => {
      await cloud().settle();
      await cloud().travel(new Date(Date.parse(cloud().now()) + 60_000).toISOString());
      return (await callGateway(cloud(), 'GET /healthz')).json<{
        status: string;
        findings: { code: string }[];
      }>();
    };
    const decides = async () => {
      const policy = await callGateway(cloud(), `GET /v1/jurisdictions/${wulong}/policy?on=2023-03-20`);
      return policy.status === 200;
    };

    test.each([
      ['that was altered after it was signed', path, (text: string) => text.replace('80.00', '81.00')],
      ['signed with another key', signed, (text: string) => text.replace(/"value":"..../, '"value":"AAAA')],
    ])('%s is refused, told, and the last good one stays', async (_, key, change) => {
      const { objects } = cloud();
      const right = objects.get(bucket(), key) ?? Buffer.alloc(0);
      objects.put(bucket(), key, Buffer.from(change(right.toString('utf8'))));
      const broken = await look();
      expect(broken.status).toBe('degraded');
      expect(broken.findings[0]?.code).toMatch(/^publication-/);
      expect(await decides()).toBe(true);
      objects.put(bucket(), key, right);
      expect((await look()).status).toBe('ok');
    });

    test('whose signature was removed is refused, and the last good one stays', async () => {
      const { objects } = cloud();
      const right = objects.get(bucket(), signed) ?? Buffer.alloc(0);
      objects.remove(bucket(), signed);
      expect((await look()).findings[0]?.code).toMatch(/^publication-/);
      expect(await decides()).toBe(true);
      objects.put(bucket(), signed, right);
      expect((await look()).status).toBe('ok');
    });
  });

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
