import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { tableDefinition } from '../../functions/adapters/aws/table-definition.ts';
import { minutesToPut } from '../../functions/core/uploads/upload.ts';
import { platformBucket } from '../constructs/platform-bucket.ts';
import type { DataResources } from '../data-resources.ts';
import type { Environment, PersonalKeys } from '../environments.ts';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** What is kept, and the keys it is kept by: the one stack that must never be lost. */
export class DataStack extends Stack implements DataResources {
  readonly table: ITable;
  readonly buckets: DataResources['buckets'];
  readonly keys: DataResources['keys'];
  readonly alsoOpens: DataResources['alsoOpens'];

  constructor(scope: Construct, id: string, environment: Environment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { restoredTableStream, personalKeys } = environment;
    const personal = this.personalKeys(personalKeys);
    this.alsoOpens = personal.alsoOpen;
    this.keys = {
      storage: this.key('StorageKey', 'Table and buckets at rest'),
      personal: personal.seals,
      // KMS does not rotate an HMAC key, and this one must not be: two would let one person be two (decision 0007).
      mac: new Key(this, 'MacKey', {
        description: 'Lookup hashes of resident IDs',
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      messages: this.messagesKey(),
    };
    const table = this.makeTable();
    const accessLogs = this.accessLogs();
    const common = { key: this.keys.storage, accessLogs };
    this.buckets = {
      policy: platformBucket(this, 'Policies', { ...common, tellsEvents: true }),
      material: platformBucket(this, 'Materials', common),
      exchange: platformBucket(this, 'Exchange', {
        ...common,
        passing: { prefix: 'uploads/', days: 1, putWithinMinutes: minutesToPut },
      }),
      export: platformBucket(this, 'Exports', { ...common, keptForDays: 365 }),
    };
    // Used or not: an export that another stack still imports could not be taken away in the same deployment.
    for (const { keyArn } of personal.all) this.exportValue(keyArn);
    this.table =
      restoredTableStream === undefined
        ? (table as ITable) // CDK's types are not made for exactOptionalPropertyTypes
        : this.restoredTable(restoredTableStream, table);
  }

  private key(id: string, description: string, enabled = true): Key {
    const removalPolicy = RemovalPolicy.RETAIN;
    return new Key(this, id, { description, enableKeyRotation: true, enabled, removalPolicy });
  }

  /** Every personal key that there ever was stays, disabled once it opens nothing any more: backups may need it. */
  private personalKeys({ sealsBy, alsoOpens }: PersonalKeys) {
    const description = 'Wraps the data keys of sealed records and materials';
    const all = Array.from({ length: Math.max(sealsBy, ...alsoOpens) }, (_, at) => {
      const number = at + 1;
      const isUsed = number === sealsBy || alsoOpens.includes(number);
      return this.key(number === 1 ? 'PersonalKey' : `PersonalKey${number}`, description, isUsed);
    });
    const seals = all[sealsBy - 1];
    const alsoOpen = alsoOpens.map((number) => all[number - 1]).filter((key) => key !== undefined);
    if (seals === undefined || alsoOpen.length < alsoOpens.length || alsoOpens.includes(sealsBy))
      throw new RangeError(
        `personalKeys seal by ${sealsBy} and also open ${alsoOpens.join()}; right are different numbers from 1 on`,
      );
    return { seals, alsoOpen, all };
  }

  /** Rules, alarms and schedules put messages into encrypted queues and topics by themselves. */
  private messagesKey(): Key {
    const key = this.key('MessagesKey', 'Dead letters, queues and alarms');
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'].map(
          (one) => new ServicePrincipal(one),
        ),
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'], // in a key's policy: this key
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return key;
  }

  private makeTable(): Table {
    const { partitionKey, sortKey, indexes, billingMode, streamViewType, timeToLiveAttribute } =
      tableDefinition;
    const table = new Table(this, 'Table', {
      partitionKey: string(partitionKey),
      sortKey: string(sortKey),
      billingMode: BillingMode[billingMode],
      stream: StreamViewType[streamViewType],
      timeToLiveAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.keys.storage,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { name, partitionKey: pk, sortKey: sk, projection, nonKeyAttributes } of indexes)
      table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: string(pk),
        sortKey: string(sk),
        projectionType: ProjectionType[projection],
        ...(nonKeyAttributes && { nonKeyAttributes: [...nonKeyAttributes] }),
      });
    return table;
  }

  /**
   * A table that was restored from a point in time, in the place of ours. Ours stays, and so does what is exported of
   * it: an export that another stack still imports could not be taken away in the same deployment.
   */
  private restoredTable(tableStreamArn: string, replaced: Table): ITable {
    for (const attribute of [replaced.tableName, replaced.tableArn, replaced.tableStreamArn])
      if (attribute !== undefined) this.exportValue(attribute);
    const tableArn = tableStreamArn.slice(0, tableStreamArn.indexOf('/stream/'));
    return Table.fromTableAttributes(this, 'RestoredTable', { tableArn, tableStreamArn });
  }

  private accessLogs(): Bucket {
    return new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED, // S3 writes access logs into no other
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(1095), noncurrentVersionExpiration: Duration.days(30) }],
    });
  }
}
