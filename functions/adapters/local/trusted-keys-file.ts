import { readFileSync } from 'node:fs';
import { Refusal } from '../../core/shared/refusal.ts';
import type { TrustedKey, TrustedKeysFile } from '../../generated/trusted-keys-file.ts';
import { validateTrustedKeysFile } from '../../generated/validators.js';

/** Reads a list of trusted keys. Refuses request-invalid where the file is none. */
export function readTrustedKeys(file: string): readonly TrustedKey[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  if (!validateTrustedKeysFile(value)) {
    const [error] = validateTrustedKeysFile.errors ?? [];
    throw unreadable(file, `${error?.instancePath || 'it'} ${error?.message}`);
  }
  const { keys } = value as TrustedKeysFile; // it fits the schema that the type is generated from
  const twice = keys.find(({ id }, index) => keys.findIndex((one) => one.id === id) !== index);
  if (twice !== undefined) throw unreadable(file, `key ${twice.id} is listed twice`);
  return keys;
}

function unreadable(file: string, what: string): Refusal {
  return new Refusal(
    'request-invalid',
    `${file} is no list of trusted keys: ${what}; right is {"keys": [{id, subject, role, jurisdiction, publicKey}]}, whose entries huize policy key prints`,
  );
}
