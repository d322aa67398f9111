/**
 * The environment variables of every deployed function, with what they hold. This is the whole contract between the
 * infrastructure, which sets all of them on every function, and runtime/aws.ts, which reads them.
 */
export const environmentNames = {
  TABLE_NAME: 'name of the one table',
  POLICY_BUCKET: 'bucket of the policy files, under policies/ as in this repository',
  POLICY_BUCKET_DOMAIN: "name of that bucket's host, which ends as the partition has it",
  MATERIAL_BUCKET: 'bucket of sealed materials, under materials/',
  EXCHANGE_BUCKET: 'bucket of files from and to other systems (registers, banks), under exchange/',
  EXCHANGE_BUCKET_DOMAIN: "name of that bucket's host, to which files are put by themselves",
  EXPORT_BUCKET: 'bucket of the items and results of big runs, under runs/, and of exports',
  DATA_KEY_ID: 'ARN of the KMS key that wraps data keys',
  RETIRED_DATA_KEY_IDS:
    'ARNs of KMS keys that still open but wrap nothing new, joined by commas; may be empty',
  MAC_KEY_ID: 'ARN of the KMS HMAC_256 key for lookup hashes',
  EVENT_BUS_NAME: 'name of the bus that the outbox is delivered to',
  STATE_MACHINE_ARN: 'ARN of the review machine',
  BATCH_MACHINE_ARN: 'ARN of the machine of big runs',
  ISSUER: '`iss` of accepted tokens, an https address',
  JWKS_URI: 'address of the public keys of the issuer',
  AUDIENCE: '`aud` of accepted tokens',
  TRUSTED_KEYS_FILE:
    'file beside the code with the keys that may sign policies, as the deployment gives them',
  OPENNESS: 'what is served without a token: stateless or minimal',
  JURISDICTIONS: 'codes that this platform serves with all below them, joined by commas; empty: all',
  VERSION: 'version of the code that is deployed',
} as const;

export type EnvironmentName = keyof typeof environmentNames;
