import { readFileSync } from 'node:fs';
import { ed25519 } from '../adapters/identity/ed25519.ts';
import type { Trust } from '../core/publications/check-signatures.ts';
import type { TrustedKey } from '../generated/trusted-keys-file.ts';
import { fromEnvironment } from './aws-environment.ts';

/**
 * Whose signatures under policy files count, as whoever deploys has listed them: a file beside the code, since two keys
 * for each county are more than the 4 KB that the variables of a function may take.
 */
export function awsTrust(): Trust {
  const file = fromEnvironment('TRUSTED_KEYS_FILE');
  const keys: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  if (!Array.isArray(keys))
    throw new Error(`${file} is no list of keys; right is that of a trusted-keys file`);
  return { keys: keys as readonly TrustedKey[], signatures: ed25519 }; // the deployment checked the list
}
