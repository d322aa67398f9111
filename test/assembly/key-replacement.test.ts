import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoDbTable } from '../../functions/adapters/aws/dynamodb-table.ts';
import { createKmsKeyRing } from '../../functions/adapters/aws/kms-key-ring.ts';
import { createS3FileStore } from '../../functions/adapters/aws/s3-file-store.ts';
import { createTableInput } from '../../functions/adapters/aws/table-definition.ts';
import { randomIds } from '../../functions/adapters/random-ids.ts';
import { openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { sealedKeyPages } from '../../functions/adapters/stores/sealed-keys.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { PersonRef } from '../../functions/core/ports/identity-vault.ts';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import type { PersonalKeys } from '../../infra/environments.ts';
import { at, synthesised } from '../infra/synthesised.ts';
import { type DynamoDbLocal, startDynamoDbLocal, whyNoDynamoDbLocal } from '../support/dynamodb-local.ts';
import { type AwsCall, createCallLog } from '../support/loopback/call-log.ts';
import { startDynamoDbProxy } from '../support/loopback/dynamodb-proxy.ts';
import { startKms } from '../support/loopback/kms-loopback.ts';
import { lambdaFunction } from '../support/loopback/lambda-function.ts';
import { startS3 } from '../support/loopback/s3-loopback.ts';
import { startStepFunctions } from '../support/loopback/step-functions-loopback.ts';
import { type Deployed, type JsonObject, readDeployed } from './deployed.ts';
import { type RoleGrants, roleGrants, roleOf } from './role-grants.ts';

/** What is deployed one after the other while one personal key takes the place of another: docs/operations.md. */
const stages = {
  before: { sealsBy: 1, alsoOpens: [] },
  known: { sealsBy: 1, alsoOpens: [2] },
  replacing: { sealsBy: 2, alsoOpens: [1] },
  after: { sealsBy: 2, alsoOpens: [] },
} as const satisfies Readonly<Record<string, PersonalKeys>>;
type Stage = keyof typeof stages;

const people = 40;
const files = 6;
const region = 'ap-southeast-1';
const shortName = (name: string) => name.replace('huize-trial-', '');
/** Looks at what is stored, past all roles. */
const onlooker = 'onlooker';
const credentialsOf = (principal: string) => ({ accessKeyId: principal, secretAccessKey: 'made-up' });

interface Deployment {
  readonly deployed: Deployed;
  readonly grants: RoleGrants;
  /** What the data stack exports for the others. */
  readonly exported: readonly string[];
  variables(name: string): Readonly<Record<string, string>>;
}

const deployments = Object.fromEntries(
  Object.entries(stages).map(([stage, personalKeys]) => [stage, deployment(personalKeys)]),
) as Readonly<Record<Stage, Deployment>>; // one for each

function deployment(personalKeys: PersonalKeys): Deployment {
  const { app, templates } = synthesised('trial', {}, { personalKeys });
  const deployed = readDeployed(app.outdir, region);
  const principals = [
    ...deployed.ofType('AWS::Lambda::Function'),
    ...deployed.ofType('AWS::StepFunctions::StateMachine'),
  ];
  return {
    deployed,
    grants: roleGrants(deployed, new Map(principals.map((one) => [shortName(one.name), roleOf(one)]))),
    exported: Object.keys((at(templates.data, 'Outputs') ?? {}) as object),
    variables: (name) => {
      const { properties } = deployed.named('AWS::Lambda::Function', `huize-trial-${name}`);
      return (properties.Environment as JsonObject).Variables as Readonly<Record<string, string>>;
    },
  };
}

describe('templates', () => {
  const keyOf = (stage: Stage, logicalId: RegExp) =>
    deployments[stage].deployed.ofType('AWS::KMS::Key').find((one) => logicalId.test(one.logicalId));
  const [first, second] = [/^PersonalKey[0-9A-F]{8}$/, /^PersonalKey2[0-9A-F]{8}$/];

  test('a key that opens nothing any more is disabled and stays; the next one is there before it seals', () => {
    expect(keyOf('before', second)).toBeUndefined();
    expect(keyOf('known', second)?.properties.Enabled).toBe(true);
    expect(keyOf('replacing', first)?.properties.Enabled).toBe(true);
    expect(keyOf('after', first)?.properties).toMatchObject({ Enabled: false, EnableKeyRotation: true });
    expect(keyOf('after', first)?.arn).toBe(keyOf('before', first)?.arn);
  });

  test('no deployment takes away what a stack that is deployed later still imports', () => {
    const { before, known, replacing, after } = deployments;
    expect(before.exported.length).toBeGreaterThan(5);
    expect(known.exported).toEqual(expect.arrayContaining([...before.exported]));
    expect(replacing.exported).toEqual(expect.arrayContaining([...known.exported]));
    expect(after.exported).toEqual(expect.arrayContaining([...replacing.exported]));
  });

  test('functions that were not deployed yet open what those that were seal, at every step', () => {
    const seals = (stage: Stage) => deployments[stage].variables('api').DATA_KEY_ID;
    const opens = (stage: Stage) => deployments[stage].variables('api').RETIRED_DATA_KEY_IDS;
    expect([seals('before'), opens('before')]).toEqual([seals('known'), '']);
    expect([opens('known'), opens('replacing')]).toEqual([seals('replacing'), seals('known')]);
    expect([seals('after'), opens('after')]).toEqual([seals('replacing'), '']);
    expect(seals('after')).not.toBe(seals('before'));
  });

  test('only while it lasts may batch-chunk wrap anew, and touch materials; nobody seals by the old key', () => {
    const may = (stage: Stage, actions: RegExp, resource: RegExp) =>
      deployments[stage].grants.all
        .filter((one) => actions.test(one.action) && resource.test(one.resource))
        .map(({ principal }) => principal);
    const key1 = new RegExp(`${keyOf('before', first)?.name}$`);
    for (const stage of ['before', 'after'] as const) {
      expect(may(stage, /ReEncrypt/, /./)).toEqual([]);
      expect(new Set(may(stage, /^s3:/, /materials/))).toEqual(new Set(['api']));
    }
    expect(new Set(may('replacing', /ReEncrypt/, /./))).toEqual(new Set(['batch-chunk']));
    expect(may('replacing', /GenerateDataKey|ReEncryptTo/, key1)).toEqual([]);
    expect(may('replacing', /kms:Decrypt/, key1)).toContain('api');
    expect(may('after', /./, key1)).toEqual([]);
  });
});

const reason = whyNoDynamoDbLocal();
if (reason !== undefined) process.stderr.write(`The replacement of a KMS key is not run: ${reason}.\n`);

describe.skipIf(reason !== undefined)(
  'a platform whose personal key is replaced',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'huize-keys-'));
    let stage: Stage = 'before';
    let now = Date.parse('2026-11-23T01:00:00Z');
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    const isGranted = (call: AwsCall) =>
      call.principal === onlooker || deployments[stage].grants.isGranted(call);
    const log = createCallLog(isGranted);
    const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
    let parts: Awaited<ReturnType<typeof start>>;
    const kept: { readonly person: PersonRef; readonly sha256: string | undefined }[] = [];

    beforeAll(async () => {
      parts = await start(await startDynamoDbLocal());
    });
    afterAll(async () => {
      for (const stop of stops.toReversed()) await stop();
    });

    async function start(engine: DynamoDbLocal) {
      const { deployed } = deployments.before;
      const [table] = deployed.ofType('AWS::DynamoDB::Table');
      if (table === undefined) throw new Error('the templates have no table');
      await engine.client.send(new CreateTableCommand(createTableInput(table.name)));
      const keyArn = String((table.properties.SSESpecification as JsonObject).KMSMasterKeyId);
      const proxy = await startDynamoDbProxy({
        engineUrl: engine.url,
        tableArn: table.arn,
        keyArn,
        log,
        onFault,
      });
      const kms = await startKms(log, onFault);
      const buckets = deployed
        .ofType('AWS::S3::Bucket')
        .map(({ name, arn }) => ({ name, arn, keyArn: name.includes('accesslogs') ? undefined : keyArn }));
      const objects = await startS3({ buckets, log, onFault, onChange: () => undefined });
      const bundles = await bundleFunctions(folder);
      const machines = await startStepFunctions({
        machines: deployed
          .ofType('AWS::StepFunctions::StateMachine')
          .map(({ arn, properties }) => ({ arn, definition: definitionOf(properties) })),
        now: () => now,
        log,
        onFault,
        invoke: (_machine, functionArn, input) =>
          call(shortName(deployed.named('AWS::Lambda::Function', functionArn).name), input),
        mapOf: () => ({
          read: (bucket, key) => objects.readAs('batch-run', bucket, key),
          write: (bucket, key, text) => objects.writeAs('batch-run', bucket, key, text),
          admitChild: () => undefined,
        }),
      });
      stops.push(() => engine.stop(), ...[proxy, kms, objects, machines].map((one) => () => one.stop()));

      const running = new Map<string, ReturnType<typeof lambdaFunction>>();
      /** A function as it is deployed at this stage: its bundle, in a process of its own. */
      async function call(name: string, event: unknown): Promise<unknown> {
        const id = `${stage} ${name}`;
        const found =
          running.get(id) ??
          lambdaFunction({
            name: `huize-trial-${name}`,
            module: join(folder, name, 'index.mjs'),
            timeoutMs: 600_000,
            now: () => now,
            outside: () => ({}),
            environment: {
              ...deployments[stage].variables(name),
              AWS_REGION: region,
              AWS_ACCESS_KEY_ID: name,
              AWS_SECRET_ACCESS_KEY: 'made-up',
              AWS_ENDPOINT_URL_DYNAMODB: proxy.url,
              AWS_ENDPOINT_URL_S3: objects.url,
              AWS_ENDPOINT_URL_KMS: kms.url,
              AWS_ENDPOINT_URL_SFN: machines.url,
            },
          });
        if (!running.has(id)) stops.push(() => found.stop());
        running.set(id, found);
        return found.invoke(event);
      }
      return { proxy, kms, objects, machines, bundles, call, tableName: table.name };
    }

    /** What `api` is at this stage, over the deployed parts. */
    async function api() {
      const { proxy, kms, objects, tableName } = parts;
      const variables = deployments[stage].variables('api');
      const common = { region, credentials: credentialsOf('api') };
      const keyRing = createKmsKeyRing({
        client: new KMSClient({ ...common, endpoint: kms.url }),
        dataKeyId: variables.DATA_KEY_ID ?? '',
        retiredDataKeyIds: (variables.RETIRED_DATA_KEY_IDS ?? '').split(',').filter((one) => one !== ''),
        macKeyId: variables.MAC_KEY_ID ?? '',
      });
      const client = new DynamoDBClient({ ...common, endpoint: proxy.url });
      const table = createDynamoDbTable({ client, tableName }, () => Math.floor(now / 1000));
      const bucket = variables.MATERIAL_BUCKET ?? '';
      const s3 = new S3Client({ ...common, endpoint: objects.url, forcePathStyle: true });
      const materials = createS3FileStore({ client: s3, bucket }, keyRing);
      const vault = await openIdentityStore({ table, keyRing, ids: randomIds });
      return { keyRing, table, materials, vault };
    }

    const textOf = (seed: number) => Buffer.from(`%PDF-1.4 of person ${seed}`);
    async function keep(seed: number): Promise<void> {
      const { vault, materials } = await api();
      const person = await vault.store(syntheticIdentity(`kept ${seed}`));
      kept.push({ person, sha256: seed < files ? await materials.keep(textOf(seed)) : undefined });
    }

    async function everythingOpens(): Promise<void> {
      const { vault, materials } = await api();
      for (const [seed, { person, sha256 }] of kept.entries()) {
        expect(await vault.reveal(person, 'unmasked')).toEqual(syntheticIdentity(`kept ${seed}`));
        if (sha256 !== undefined)
          expect(Buffer.from((await materials.read(sha256)) ?? [])).toEqual(textOf(seed));
      }
    }

    /** How many records and files this key wraps. */
    async function wrappedBy(arn: string | undefined): Promise<{ records: number; files: number }> {
      const common = { region, credentials: credentialsOf(onlooker) };
      const client = new DynamoDBClient({ ...common, endpoint: parts.proxy.url });
      const table = createDynamoDbTable({ client, tableName: parts.tableName }, () => 0);
      let records = 0;
      for await (const keys of sealedKeyPages(table, { masterKeyId: arn ?? '' })) records += keys.length;
      const bucket = deployments.before.variables('api').MATERIAL_BUCKET ?? '';
      const texts = parts.objects
        .keys(bucket)
        .map((key) => parts.objects.get(bucket, key)?.toString('latin1'));
      return { records, files: texts.filter((text) => text?.includes(arn ?? '')).length };
    }

    const keyOne = () => deployments.before.variables('api').DATA_KEY_ID;
    const keyTwo = () => deployments.replacing.variables('api').DATA_KEY_ID;

    test('without another key the job of the calendar starts nothing', async () => {
      for (let seed = 0; seed < people; seed++) await keep(seed);
      expect(await parts.call('keep-time', { job: 'keys' })).toEqual({ others: 0, isStarted: false });
      expect(await wrappedBy(keyOne())).toEqual({ records: people + 1, files });
    });

    test('what is sealed by the next key before everything is deployed opens where it is not', async () => {
      stage = 'replacing';
      await keep(people);
      stage = 'known';
      await everythingOpens();
    });

    test('the job wraps every record and file by the next key, beside the platform, and can be asked again', async () => {
      stage = 'replacing';
      const started = await parts.call('keep-time', { job: 'keys' });
      const runId = 'replace-keys-2026-11-23T0100';
      expect(started).toEqual({ others: 1, runId, isStarted: true });
      await keep(people + 1);
      while (parts.machines.working() > 0) await delay(20);
      expect(parts.machines.executions().find(({ name }) => name === runId)).toMatchObject({
        status: 'SUCCEEDED',
      });
      expect(await wrappedBy(keyOne())).toEqual({ records: 0, files: 0 });
      expect(await wrappedBy(keyTwo())).toEqual({ records: people + 3, files });
      await everythingOpens();
      now += 60_000;
      expect(await parts.call('keep-time', { job: 'keys' })).toMatchObject({ isStarted: true });
      while (parts.machines.working() > 0) await delay(20);
    });

    test('without the old key everything opens, and no call was made that was not granted', async () => {
      stage = 'after';
      await everythingOpens();
      expect(log.denied).toEqual([]);
      expect(faults).toEqual([]);
      const asked = new Set(log.calls.map(({ principal, action }) => `${principal} ${action}`));
      for (const action of ['kms:ReEncryptFrom', 'kms:ReEncryptTo', 's3:PutObject', 's3:ListBucket'])
        expect(asked).toContain(`batch-chunk ${action}`);
    });
  },
);

function definitionOf({ DefinitionString, DefinitionSubstitutions }: JsonObject): object {
  const values = DefinitionSubstitutions as Readonly<Record<string, string>>;
  return JSON.parse(String(DefinitionString).replaceAll(/\$\{(\w+)\}/g, (_, name) => values[name] ?? ''));
}
