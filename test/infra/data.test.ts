import { expect, test } from 'vitest';
import { createTableInput } from '../../functions/adapters/aws/table-definition.ts';
import { at, listAt, type Resource, synthesised } from './synthesised.ts';

const platform = synthesised('trial');
const [table] = platform.resources('AWS::DynamoDB::Table');
const buckets = platform.resources('AWS::S3::Bucket');
const [accessLogs, ...kept] = [...buckets].sort((one, other) => sameFirst(one) - sameFirst(other));

/** The bucket that logs go to has no log of its own. */
function sameFirst(bucket: Resource): number {
  return at(bucket, 'Properties', 'LoggingConfiguration') === undefined ? 0 : 1;
}

test('the table is the one that the adapter defines', () => {
  const { TableName: _, ...defined } = createTableInput('any');
  const { AttributeDefinitions, StreamSpecification, ...rest } = defined;
  expect(table?.Properties).toMatchObject({
    ...rest,
    StreamSpecification: { StreamViewType: StreamSpecification?.StreamViewType },
  });
  expect(listAt(table, 'Properties', 'AttributeDefinitions')).toHaveLength(AttributeDefinitions?.length ?? 0);
  expect(at(table, 'Properties', 'TimeToLiveSpecification')).toEqual({
    AttributeName: 'expiresAt',
    Enabled: true,
  });
});

test('the table can be restored to any second of 35 days, is not deleted by mistake, and has a key of its own', () => {
  expect(table?.DeletionPolicy).toBe('Retain');
  expect(table?.Properties).toMatchObject({
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
  });
});

test('there are five buckets, all versioned, kept, closed to the public', () => {
  expect(buckets).toHaveLength(5);
  for (const bucket of buckets) {
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(bucket.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  }
});

test('what is on its way in is gone after a day, with every version of it', () => {
  const rules = buckets.flatMap((bucket) => listAt(bucket, 'Properties', 'LifecycleConfiguration', 'Rules'));
  expect(rules.filter((rule) => at(rule, 'Prefix') === 'uploads/')).toMatchObject([
    { ExpirationInDays: 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' },
  ]);
});

test('what is put from outside is put by a fresh signature, and no page of another site may put it', () => {
  const statements = platform
    .resources('AWS::S3::BucketPolicy')
    .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'));
  const onPut = statements.filter((one) => at(one, 'Action') === 's3:PutObject');
  expect(onPut.filter((one) => at(one, 'Effect') === 'Deny')).toMatchObject([
    { Condition: { NumericGreaterThan: { 's3:signatureAge': '900000' } } },
  ]);
  expect(buckets.filter((bucket) => at(bucket, 'Properties', 'CorsConfiguration') !== undefined)).toEqual([]);
});

test('what is kept is encrypted by our key, and every access is logged', () => {
  for (const bucket of kept) {
    const [rule] = listAt(bucket, 'Properties', 'BucketEncryption', 'ServerSideEncryptionConfiguration');
    expect(rule).toMatchObject({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
    });
    expect(at(bucket, 'Properties', 'LoggingConfiguration', 'DestinationBucketName')).toBeDefined();
  }
  expect(at(accessLogs, 'Properties', 'BucketEncryption')).toBeDefined();
});

test.each(['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])(
  '%s: whoever comes without TLS is denied',
  (type) => {
    for (const policy of platform.resources(type)) {
      const statements = listAt(policy, 'Properties', 'PolicyDocument', 'Statement');
      const denies = statements.filter((one) => at(one, 'Effect') === 'Deny');
      expect(denies).toContainEqual(
        expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  },
);

test.each([
  ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
  ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
])('every %s has a policy', (type, policyType) => {
  expect(platform.resources(policyType)).toHaveLength(platform.resources(type).length);
});

test('keys are rotated by KMS, except the one whose hashes must stay', () => {
  const keys = platform.resources('AWS::KMS::Key');
  const still = keys.filter((key) => at(key, 'Properties', 'EnableKeyRotation') !== true);
  expect(keys).toHaveLength(4);
  expect(still.map((key) => at(key, 'Properties', 'KeySpec'))).toEqual(['HMAC_256']);
});
