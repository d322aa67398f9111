import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type AttributeValue, CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynamoDbLocal } from '../support/dynamodb-local.ts';
import { type AwsCall, type CallLog, createCallLog } from '../support/loopback/call-log.ts';
import { type DynamoDbProxy, startDynamoDbProxy } from '../support/loopback/dynamodb-proxy.ts';
import { fitsPattern } from '../support/loopback/event-pattern.ts';
import { startEventBridge } from '../support/loopback/eventbridge-loopback.ts';
import { type HttpsReceiver, startHttpsReceiver } from '../support/loopback/https-receiver.ts';
import { startKms } from '../support/loopback/kms-loopback.ts';
import { type LambdaFunction, lambdaFunction } from '../support/loopback/lambda-function.ts';
import { type OidcIssuer, startOidcIssuer } from '../support/loopback/oidc-issuer.ts';
import type { OutsidePlace } from '../support/loopback/outside-world.ts';
import { loopbackSecret, type S3Loopback, startS3 } from '../support/loopback/s3-loopback.ts';
import {
  type StepFunctionsLoopback,
  startStepFunctions,
} from '../support/loopback/step-functions-loopback.ts';
import { type StreamPumpParts, type StreamRecord, streamPump } from '../support/loopback/stream-pump.ts';
import type { Deployed, DeployedResource, JsonObject } from './deployed.ts';
import type { PublishedPolicies } from './published-policies.ts';
import { type RoleGrants, roleGrants, roleOf } from './role-grants.ts';
import { trial } from './synthesise.ts';
import { bucketKey, createInput, definitionOf, mappingOf } from './template-parts.ts';

/** What is deployed, running on this machine: its functions, machines, rules and table, and the services they call. */
export interface Cloud {
  readonly deployed: Deployed;
  readonly log: CallLog;
  readonly grants: RoleGrants;
  readonly issuer: OidcIssuer;
  readonly objects: S3Loopback;
  readonly table: DynamoDbProxy;
  readonly machines: StepFunctionsLoopback;
  readonly faults: readonly unknown[];
  readonly policies: PublishedPolicies;
  /** The system of somebody else, which answers on `partnerHost`. */
  readonly partner: HttpsReceiver;
  /** Where a name of the internet leads from now on; undefined: nowhere. */
  setOutside(host: string, place: OutsidePlace | undefined): void;
  function(name: string): LambdaFunction;
  /** Messages in the queue whose logical id begins so. */
  queue(logicalId: string): readonly unknown[];
  now(): string;
  /** Sets the clock and lets everything work until nothing moves. */
  travel(at: string): Promise<void>;
  settle(): Promise<void>;
  /** What EventBridge Scheduler would send at its time; gives what the function answers, which nobody waits for. */
  runSchedule(name: string): Promise<unknown>;
  /** The bus takes nothing of this many entries to come. */
  refuseEvents(count: number): void;
  /** Puts an item into the table past everybody. */
  plant(item: Readonly<Record<string, AttributeValue>>): Promise<void>;
  /** Whether machines call every task twice from now on, as a delivery at least once may. */
  deliverTwice(isOn: boolean): void;
  /** How records of the stream are handed on from now on. */
  arrange(how: NonNullable<StreamPumpParts['arrange']>): void;
  stop(): Promise<void>;
}

export const partnerHost = 'hooks.partner.example';
const startsAt = '2023-03-20T00:00:00.000Z';
const mostRounds = 400;

