import { createHash, randomBytes } from 'node:crypto';
import { isObject } from '../../core/shared/json.ts';

const FORMAT = 'huize-key-ring-1';
const KEY_BYTES = 32;

/** The keys of a key file. */
export interface FileKeys {
  readonly currentMasterKeyId: string;
  readonly masterKeys: ReadonlyMap<string, Buffer>;
  readonly lookupKey: Buffer;
}

/** New keys for a folder that has none. */
export function makeFileKeys(): FileKeys {
  const masterKey = randomBytes(KEY_BYTES);
  const id = keyIdOf(masterKey);
  return {
    currentMasterKeyId: id,
    masterKeys: new Map([[id, masterKey]]),
    lookupKey: randomBytes(KEY_BYTES),
  };
}

/** The same keys and a new master key, which is the current one from then on. */
export function withNewMasterKey(keys: FileKeys): FileKeys {
  const masterKey = randomBytes(KEY_BYTES);
  const id = keyIdOf(masterKey);
  return { ...keys, currentMasterKeyId: id, masterKeys: new Map([...keys.masterKeys, [id, masterKey]]) };
}

export function writeFileKeys(keys: FileKeys): string {
  const masterKeys = Object.fromEntries(
    [...keys.masterKeys].map(([id, key]) => [id, key.toString('base64url')]),
  );
  const { currentMasterKeyId } = keys;
  const lookupKey = keys.lookupKey.toString('base64url');
  return `${JSON.stringify({ format: FORMAT, currentMasterKeyId, masterKeys, lookupKey }, null, 2)}\n`;
}

/** Reads a key file; one that is damaged is a fault that names the place, never a key. */
export function readFileKeys(text: string, file: string): FileKeys {
  const fault = (what: string) => new Error(`${file} is not a key ring: ${what}`);
  const found = parsed(text);
  if (!isObject(found) || found.format !== FORMAT) throw fault(`it is not JSON of the format ${FORMAT}`);
  const { currentMasterKeyId, masterKeys: texts, lookupKey: lookupText } = found;
  if (!isObject(texts)) throw fault('it has no masterKeys');
  const masterKeys = new Map<string, Buffer>();
  for (const [id, encoded] of Object.entries(texts)) {
    const key = keyOf(encoded);
    if (!key || keyIdOf(key) !== id) throw fault(`master key ${id} is damaged`);
    masterKeys.set(id, key);
  }
  const lookupKey = keyOf(lookupText);
  if (!lookupKey) throw fault('lookupKey is damaged');
  if (typeof currentMasterKeyId !== 'string' || !masterKeys.has(currentMasterKeyId))
    throw fault('currentMasterKeyId names no key in it');
  return { currentMasterKeyId, masterKeys, lookupKey };
}

// An id that follows from the key shows a damaged key, and two rings cannot have different keys of one id.
function keyIdOf(key: Buffer): string {
  return `mk-${createHash('sha256').update('huize master key id').update(key).digest('hex').slice(0, 16)}`;
}

function keyOf(encoded: unknown): Buffer | undefined {
  if (typeof encoded !== 'string') return undefined;
  const key = Buffer.from(encoded, 'base64url');
  return key.length === KEY_BYTES ? key : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the parser's message would quote the file
  }
}
