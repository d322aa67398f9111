import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { StreamMapping } from '../support/loopback/stream-pump.ts';
import type { DeployedResource, JsonObject } from './deployed.ts';

/** The table by the template's own properties; what the engine does not know is left out by name. */
export function createInput({ name, properties }: DeployedResource): CreateTableCommandInput {
  const {
    SSESpecification: _key,
    PointInTimeRecoverySpecification: _recovery,
    TimeToLiveSpecification: _expiry,
    Tags: _tags,
    DeletionProtectionEnabled: _protection,
    StreamSpecification,
    ...rest
  } = properties;
  return {
    TableName: name,
    ...rest,
    StreamSpecification: { StreamEnabled: true, ...(StreamSpecification as JsonObject) },
  } as unknown as CreateTableCommandInput; // CloudFormation has the names of the API
}

/** The key by which a bucket is encrypted in the caller's name; undefined where S3 has its own. */
export function bucketKey({ BucketEncryption }: JsonObject): string | undefined {
  const [rule] = (BucketEncryption as unknown as { ServerSideEncryptionConfiguration: JsonObject[] })
    .ServerSideEncryptionConfiguration;
  const key = (rule?.ServerSideEncryptionByDefault as JsonObject | undefined)?.KMSMasterKeyID;
  return key === undefined ? undefined : String(key);
}

/** The file with the names that the deployment puts into it. */
export function definitionOf({ DefinitionString, DefinitionSubstitutions }: JsonObject): object {
  const values = DefinitionSubstitutions as Readonly<Record<string, string>>;
  const text = String(DefinitionString).replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the machine names ${name}, for which nothing is substituted`);
    return value;
  });
  return JSON.parse(text);
}

/** How the stream is handed on, by the template. */
export function mappingOf(properties: JsonObject): StreamMapping {
  const { Filters } = properties.FilterCriteria as unknown as { Filters: { Pattern: string }[] };
  return {
    batchSize: Number(properties.BatchSize),
    maximumRetryAttempts: Number(properties.MaximumRetryAttempts),
    bisects: properties.BisectBatchOnFunctionError === true,
    reportsItemFailures: JSON.stringify(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    patterns: Filters.map(({ Pattern }) => JSON.parse(Pattern)),
  };
}
