import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { environments } from '../../infra/environments.ts';
import { schedules } from '../../infra/schedules.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { at, listAt, type Resource, synthesised } from './synthesised.ts';

const root = join(import.meta.dirname, '..', '..');
const all = environments.map(({ name }) => synthesised(name));

/** Logical id of a resource whose id begins so, by the data stack. */
const idOf = (templates: (typeof all)[number]['templates'], beginning: string): string =>
  Object.keys(templates.data?.Resources ?? {}).find((id) =>
    new RegExp(`^${beginning}[0-9A-F]{8}$`).test(id),
  ) ?? '';

describe.each(all)('$environment.name', ({ app, environment, templates, resources }) => {
  const buckets = resources('AWS::S3::Bucket');
  const statementsOf = (one: Resource) => listAt(one, 'Properties', 'PolicyDocument', 'Statement');

  test('has seven stacks, the one with the data protected from being deleted', () => {
    const rooms = ['api', 'batch', 'data', 'events', 'observability', 'schedule', 'workflow'];
    expect(Object.keys(templates).sort()).toEqual(rooms);
    expect((app.node.findChild('data') as Stack).terminationProtection).toBe(true);
  });

  test('has one table with its stream and indexes, restorable, protected, under a key of its own', () => {
    const tables = resources('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: { 'Fn::GetAtt': [idOf(templates, 'StorageKey'), 'Arn'] },
        },
      },
    });
    expect(listAt(tables[0], 'Properties', 'GlobalSecondaryIndexes')).toHaveLength(4);
  });

  test('has buckets for policies, materials, exchange files and exports, under our key', () => {
    for (const name of ['Policies', 'Materials', 'Exchange', 'Exports']) {
      const bucket = templates.data?.Resources[idOf(templates, name)];
      expect(bucket).toMatchObject({
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'Retain',
        Properties: { VersioningConfiguration: { Status: 'Enabled' } },
      });
      const [rule] = listAt(bucket, 'Properties', 'BucketEncryption', 'ServerSideEncryptionConfiguration');
      expect(at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')).toEqual({
        'Fn::GetAtt': [idOf(templates, 'StorageKey'), 'Arn'],
      });
    }
    expect(buckets).toHaveLength(5); // and the one that logs of access go to
  });

  test('denies to each of its buckets what comes without TLS, or with one before 1.2', () => {
    const policies = resources('AWS::S3::BucketPolicy');
    const held = policies.map((one) => JSON.stringify(at(one, 'Properties', 'Bucket')));
    expect(new Set(held).size).toBe(buckets.length);
    for (const policy of policies) {
      const denied = statementsOf(policy).filter((one) => at(one, 'Effect') === 'Deny');
      const conditions = denied.map((one) => JSON.stringify(at(one, 'Condition')));
      expect(conditions).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
      expect(conditions).toContain('{"NumericLessThan":{"s3:TlsVersion":1.2}}');
    }
  });

  test('answers every route by the one function behind the API', () => {
    const routes = resources('AWS::ApiGatewayV2::Route');
    const integrations = resources('AWS::ApiGatewayV2::Integration');
    expect(integrations).toHaveLength(1);
    expect(at(integrations[0], 'Properties', 'PayloadFormatVersion')).toBe('2.0');
    expect(new Set(routes.map((one) => JSON.stringify(at(one, 'Properties', 'Target')))).size).toBe(1);
    const [authorizer, ...more] = resources('AWS::ApiGatewayV2::Authorizer');
    expect(more).toEqual([]);
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: environment.identity.issuer },
    });
  });

  test('calls keep-time for deadlines, reminders, comparisons and payment runs, at times that there are', () => {
    const found = resources('AWS::Scheduler::Schedule');
    expect(found.map((one) => at(one, 'Properties', 'Name')).sort()).toEqual(Object.keys(schedules).sort());
    for (const job of ['deadlines', 'reminders', 'comparisons', 'payment-runs']) {
      const schedule = found.find((one) => at(one, 'Properties', 'Name') === job);
      expect(JSON.parse(String(at(schedule, 'Properties', 'Target', 'Input')))).toEqual({ job });
      expect(JSON.stringify(at(schedule, 'Properties', 'Target', 'Arn'))).toMatch(/keeptime/);
      expect(at(schedule, 'Properties', 'ScheduleExpression')).toMatch(
        /^cron\(([0-5]?\d) ([01]?\d|2[0-3]) (\*|\d+) \* \? \*\)$/,
      );
    }
  });

  test('works big runs by a Distributed Map over S3: in chunks, with tolerated failures and result files', () => {
    const machine = resources('AWS::StepFunctions::StateMachine').find((one) =>
      String(at(one, 'Properties', 'StateMachineName')).endsWith('-batch-run'),
    );
    const definition: unknown = JSON.parse(String(at(machine, 'Properties', 'DefinitionString')));
    const map = at(definition, 'States', 'WorkChunks');
    expect(map).toMatchObject({
      Type: 'Map',
      ItemReader: { Resource: expect.stringMatching(/:states:::s3:getObject$/) },
      ItemBatcher: { MaxItemsPerBatchPath: '$.itemsPerChunk' },
      ToleratedFailurePercentagePath: '$.toleratedFailurePercentage',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } },
      ResultWriter: { Resource: expect.stringMatching(/:states:::s3:putObject$/) },
    });
    expect(Number(at(map, 'MaxConcurrency'))).toBeGreaterThan(1);
  });

  test('has a function for each task, and no role that two of them share', () => {
    const functions = resources('AWS::Lambda::Function');
    const roles = functions.map((one) => JSON.stringify(at(one, 'Properties', 'Role')));
    expect(new Set(roles).size).toBe(functions.length);
    for (const one of functions)
      expect(one.Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });
});

test('synth, diff and deploy take the same words', () => {
  expect(packageJson.scripts).toMatchObject({
    synth: 'node infra/app.ts',
    diff: expect.stringMatching(/^cdk diff/),
    deploy: expect.stringMatching(/^cdk deploy --all/),
  });
  expect(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))).toMatchObject({
    app: expect.stringContaining('infra/app.ts'),
  });
});

test('no source names a partition, an account or a region, but the list of regions and its environments', () => {
  const files = ['functions', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|json)$/.test(name) && !name.startsWith('generated'))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(600);
  const named = files.flatMap((name) => linesNaming(name, readFileSync(join(root, name), 'utf8')));
  expect(named).toEqual([]);
});

/** Lines of code that name one; comments may, for instance to say how an address looks. */
function linesNaming(name: string, text: string): string[] {
  if (name === 'infra/environments.ts') return [];
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
    .filter((line) =>
      /arn:aws|\b(cn|ap|us|eu)-(north|south|east|west|central)\w*-[0-9]\b|\.amazonaws\.com(?!')|\.amazonaws\.com\.cn/.test(
        line,
      ),
    )
    .map((line) => `${name}: ${line.trim()}`);
}
