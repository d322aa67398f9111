import { expect, test } from 'vitest';
import { subscriptions } from '../../functions/core/events/subscriptions.ts';
import { runScheduledJob } from '../../functions/runtime/aws-schedule.ts';
import { type ScheduledJob, scheduledJobs } from '../../functions/runtime/scheduled-jobs.ts';
import { schedules } from '../../infra/schedules.ts';
import { at, listAt, synthesised } from './synthesised.ts';

const { templates, resources } = synthesised('trial');
const rules = resources('AWS::Events::Rule');
const ofBus = rules.filter((one) => at(one, 'Properties', 'EventBusName') === 'huize-trial');
const typeOf = (rule: unknown) => String(at(rule, 'Properties', 'EventPattern', 'detail-type', 0));

/** The machine of a case is signalled in order by deliver-outbox; the rest of a row is on the bus. */
const rows = Object.entries(subscriptions)
  .map(([type, subscribers]) => ({ type, subscribers: subscribers.filter((one) => one !== 'workflow') }))
  .filter(({ subscribers }) => subscribers.length > 0);

test('there is one rule for each row of the subscription table', () => {
  expect(ofBus.map(typeOf).sort()).toEqual(rows.map(({ type }) => type).sort());
});

test.each(rows)(
  '$type reaches each of its subscribers, and what does not arrive its own dead letters',
  ({ type, subscribers }) => {
    const rule = ofBus.find((one) => typeOf(one) === type);
    const targets = listAt(rule, 'Properties', 'Targets');
    expect(targets).toHaveLength(subscribers.length);
    expect(targets.length).toBeLessThanOrEqual(5); // the most that a rule can have
    const deadLetters = new Set(targets.map((one) => JSON.stringify(at(one, 'DeadLetterConfig', 'Arn'))));
    expect(deadLetters.size).toBe(1);
    const others = rules.filter((one) => one !== rule).map((one) => JSON.stringify(one));
    for (const queue of deadLetters) expect(others.join('\n')).not.toContain(queue);
  },
);

test('the stream brings only the outbox, parts what fails from the rest and puts it aside', () => {
  const [mapping, ...more] = resources('AWS::Lambda::EventSourceMapping');
  expect(more).toEqual([]);
  expect(mapping?.Properties).toMatchObject({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    StartingPosition: 'TRIM_HORIZON',
    DestinationConfig: { OnFailure: { Destination: expect.anything() } },
  });
  const [filter] = listAt(mapping, 'Properties', 'FilterCriteria', 'Filters');
  expect(JSON.parse(String(at(filter, 'Pattern')))).toEqual({
    eventName: ['INSERT'],
    dynamodb: { Keys: { pk: { S: [{ prefix: 'outbox#' }] } } },
  });
});

test('a published policy is seen without a deployment', () => {
  const [published] = rules.filter((one) => at(one, 'Properties', 'EventPattern', 'source', 0) === 'aws.s3');
  expect(at(published, 'Properties', 'EventPattern', 'detail', 'object', 'key')).toEqual([
    { prefix: 'policies/' },
  ]);
  const buckets = resources('AWS::S3::Bucket');
  const telling = buckets.filter((one) => at(one, 'Properties', 'NotificationConfiguration') !== undefined);
  expect(telling).toHaveLength(1);
});

test('every job of the calendar has its schedule, in Beijing time', () => {
  const schedules = resources('AWS::Scheduler::Schedule');
  const jobs = schedules.map((one) =>
    at(JSON.parse(String(at(one, 'Properties', 'Target', 'Input'))), 'job'),
  );
  expect(jobs.filter((job) => job !== undefined).sort()).toEqual(Object.keys(scheduledJobs).sort());
  for (const { Properties } of schedules) {
    expect(Properties).toMatchObject({ ScheduleExpressionTimezone: 'Asia/Shanghai' });
    expect(at(Properties, 'Target', 'DeadLetterConfig', 'Arn')).toBeDefined();
  }
});

test('the jobs that are scheduled are those that keep-time does', async () => {
  const nothing = runScheduledJob({ job: 'nothing' as ScheduledJob });
  const said = await nothing.catch((error: Error) => error.message);
  const [, done = ''] = /right is (.*)$/.exec(String(said)) ?? [];
  const jobs = Object.values(schedules).map(({ input }) => at(input, 'job'));
  expect(jobs.filter((job) => job !== undefined).sort()).toEqual(done.split(' or ').sort());
  const off = resources('AWS::Scheduler::Schedule').filter(
    (one) => (at(one, 'Properties', 'State') ?? 'ENABLED') !== 'ENABLED',
  );
  expect(off).toEqual([]);
});

test('every dead-letter queue calls somebody when something is in it', () => {
  const queues = Object.values(templates).flatMap(({ Resources }) =>
    Object.keys(Resources).filter((id) => Resources[id]?.Type === 'AWS::SQS::Queue' && id.includes('dead')),
  );
  const alarms = resources('AWS::CloudWatch::Alarm').map((one) => JSON.stringify(one.Properties));
  expect(queues.length).toBeGreaterThan(rows.length);
  const silent = queues.filter((id) => !alarms.some((text) => text.includes(id)));
  expect(silent).toEqual([]);
});
