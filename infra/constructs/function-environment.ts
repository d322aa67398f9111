import type { EnvironmentName } from '../../functions/runtime/environment-names.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { PlatformParts } from '../platform-parts.ts';
import { trustedKeysFile } from './function-code.ts';

/** The variables of every function; what a function does not use is no secret to it. */
export function functionEnvironment(parts: PlatformParts): Record<EnvironmentName, string> {
  const { data, environment, busName, machineArns } = parts;
  const { issuer, jwksUri, audience } = environment.identity;
  return {
    TABLE_NAME: data.table.tableName,
    POLICY_BUCKET: data.buckets.policy.bucketName,
    POLICY_BUCKET_DOMAIN: data.buckets.policy.bucketRegionalDomainName,
    MATERIAL_BUCKET: data.buckets.material.bucketName,
    EXCHANGE_BUCKET: data.buckets.exchange.bucketName,
    EXCHANGE_BUCKET_DOMAIN: data.buckets.exchange.bucketRegionalDomainName,
    EXPORT_BUCKET: data.buckets.export.bucketName,
    DATA_KEY_ID: data.keys.personal.keyArn,
    RETIRED_DATA_KEY_IDS: data.alsoOpens.map(({ keyArn }) => keyArn).join(','),
    MAC_KEY_ID: data.keys.mac.keyArn,
    EVENT_BUS_NAME: busName,
    STATE_MACHINE_ARN: machineArns.review,
    BATCH_MACHINE_ARN: machineArns.batch,
    ISSUER: issuer,
    JWKS_URI: jwksUri,
    AUDIENCE: audience,
    TRUSTED_KEYS_FILE: trustedKeysFile,
    OPENNESS: environment.openness,
    JURISDICTIONS: environment.jurisdictions.join(','),
    VERSION: packageJson.version,
  };
}
