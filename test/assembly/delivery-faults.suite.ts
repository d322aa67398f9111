import { describe, expect, test } from 'vitest';
import { tableError } from '../support/loopback/dynamodb-proxy.ts';
import { casesUnderWay, decisionsOf } from './cases-under-way.ts';
import type { Cloud } from './cloud.ts';
import type { JsonObject } from './deployed.ts';
import { beijing, factsOf, luquan, officersOf, personOf, wulong } from './officers.ts';

/** What Lambda tells of a call that failed. */
interface FailedCall {
  readonly requestPayload: unknown;
}

/** What may go wrong between the table and whoever is told. */
export function deliveryFaultsSuite(cloud: () => Cloud): void {
  const { waitingToBePushed, seenThrough, count, generations } = casesUnderWay(cloud);

  describe('the stream', () => {
    test('that brings every record three times and in another order doubles nothing', async () => {
      const seed = 'assembly: three times';
      const officers = officersOf(cloud());
      cloud().arrange((records) => [...records, ...records, ...records].reverse());
      await cloud().travel(beijing('2023-07-10', '09:00'));
      const one = await officers.apply(seed, factsOf('physical', 1), luquan);
      const other = await officers.apply(`${seed}, another`, factsOf('physical', 1), wulong);
      await officers.handIn(one, luquan);
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
      const closed = await seenThrough(one);
      cloud().arrange((records) => records);
      expect(closed.status).toBe('closed');
      expect(await count(one, 'stage-opened')).toBe(3);
      expect(await count(one, 'stage-decided')).toBe(3);
      expect(await decisionsOf(cloud(), personOf(seed).residentId)).toHaveLength(1);
      // A signal that comes again after the end may start a machine once more, which finds that nothing is left to do.
      expect([...new Set(generations(one).map(({ status }) => status))]).toEqual(['SUCCEEDED']);
      expect(await officers.eventTypes(other)).toEqual(['case-created']);
    });

    test('whose function finds the table too busy brings the record again, and starts one machine', async () => {
      let refused = 0;
      const heal = cloud().table.disturb(({ principal }) =>
        principal === 'deliver-outbox' && refused++ < 8
          ? tableError('ProvisionedThroughputExceededException')
          : undefined,
      );
      const one = await waitingToBePushed('2023-07-11');
      heal();
      expect(refused).toBeGreaterThan(8);
      expect(generations(one)).toMatchObject([{ name: `${one.id}-1`, status: 'RUNNING' }]);
    });

    test('with a record that cannot be read puts this one on the dead letters, and brings those beside it', async () => {
      const before = cloud().queue('deliveroutboxdead').length;
      const batches: string[][] = [];
      cloud().arrange((records) => {
        batches.push(records.map(({ dynamodb }) => JSON.stringify(dynamodb)));
        return records;
      });
      await cloud().travel(beijing('2023-07-12', '09:00'));
      await cloud().plant({
        pk: { S: 'outbox#0' },
        sk: { S: '2023-07-11T00:00:00.000Z#poison' },
        revision: { N: '1' },
        body: { S: '{"caseId":null}' },
      });
      const officers = officersOf(cloud());
      const one = await officers.apply('assembly: poison', factsOf('physical', 1), luquan);
      cloud().arrange((records) => records);
      const batch = batches.find((records) => records.some((record) => record.includes('#poison')));
      expect(batch?.some((record) => record.includes(one.id))).toBe(true); // they came together
      const letters = cloud().queue('deliveroutboxdead').slice(before);
      const poison = batch?.find((record) => record.includes('#poison')) ?? '{}';
      const { SequenceNumber } = JSON.parse(poison) as { SequenceNumber: string };
      expect(letters).toHaveLength(1);
      expect(JSON.stringify(letters)).toContain(SequenceNumber);
      expect(generations(one)).toMatchObject([{ status: 'RUNNING' }]);
      await officers.handIn(one, luquan);
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
      expect((await seenThrough(one)).status).toBe('closed');
      expect(cloud().queue('deliveroutboxdead')).toHaveLength(before + 1);
    });
  });

  test('every queue of dead letters has an alarm that watches it and nothing else, at the first message', () => {
    const { deployed } = cloud();
    const deadLetters = deadLetterQueues(cloud());
    expect(deadLetters.length).toBeGreaterThan(4);
    const watched = deployed
      .ofType('AWS::CloudWatch::Alarm')
      .map(({ properties }) => properties)
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible');
    for (const arn of deadLetters) {
      const { name } = deployed.named('AWS::SQS::Queue', arn);
      const QueueName = `${name}.QueueName`; // what GetAtt gives of a queue in these templates
      const own = watched.filter(({ Dimensions }) =>
        JSON.stringify(Dimensions).includes(JSON.stringify(QueueName)),
      );
      expect([arn, own]).toMatchObject([
        arn,
        [
          {
            Namespace: 'AWS/SQS',
            Statistic: 'Maximum',
            Threshold: 1,
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
            EvaluationPeriods: 1,
          },
        ],
      ]);
      expect(own[0]?.Dimensions).toEqual([{ Name: 'QueueName', Value: QueueName }]);
      expect(own[0]?.AlarmActions).toHaveLength(1);
    }
  });

  test('a bus that takes only a part is asked for the rest again', async () => {
    const heard = () => cloud().queue('oversightinbox').length;
    const before = heard();
    cloud().refuseEvents(2);
    const one = await waitingToBePushed('2023-07-13');
    const told = (cloud().queue('oversightinbox').slice(before) as { detail: { caseId: string } }[]).filter(
      ({ detail }) => detail.caseId === one.id,
    );
    expect(told.length).toBeGreaterThanOrEqual(await count(one, 'case-created')); // and of the whole file
    expect(cloud().queue('deliveroutboxdead').length).toBe(1); // the poison's alone
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

  test('a decision that does not reach the dossier lies in the dead letters with the reason, and is taken from there', async () => {
    const seed = 'assembly: not recorded';
    const officers = officersOf(cloud());
    await cloud().travel(beijing('2023-07-14', '09:00'));
    const one = await officers.apply(seed, factsOf('physical', 1), luquan);
    await officers.handIn(one, luquan);
    await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
    const heal = cloud().table.disturb(({ principal }) =>
      principal === 'record-decision' ? tableError('ResourceNotFoundException') : undefined,
    );
    await seenThrough(one);
    heal();
    const letters = cloud().queue('recorddecisiondead') as FailedCall[];
    expect(letters).toMatchObject([
      {
        requestContext: { approximateInvokeCount: 3 },
        requestPayload: { detail: { caseId: one.id } },
        responsePayload: { errorType: 'ResourceNotFoundException', errorMessage: expect.any(String) },
      },
    ]);
    for (const { requestPayload } of letters)
      await cloud().function('record-decision').invoke(requestPayload);
    expect(await decisionsOf(cloud(), personOf(seed).residentId)).toHaveLength(1);
  });

  test('a job of the calendar that cannot be done lies in the dead letters with the reason, and is done from there', async () => {
    const heal = cloud().table.disturb(({ principal }) =>
      principal === 'keep-time' ? tableError('ResourceNotFoundException') : undefined,
    );
    await cloud().runSchedule('deadlines');
    heal();
    const letters = cloud().queue('keeptimedead') as FailedCall[];
    expect(letters).toMatchObject([
      { requestPayload: { job: 'deadlines' }, responsePayload: { errorType: 'ResourceNotFoundException' } },
    ]);
    for (const { requestPayload } of letters)
      expect(await cloud().function('keep-time').invoke(requestPayload)).toMatchObject({
        open: expect.any(Number),
      });
  });
}

/** Whatever a function, a stream, a rule, a schedule or another queue names as the place for what it gives up. */
function deadLetterQueues({ deployed }: Cloud): readonly string[] {
  const given = deployed.resources.flatMap(({ properties }) => {
    const { DeadLetterConfig, DestinationConfig, RedrivePolicy, Target, Targets } = properties;
    const targets = [Target, ...((Targets as readonly JsonObject[]) ?? [])] as (JsonObject | undefined)[];
    const onFailure = (DestinationConfig as JsonObject | undefined)?.OnFailure as JsonObject | undefined;
    return [
      (DeadLetterConfig as JsonObject | undefined)?.TargetArn,
      onFailure?.Destination,
      (RedrivePolicy as JsonObject | undefined)?.deadLetterTargetArn,
      ...targets.map((target) => (target?.DeadLetterConfig as JsonObject | undefined)?.Arn),
    ];
  });
  return [...new Set(given.filter((arn) => arn !== undefined && arn !== null).map(String))];
}
