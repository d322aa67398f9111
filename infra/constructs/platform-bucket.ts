import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Where a bucket differs from the others. */
export interface PlatformBucketWish {
  readonly key: Key;
  readonly accessLogs: Bucket;
  /** Tells the default bus of EventBridge what comes and goes. */
  readonly tellsEvents?: boolean;
  /** Objects are removed after this time; without, they stay. */
  readonly keptForDays?: number;
  /**
   * Objects below this prefix are on their way in: removed, with every version, after this time; put by whoever was
   * given an address, while its signature is fresh.
   */
  readonly passing?: { readonly prefix: string; readonly days: number; readonly putWithinMinutes: number };
}

/** A bucket of the platform: versioned, encrypted by our key, TLS only, nothing public, every access logged. */
export function platformBucket(scope: Construct, id: string, wish: PlatformBucketWish): Bucket {
  const { key, accessLogs, tellsEvents = false, keptForDays, passing } = wish;
  const bucket = new Bucket(scope, id, {
    versioned: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true, // and the key's encryption context is the bucket, which the grants rely on
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    serverAccessLogsBucket: accessLogs as IBucket, // CDK's types are not made for exactOptionalPropertyTypes
    serverAccessLogsPrefix: `${id.toLowerCase()}/`,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        noncurrentVersionExpiration: Duration.days(365),
        ...(keptForDays !== undefined && { expiration: Duration.days(keptForDays) }),
      },
      ...(passing === undefined
        ? []
        : [
            {
              prefix: passing.prefix,
              expiration: Duration.days(passing.days),
              noncurrentVersionExpiration: Duration.days(1),
            },
          ]),
    ],
  });
  if (passing !== undefined) bucket.addToResourcePolicy(denyStaleSignatures(bucket, passing));
  // CDK would add a function of its own to switch this on; CloudFormation can.
  if (tellsEvents)
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  return bucket;
}

/** Whatever an address says of its own time: S3 takes nothing by a signature that is older. */
function denyStaleSignatures(
  bucket: Bucket,
  { prefix, putWithinMinutes }: NonNullable<PlatformBucketWish['passing']>,
): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`${prefix}*`)],
    conditions: { NumericGreaterThan: { 's3:signatureAge': String(putWithinMinutes * 60_000) } },
  });
}
