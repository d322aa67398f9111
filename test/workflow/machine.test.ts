import { readdirSync, readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { expect, test } from 'vitest';
import { localDefinition } from '../../functions/adapters/local/asl-definition.ts';
import { stageModes } from '../../functions/core/cases/stages/stage-behaviour.ts';
import { REFUSAL_NAMES } from '../../functions/core/shared/refusal.ts';
import { placeholderOf, reviewMachine, reviewTasks, taskFileOf } from '../../functions/workflow/names.ts';
import { longestWaitSeconds } from '../../functions/workflow/step.ts';

const folder = new URL('../../functions/workflow/', import.meta.url);
const text = readFileSync(new URL(`${reviewMachine}.asl.json`, folder), 'utf8');

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>> & { readonly FunctionName?: string };
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly Retry?: readonly unknown[];
  readonly Choices?: readonly { readonly Variable: string; readonly StringEquals: string }[];
}
const { States: states } = JSON.parse(text) as { States: Record<string, State> };
const tasks = Object.entries(states).filter(([, { Type }]) => Type === 'Task');

/** The file as it is deployed. */
function deployed(partition: string, region: string): object {
  const filled = text.replace(/\$\{(\w+)\}/g, (_, name) =>
    name === 'Partition' ? partition : `arn:${partition}:lambda:${region}:123456789012:function:${name}`,
  );
  return JSON.parse(filled) as object;
}

test.each([
  ['aws', 'ap-southeast-1'],
  ['aws-cn', 'cn-north-1'],
])('the machine is valid Amazon States Language in partition %s', (partition, region) => {
  const { isValid, errorsText } = validate(deployed(partition, region), { checkPaths: true, checkArn: true });
  expect(isValid ? '' : errorsText('\n')).toBe('');
});

test('the validator would say so if it were not', () => {
  const broken = JSON.parse(text.replace('"Next": "ChooseByMode"', '"Next": "Nowhere"')) as object;
  expect(validate(broken).isValid).toBe(false);
});

test('the tasks of the machine, the names and the files are the same', () => {
  expect(tasks.map(([name]) => name).sort()).toEqual([...reviewTasks].sort());
  const files = readdirSync(new URL('tasks/', folder)).filter((file) => file !== 'task.ts');
  expect(files.sort()).toEqual(reviewTasks.map((name) => `${taskFileOf(name)}.ts`).sort());
  for (const [name, { Resource, Parameters }] of tasks)
    expect(Parameters?.FunctionName ?? Resource).toBe(`\${${name}}`);
});

test('a task file has at most 25 lines', () => {
  for (const name of reviewTasks) {
    const lines = readFileSync(new URL(`tasks/${taskFileOf(name)}.ts`, folder), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length, name).toBeLessThanOrEqual(25);
  }
});

test('nothing is bound to a partition, region or account; every placeholder is known', () => {
  expect(text).not.toMatch(/arn:aws|:\d{12}:|-(north|south|east|west|southeast|northwest)\w*-\d/);
  const placeholders = new Set(text.match(/\$\{\w+\}/g));
  expect([...placeholders].sort()).toEqual([`\${Partition}`, ...reviewTasks.map(placeholderOf)].sort());
});

test('the machine branches on the mode alone and knows every mode', () => {
  const choices = Object.values(states).flatMap(({ Choices = [] }) => Choices);
  expect(new Set(choices.map(({ Variable }) => Variable))).toEqual(new Set(['$.mode']));
  expect(choices.map(({ StringEquals }) => StringEquals).sort()).toEqual([...stageModes, 'ended'].sort());
});

test('every state says what it is for; every task has a timeout and retries', () => {
  for (const [name, { Comment }] of Object.entries(states)) expect(Comment, name).toMatch(/^.{30,}\.$/s);
  for (const [name, { TimeoutSeconds, TimeoutSecondsPath, Retry }] of tasks) {
    expect(TimeoutSeconds ?? TimeoutSecondsPath, name).toBeDefined();
    expect(Retry, name).not.toEqual([]);
  }
});

test('errors are named as the catalogue of refusals names them', () => {
  const named = [...text.matchAll(/"ErrorEquals": \[([^\]]*)\]/g)].flatMap(
    ([, list = '']) => list.match(/[\w.-]+/g) ?? [],
  );
  const known: readonly string[] = [...REFUSAL_NAMES, 'States.ALL', 'States.Timeout'];
  expect(named).toContain('pinned-policy-missing');
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('no wait is longer than the timers of the local engine and of AWS', () => {
  expect(longestWaitSeconds * 1000).toBeLessThan(2 ** 31);
  const { definition, tasks: local } = localDefinition(JSON.parse(text) as object);
  expect(local.filter(({ waits }) => waits).map(({ name }) => name)).toEqual(['AwaitSignal']);
  const wait = definition.States.AwaitSignal;
  if (wait?.Type !== 'Task') throw new Error('AwaitSignal is a task');
  expect((wait.TimeoutSeconds ?? 0) * 1000).toBeLessThan(2 ** 31);
  expect(wait.TimeoutSeconds).toBeGreaterThan(longestWaitSeconds);
});

test('a waiting task without a time is refused before it runs', () => {
  const timeless = text.replace('"TimeoutSecondsPath": "$.waitSeconds",', '');
  expect(() => localDefinition(JSON.parse(timeless) as object)).toThrow(
    'needs Parameters and a TimeoutSecondsPath',
  );
});
