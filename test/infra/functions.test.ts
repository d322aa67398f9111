import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentNames } from '../../functions/runtime/environment-names.ts';
import { reviewTasks } from '../../functions/workflow/names.ts';
import { functionNames, taskFunctionOf } from '../../infra/functions.ts';
import { at, listAt, type Resource, synthesised } from './synthesised.ts';

const platform = synthesised('trial');
const functions = platform.resources('AWS::Lambda::Function');
const nameOf = (one: unknown) => String(at(one, 'Properties', 'FunctionName')).replace('huize-trial-', '');

test('every handler is deployed, and nothing else', () => {
  const handlers = readdirSync(new URL('../../functions/handlers/', import.meta.url));
  expect(functions.map(nameOf).sort()).toEqual([...functionNames].sort());
  expect(handlers.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...functionNames].sort());
});

test('every task of the review machine has a function', () => {
  const named = reviewTasks.map(taskFunctionOf);
  expect(new Set(named).size).toBe(reviewTasks.length);
});

test('every function runs Node 24 on arm64, is given all variables, and a role of its own', () => {
  for (const one of functions) {
    expect(one.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
    const variables = at(one, 'Properties', 'Environment', 'Variables') as object;
    expect(Object.keys(variables).sort()).toEqual(Object.keys(environmentNames).sort());
  }
  const roles = functions.map((one) => JSON.stringify(at(one, 'Properties', 'Role')));
  expect(new Set(roles).size).toBe(functions.length);
});

test('every function logs JSON to a group with an end', () => {
  const groups = platform.resources('AWS::Logs::LogGroup');
  const byName = new Map(groups.map((one) => [at(one, 'Properties', 'LogGroupName'), one]));
  for (const one of functions) {
    expect(at(one, 'Properties', 'LoggingConfig')).toMatchObject({
      LogFormat: 'JSON',
      LogGroup: { Ref: expect.any(String) },
    });
    const group = byName.get(`/aws/lambda/huize-trial-${nameOf(one)}`);
    expect(at(group, 'Properties', 'RetentionInDays')).toBe(30);
  }
  for (const group of groups) expect(at(group, 'Properties', 'RetentionInDays')).toBe(30);
});

test('whatever a rule or a schedule calls, which do not wait for an answer, has a dead-letter queue', () => {
  const ofEvents = (one: Resource) => at(one, 'Properties', 'Principal') === 'events.amazonaws.com';
  const permissions = platform.resources('AWS::Lambda::Permission').filter(ofEvents);
  const text = JSON.stringify([...permissions, ...platform.resources('AWS::Scheduler::Schedule')]);
  // A logical id is the name without its hyphens, followed by eight characters.
  const called = functionNames.filter((name) =>
    new RegExp(`"${name.replaceAll('-', '')}[0-9A-F]{8}"|${name.replaceAll('-', '')}[0-9A-F]{8}Arn`).test(
      text,
    ),
  );
  // The queue is told why, too: a DeadLetterConfig would hold the event alone.
  const withQueue = platform
    .resources('AWS::Lambda::EventInvokeConfig')
    .filter((one) => at(one, 'Properties', 'DestinationConfig', 'OnFailure', 'Destination') !== undefined)
    .map((one) => String(at(one, 'Properties', 'FunctionName', 'Ref')).slice(0, -8));
  expect(withQueue.sort()).toEqual(called.map((name) => name.replaceAll('-', '')).sort());
  expect(called).toEqual(expect.arrayContaining(['deliver-webhooks', 'keep-time', 'policy-changed']));
});

test('no role may do everything to anything, or scan the table', () => {
  const documents = [
    ...platform.resources('AWS::IAM::Role').flatMap((one) => listAt(one, 'Properties', 'Policies')),
    ...platform.resources('AWS::IAM::Policy').map((one) => one.Properties),
  ];
  const statements = documents.flatMap((one) => listAt(one, 'PolicyDocument', 'Statement'));
  const actions = statements.flatMap((one) => listAt(one, 'Action'));
  expect(actions.length).toBeGreaterThan(50);
  expect(actions.filter((action) => String(action).includes('*') || action === 'dynamodb:Scan')).toEqual([]);
  const unbound = statements
    .filter((one) => listAt(one, 'Resource').includes('*'))
    .flatMap((one) => listAt(one, 'Action'));
  expect(unbound.filter((action) => !/^(xray|logs):/.test(String(action)))).toEqual([]);
});

test('tasks that only ask where a case stands have no grant on the key of personal data', () => {
  const roles = platform.resources('AWS::IAM::Role').map((one) => JSON.stringify(one));
  const withKey = roles.filter((text) => text.includes('PersonalKey'));
  const names = withKey.map((text) => /What huize-trial-([\w-]+) may do/.exec(text)?.[1] ?? '');
  for (const name of ['task-open-next-step', 'task-await-signal', 'task-task-failed'])
    expect(names).not.toContain(name);
  expect(names).toContain('api');
});
