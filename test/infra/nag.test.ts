import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { environments } from '../../infra/environments.ts';
import { nagFindings } from '../../infra/nag.ts';
import { nagExceptions } from '../../infra/nag-exceptions.ts';
import { synthesised } from './synthesised.ts';

const findings = environments.flatMap(({ name }) => nagFindings(synthesised(name).app));

test('cdk-nag finds nothing that has no exception', () => {
  const open = findings.filter(({ exception }) => exception === undefined);
  expect(open.map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
});

test('every exception is used, and says why', () => {
  const used = new Set(findings.map(({ exception }) => exception));
  expect(nagExceptions.filter((one) => !used.has(one))).toEqual([]);
  for (const { reason } of nagExceptions) expect(reason.length).toBeGreaterThan(20);
});

test('a bucket that is not up to it is found', () => {
  const app = new App();
  new Bucket(new Stack(app, 'data'), 'Policies');
  const rules = nagFindings(app).filter(({ exception }) => exception === undefined);
  expect(rules.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']),
  );
});
