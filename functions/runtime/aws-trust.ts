import { ed25519 } from '../adapters/identity/ed25519.ts';
import type { Trust } from '../core/publications/check-signatures.ts';
import type { TrustedKey } from '../generated/trusted-keys-file.ts';
import { fromEnvironment } from './aws-environment.ts';

/** Whose signatures under policy files count, as whoever deploys has listed them. */
export function awsTrust(): Trust {
  const keys: unknown = JSON.parse(fromEnvironment('POLICY_PUBLIC_KEYS'));
  if (!Array.isArray(keys))
    throw new Error('POLICY_PUBLIC_KEYS is no list of keys; right is the list of a trusted-keys file');
  return { keys: keys as readonly TrustedKey[], signatures: ed25519 }; // the deployment checked the list
}
