import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { DataResources } from './data-resources.ts';
import type { BucketName, Grant } from './grants.ts';
import type { MachineName } from './machine-name.ts';

/** What grants lead to. */
export interface GrantResources {
  readonly data: DataResources;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly busArn: string;
}

/** The statements of a function's role that its grants stand for, with those on the keys of what they touch. */
export function statementsOf(grants: readonly Grant[], resources: GrantResources): PolicyStatement[] {
  const own = grants.flatMap((grant) => statementsOfOne(grant, resources));
  return [...own, ...storageKeyStatements(grants, resources.data)];
}

function statementsOfOne(grant: Grant, { data, machineArns, busArn }: GrantResources): PolicyStatement[] {
  if ('table' in grant) {
    const indexes = (grant.indexes ?? []).map((name) => `${data.table.tableArn}/index/${name}`);
    const ofTable = statement('dynamodb', grant.table, [data.table.tableArn]);
    return indexes.length === 0 ? [ofTable] : [ofTable, statement('dynamodb', ['Query'], indexes)];
  }
  if ('bucket' in grant) {
    const { bucketArn } = data.buckets[grant.bucket];
    const onObjects = grant.may.filter((action) => action !== 'ListBucket');
    const objects = statement('s3', onObjects, [`${bucketArn}/${grant.prefix}*`]);
    // Without a condition on the prefix: S3 answers 404 instead of 403 to who may list, and asks with none.
    const lists = grant.may.includes('ListBucket') ? [statement('s3', ['ListBucket'], [bucketArn])] : [];
    return onObjects.length === 0 ? lists : [objects, ...lists];
  }
  if ('machine' in grant) return machineStatements(grant, machineArns[grant.machine]);
  if ('bus' in grant) return [statement('events', [grant.bus], [busArn])];
  return keyStatements(grant, data);
}

/** ReEncrypt is two permissions: on the keys that open and on the key that seals. */
function keyStatements(
  grant: Extract<Grant, { key: string }>,
  { keys, alsoOpens }: DataResources,
): PolicyStatement[] {
  const others = grant.key === 'personal' ? alsoOpens.map(({ keyArn }) => keyArn) : [];
  const may: readonly string[] = grant.may;
  const onKey = may.map((action) => (action === 'ReEncrypt' ? 'ReEncryptTo' : action));
  const onOthers = may.flatMap((action) => {
    if (action === 'ReEncrypt') return ['ReEncryptFrom'];
    return action === 'Decrypt' ? [action] : [];
  });
  const statements = [statement('kms', onKey, [keys[grant.key].keyArn])];
  return others.length > 0 && onOthers.length > 0
    ? [...statements, statement('kms', onOthers, others)]
    : statements;
}

function machineStatements(grant: Extract<Grant, { machine: string }>, arn: string): PolicyStatement[] {
  const onMachine = grant.may.filter((action) => action !== 'DescribeExecution');
  const ofMachine = statement('states', onMachine, [arn]);
  if (!grant.may.includes('DescribeExecution')) return [ofMachine];
  const executions = `${arn.replace(':stateMachine:', ':execution:')}:*`; // an ARN of tokens is still one text
  return [ofMachine, statement('states', ['DescribeExecution'], [executions])];
}

/**
 * The table and the buckets are encrypted at rest by a key that DynamoDB and S3 use in the caller's name. The
 * encryption context holds each role to what it may touch anyway; kms:ViaService would need the region's own suffix.
 */
function storageKeyStatements(grants: readonly Grant[], data: DataResources): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  const { keyArn } = data.keys.storage;
  const onTable = grants.flatMap((grant) => ('table' in grant ? grant.table : []));
  if (onTable.length > 0) {
    const actions = onTable.includes('PutItem') ? ['Decrypt', 'Encrypt', 'GenerateDataKey'] : ['Decrypt'];
    statements.push(storageStatement(keyArn, actions, 'aws:dynamodb:tableName', [data.table.tableName]));
  }
  const touched = (action: string): string[] => {
    const names = grants.flatMap((grant) =>
      'bucket' in grant && grant.may.some((one) => one === action) ? [grant.bucket] : [],
    );
    return [...new Set<BucketName>(names)].map((name) => data.buckets[name].bucketArn);
  };
  const read = touched('GetObject');
  const written = touched('PutObject');
  if (read.length > 0) statements.push(storageStatement(keyArn, ['Decrypt'], 'aws:s3:arn', read));
  if (written.length > 0)
    statements.push(storageStatement(keyArn, ['GenerateDataKey'], 'aws:s3:arn', written));
  return statements;
}

function storageStatement(keyArn: string, actions: string[], context: string, values: string[]) {
  const found = statement('kms', actions, [keyArn]);
  found.addCondition('StringEquals', { [`kms:EncryptionContext:${context}`]: values });
  return found;
}

function statement(service: string, actions: readonly string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions: actions.map((action) => `${service}:${action}`), resources });
}