/** Starts everything; the caller synthesised with the same issuer and keys. */
export async function startCloud(deployed: Deployed, policies: PublishedPolicies): Promise<Cloud> {
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);
  let now = Date.parse(startsAt);
  const functionResources = deployed.ofType('AWS::Lambda::Function');
  const machineResources = deployed.ofType('AWS::StepFunctions::StateMachine');
  const shortName = (name: string) => name.replace(`huize-${trial.name}-`, '');
  const grants = roleGrants(
    deployed,
    new Map([...functionResources, ...machineResources].map((one) => [shortName(one.name), roleOf(one)])),
  );
  const log = createCallLog(grants.isGranted);
  const engine = await startDynamoDbLocal();
  const [tableResource] = deployed.ofType('AWS::DynamoDB::Table');
  if (tableResource === undefined) throw new Error('the templates have no table');
  await engine.client.send(new CreateTableCommand(createInput(tableResource)));
  const storageKey = String((tableResource.properties.SSESpecification as JsonObject).KMSMasterKeyId);

  const queues = new Map(deployed.ofType('AWS::SQS::Queue').map(({ arn }) => [arn, [] as unknown[]]));
  const intoQueue = (arn: string, message: unknown) => {
    const queue = queues.get(arn);
    if (queue === undefined) throw new Error(`there is no queue ${arn}`);
    queue.push(message);
  };
  /** Lambda puts dead letters into an encrypted queue in the name of the function. */
  const sendInNameOf = (principal: string, queueArn: string, message: unknown): void => {
    const keyArn = String(deployed.named('AWS::SQS::Queue', queueArn).properties.KmsMasterKeyId);
    admitOrThrow(log, { principal, action: 'sqs:SendMessage', resource: queueArn });
    for (const action of ['kms:GenerateDataKey', 'kms:Decrypt'])
      admitOrThrow(log, { principal, action, resource: keyArn });
    intoQueue(queueArn, message);
  };
  const background = new Set<Promise<unknown>>();
  const inBackground = (work: Promise<unknown>) => {
    background.add(work);
    work.catch(onFault).finally(() => background.delete(work));
  };
  /** As the asynchronous queue of Lambda does: more attempts, then the dead letters, with the reason. */
  const invokeLater = async (target: DeployedResource, event: unknown): Promise<unknown> => {
    const config = deployed
      .ofType('AWS::Lambda::EventInvokeConfig')
      .find(({ properties }) => properties.FunctionName === target.name);
    if (config === undefined) throw new Error(`${target.name} is called by nobody who does not wait`);
    const { MaximumRetryAttempts, DestinationConfig } = config.properties;
    const attempts = 1 + Number(MaximumRetryAttempts);
    for (let attempt = 1; ; attempt++)
      try {
        return await functionOf(target.name).invoke(event);
      } catch (error) {
        if (attempt < attempts) continue;
        const { Destination } = (DestinationConfig as JsonObject).OnFailure as JsonObject;
        const message = failedCall(target.arn, event, attempts, error as Error);
        return sendInNameOf(shortName(target.name), String(Destination), message);
      }
  };
  const dispatch = (bus: string, event: { readonly source: string }): void => {
    for (const { properties } of deployed.ofType('AWS::Events::Rule')) {
      if ((properties.EventBusName ?? 'default') !== bus || !fitsPattern(properties.EventPattern, event))
        continue;
      for (const { Arn } of properties.Targets as unknown as readonly { Arn: string }[])
        if (Arn.includes(':sqs:')) intoQueue(Arn, event);
        else inBackground(invokeLater(deployed.named('AWS::Lambda::Function', Arn), event));
    }
  };

  let refusedEvents = 0;
  let isTwice = false;
  let isSeeding = true;
  const buckets = deployed.ofType('AWS::S3::Bucket').map(({ name, arn, properties }) => ({
    name,
    arn,
    keyArn: bucketKey(properties),
    tells: properties.NotificationConfiguration !== undefined,
  }));
  const objects = await startS3({
    buckets,
    log,
    onFault,
    now: () => now,
    onChange: (bucket, key, what) => {
      if (isSeeding || buckets.find(({ name }) => name === bucket)?.tells !== true) return;
      const detail = { bucket: { name: bucket }, object: { key } };
      dispatch('default', Object.assign({ source: 'aws.s3', 'detail-type': what }, { detail }));
    },
  });
  const table = await startDynamoDbProxy({
    engineUrl: engine.url,
    tableArn: tableResource.arn,
    keyArn: storageKey,
    log,
    onFault,
  });
  const kms = await startKms(log, onFault);
  const bus = await startEventBridge({
    busArn: (name) => deployed.named('AWS::Events::EventBus', name).arn,
    log,
    onFault,
    onEvent: dispatch,
    refusal: () => (refusedEvents-- > 0 ? 'ThrottlingException' : undefined),
  });
  const machines = await startStepFunctions({
    machines: machineResources.map(({ arn, properties }) => ({ arn, definition: definitionOf(properties) })),
    now: () => now,
    log,
    onFault,
    mapOf: (machineArn) => {
      const principal = shortName(deployed.named('AWS::StepFunctions::StateMachine', machineArn).name);
      return {
        read: (bucket, key) => objects.readAs(principal, bucket, key),
        write: (bucket, key, text) => objects.writeAs(principal, bucket, key, text),
        admitChild: () =>
          admitOrThrow(log, { principal, action: 'states:StartExecution', resource: machineArn }),
      };
    },
    invoke: async (machineArn, functionArn, input) => {
      const principal = shortName(deployed.named('AWS::StepFunctions::StateMachine', machineArn).name);
      admitOrThrow(log, { principal, action: 'lambda:InvokeFunction', resource: functionArn });
      const called = functionOf(deployed.named('AWS::Lambda::Function', functionArn).name);
      const answer = await called.invoke(input);
      return isTwice ? called.invoke(input) : answer;
    },
  });
  const { ISSUER = '', AUDIENCE = '' } = variablesOf(
    deployed.named('AWS::Lambda::Function', `huize-${trial.name}-api`),
  );
  const issuer = await startOidcIssuer(ISSUER, AUDIENCE, onFault);

  const partner = await startHttpsReceiver(partnerHost);
  const partnerCertificate = join(deployed.folder, 'partner.pem');
  writeFileSync(partnerCertificate, partner.cert);
  const outside = new Map<string, OutsidePlace>();

  const functions = new Map<string, LambdaFunction>(
    functionResources.map((resource) => [
      resource.name,
      lambdaFunction({
        name: resource.name,
        module: `${deployed.assetFolder(resource.stack, String((resource.properties.Code as JsonObject).S3Key))}/index.mjs`,
        timeoutMs: Number(resource.properties.Timeout) * 1000,
        now: () => now,
        outside: () => Object.fromEntries(outside),
        environment: {
          ...variablesOf(resource),
          // The one address that differs from the template's, and an authority beside those that Node knows.
          JWKS_URI: issuer.jwksUri,
          NODE_EXTRA_CA_CERTS: partnerCertificate,
          AWS_REGION: trial.region,
          AWS_LAMBDA_FUNCTION_NAME: resource.name,
          AWS_ACCESS_KEY_ID: shortName(resource.name),
          AWS_SECRET_ACCESS_KEY: loopbackSecret,
          AWS_SESSION_TOKEN: 'loopback',
          AWS_ENDPOINT_URL_DYNAMODB: table.url,
          AWS_ENDPOINT_URL_S3: objects.url,
          AWS_ENDPOINT_URL_KMS: kms.url,
          AWS_ENDPOINT_URL_SFN: machines.url,
          AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
          TZ: ':UTC',
        },
      }),
    ]),
  );
  const functionOf = (name: string): LambdaFunction => {
    const found = functions.get(name) ?? functions.get(`huize-${trial.name}-${name}`);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found;
  };

  const [mapping] = deployed.ofType('AWS::Lambda::EventSourceMapping');
  if (mapping === undefined) throw new Error('nothing follows the stream of the table');
  const follower = shortName(String(mapping.properties.FunctionName));
  const { OnFailure } = mapping.properties.DestinationConfig as JsonObject;
  const deadLetterArn = String((OnFailure as JsonObject).Destination);
  let arrange: NonNullable<StreamPumpParts['arrange']> = (records) => records;
  const pump = streamPump({
    engineUrl: engine.url,
    mapping: mappingOf(mapping.properties),
    arrange: (records) => arrange(records),
    invoke: (Records) => functionOf(String(mapping.properties.FunctionName)).invoke({ Records }),
    onPoll: (action) =>
      admitOrThrow(log, {
        principal: follower,
        action: `dynamodb:${action}`,
        resource: String(mapping.properties.EventSourceArn),
      }),
    onDeadLetter: (records) => sendInNameOf(follower, deadLetterArn, deadLetterOf(records)),
  });

  const settle = async (): Promise<void> => {
    for (let round = 0; round < mostRounds; round++) {
      const delivered = await pump.deliver();
      const told = background.size;
      await Promise.all([...background].map((work) => work.catch(() => undefined)));
      machines.lookAtClock();
      let worked = 0;
      while (machines.working() > 0) {
        worked += 1;
        await delay(2);
      }
      if (delivered === 0 && told === 0 && worked === 0) return;
    }
    throw new Error(`things still move after ${mostRounds} rounds`);
  };

  const [policyBucket] = buckets.filter(({ tells }) => tells);
  for (const [path, text] of policies.texts)
    objects.put(policyBucket?.name ?? '', `policies/${path}`, Buffer.from(text));
  isSeeding = false;

  return {
    deployed,
    log,
    grants,
    issuer,
    objects,
    table,
    machines,
    faults,
    policies,
    partner,
    setOutside: (host, place) => {
      if (place === undefined) outside.delete(host);
      else outside.set(host, place);
    },
    function: functionOf,
    queue: (logicalId) => {
      const found = deployed
        .ofType('AWS::SQS::Queue')
        .find((one) => one.logicalId.toLowerCase().startsWith(logicalId));
      return queues.get(found?.arn ?? '') ?? [];
    },
    now: () => new Date(now).toISOString(),
    travel: async (at) => {
      now = Date.parse(at);
      await settle();
    },
    settle,
    runSchedule: async (name) => {
      const schedule = deployed.named('AWS::Scheduler::Schedule', name);
      const { Arn, Input } = schedule.properties.Target as JsonObject;
      const called = deployed.named('AWS::Lambda::Function', String(Arn));
      const result = await invokeLater(called, JSON.parse(String(Input)));
      await settle();
      return result;
    },
    refuseEvents: (count) => {
      refusedEvents = count;
    },
    plant: async (Item) => {
      await engine.client.send(new PutItemCommand({ TableName: tableResource.name, Item }));
    },
    deliverTwice: (isOn) => {
      isTwice = isOn;
    },
    arrange: (how) => {
      arrange = how;
    },
    stop: async () => {
      await Promise.all([...functions.values()].map((one) => one.stop()));
      await Promise.all([machines, bus, kms, table, objects, issuer, partner].map((one) => one.stop()));
      await engine.stop();
    },
  };
}

function admitOrThrow(log: CallLog, call: AwsCall): void {
  if (log.admit([call]) !== undefined)
    throw new Error(`${call.principal} may not ${call.action} on ${call.resource}`);
}

function variablesOf({ properties }: DeployedResource): Readonly<Record<string, string>> {
  return (properties.Environment as JsonObject).Variables as Readonly<Record<string, string>>;
}

/** What Lambda writes of an asynchronous call that failed each time. */
function failedCall(functionArn: string, requestPayload: unknown, attempts: number, error: Error): object {
  return {
    version: '1.0',
    requestContext: { functionArn, condition: 'RetriesExhausted', approximateInvokeCount: attempts },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: error.name, errorMessage: error.message },
  };
}

/** What Lambda writes of stream records that it gave up; they themselves stay in the stream for a day. */
function deadLetterOf(records: readonly StreamRecord[]): object {
  const numbers = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  return {
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: {
      startSequenceNumber: numbers[0],
      endSequenceNumber: numbers.at(-1),
      batchSize: numbers.length,
    },
  };
}
