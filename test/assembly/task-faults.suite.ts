import { expect, test } from 'vitest';
import { tableError } from '../support/loopback/dynamodb-proxy.ts';
import { casesUnderWay } from './cases-under-way.ts';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { beijing } from './officers.ts';

/** What may go wrong with a task of the review machine. */
export function taskFaultsSuite(cloud: () => Cloud): void {
  const { waitingToBePushed, seenThrough, count, generations } = casesUnderWay(cloud);
  const supervisor = { role: 'supervisor', jurisdiction: '130000' };
  const wakeCaseFails = () =>
    cloud().table.disturb(({ principal }) =>
      principal === 'task-wake-case' ? tableError('ResourceNotFoundException') : undefined,
    );

  test('that throws is given up after its retries, put on the list, and done once it can be', async () => {
    const one = await waitingToBePushed('2023-06-05');
    const heal = wakeCaseFails();
    await cloud().travel(beijing('2023-06-08', '00:01'));
    heal();
    const list = 'GET /v1/failed-tasks?jurisdiction=130000';
    expect((await callGateway(cloud(), list, supervisor)).text).toContain(one.id);
    expect(await count(one, 'clock-warned')).toBe(0);
    await cloud().travel(beijing('2023-06-08', '01:10'));
    expect(await count(one, 'clock-warned')).toBe(1);
    expect((await callGateway(cloud(), list, supervisor)).text).not.toContain(one.id);
    expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
  });

  test('that was given up is tried again when somebody says so', async () => {
    const one = await waitingToBePushed('2023-06-09');
    const heal = wakeCaseFails();
    await cloud().travel(beijing('2023-06-15', '00:01'));
    heal();
    cloud().machines.abort(`${one.id}-1`);
    const redrive = `POST /v1/failed-tasks/${one.id}/redrive`;
    expect((await callGateway(cloud(), redrive, supervisor)).status).toBeLessThan(300);
    await cloud().settle();
    expect(generations(one)).toMatchObject([{ status: 'FAILED' }, { status: 'RUNNING' }]);
    await cloud().travel(beijing('2023-06-15', '01:10'));
    expect(await count(one, 'clock-overdue')).toBe(1);
  });

  test('that does not end in its time, having written already, is tried again and writes nothing twice', async () => {
    const one = await waitingToBePushed('2023-06-16');
    let ended = 0;
    const heal = cloud().table.disturb(({ principal, operation }) => {
      if (principal === 'task-wake-case' && operation === 'TransactWriteItems' && ended++ === 0)
        cloud().function('task-wake-case').timeOut();
      return undefined; // the table does not know, and writes
    });
    await cloud().travel(beijing('2023-06-21', '00:01'));
    heal();
    expect(ended).toBeGreaterThan(0);
    expect(await count(one, 'clock-warned')).toBe(1);
    expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
  });

  test('that is delivered twice does its work once, whichever it is, through the whole life of a case', async () => {
    const one = await waitingToBePushed('2023-06-26');
    cloud().deliverTwice(true);
    await cloud().travel(beijing('2023-06-29', '00:01'));
    const closed = await seenThrough(one);
    cloud().deliverTwice(false);
    expect(closed.status).toBe('closed');
    for (const [type, times] of [
      ['clock-warned', 1],
      ['case-pushed', 1],
      ['stage-opened', 3],
      ['stage-decided', 3],
      ['case-determined', 1],
      ['applicant-notified', 1],
    ] as const)
      expect([type, await count(one, type)]).toEqual([type, times]);
    expect(generations(one)).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test('that was delivered long ago, and comes again, finds its work done', async () => {
    const one = await waitingToBePushed('2023-07-03');
    await cloud().travel(beijing('2023-07-06', '00:01'));
    const input = { caseId: one.id, revision: one.revision };
    const again = () => cloud().function('task-wake-case').invoke(input);
    expect(await again()).toEqual(await again());
    await cloud().settle();
    expect(await count(one, 'clock-warned')).toBe(1);
  });

  test('that waits for a case which has moved meanwhile wakes it; an automatic step that is over is left alone', async () => {
    const one = await waitingToBePushed('2023-07-06');
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
}
