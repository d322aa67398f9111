import { expect, test } from 'vitest';
import { environmentNamed } from '../../infra/environments.ts';
import { at, synthesised } from './synthesised.ts';

const table = 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/huize-restored';
const restoredTableStream = `${table}/stream/2026-11-22T00:00:00.000`;
const before = synthesised('nation');
const after = synthesised('nation', { restoredTableStream });

test('every function works on the restored table, by its name, its stream and grants of it alone', () => {
  const functions = after.resources('AWS::Lambda::Function');
  expect(functions.length).toBeGreaterThan(10);
  for (const one of functions)
    expect(at(one, 'Properties', 'Environment', 'Variables', 'TABLE_NAME')).toBe('huize-restored');
  const [mapping] = after.resources('AWS::Lambda::EventSourceMapping');
  expect(mapping?.Properties.EventSourceArn).toBe(restoredTableStream);
  const roles = JSON.stringify(after.resources('AWS::IAM::Role'));
  expect(roles).toContain(`"${table}"`);
  expect(roles).toContain(`"${table}/index/gsi1"`);
  for (const [room, template] of Object.entries(after.templates))
    if (room !== 'data') expect(JSON.stringify(template)).not.toMatch(/ExportsOutput\w*Table[0-9A-F]{8}/);
});

test('the table before stays as it is, with what other stacks import of it until they are deployed', () => {
  const exportsOf = (one: typeof before) =>
    Object.keys((at(one.templates.data, 'Outputs') ?? {}) as object).sort();
  expect(exportsOf(after)).toEqual(exportsOf(before));
  expect(after.resources('AWS::DynamoDB::Table')).toEqual(before.resources('AWS::DynamoDB::Table'));
});

test('what is no stream of a table is refused', () => {
  expect(() =>
    environmentNamed('nation', (name) => (name === 'restoredTableStream' ? table : undefined)),
  ).toThrow('right is the ARN of the stream of the restored table');
});
