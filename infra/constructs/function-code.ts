import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../functions.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** Beside the module of a function that checks signatures. */
export const trustedKeysFile = './trusted-keys.json';

/** The functions that check them: what is handed in by HTTP, and what is taken into use. */
const checksSignatures: readonly FunctionName[] = ['api', 'policy-changed'];

/** The code of a function: its bundle and, where it checks signatures, the keys that it trusts. Same content, same asset. */
export function functionCode(name: FunctionName, { bundles, environment }: PlatformParts): Code {
  const { folder, digest } = bundles[name];
  if (!checksSignatures.includes(name)) return Code.fromAsset(folder, { assetHash: digest });
  writeFileSync(join(folder, trustedKeysFile), environment.policyPublicKeys);
  const assetHash = createHash('sha256').update(`${digest} ${environment.policyPublicKeys}`).digest('hex');
  return Code.fromAsset(folder, { assetHash });
}
