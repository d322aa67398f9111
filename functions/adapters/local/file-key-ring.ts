import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyRing, WrappedKey } from '../../core/ports/key-ring.ts';
import { decryptBytes, encryptBytes } from '../identity/aes-gcm.ts';
import {
  type FileKeys,
  makeFileKeys,
  readFileKeys,
  withNewMasterKey,
  writeFileKeys,
} from './file-key-ring-text.ts';
import { markOf, readOrMakePrivateFile, replacePrivateFile } from './private-file.ts';

/**
 * The key ring in a file, which is made with new keys at the first start. Without it the data is lost: back it up.
 * Another process may add a key meanwhile: it is taken up at the next use
 * in another turn of the event loop.
 */
export function openFileKeyRing(file: string): KeyRing {
  const read = () => {
    const text = readOrMakePrivateFile(file, () => writeFileKeys(makeFileKeys()));
    return readFileKeys(text, file);
  };
  let keys = read();
  let mark = markOf(file);
  let isLookedAt = false;
  return ringOf(() => {
    if (isLookedAt) return keys;
    // A page of people is opened in one turn of the event loop, and the file need not be asked for each.
    isLookedAt = true;
    setImmediate(() => {
      isLookedAt = false;
    });
    const now = markOf(file);
    if (now === mark || now === undefined) return keys; // one that was put away is none that was changed
    keys = successorOf(keys, read(), file);
    mark = now;
    return keys;
  });
}

/** A file with other keys would seal what nobody can open after the next start. */
function successorOf(keys: FileKeys, next: FileKeys, file: string): FileKeys {
  const isSame = [...keys.masterKeys.keys()].every((id) => next.masterKeys.has(id));
  if (isSame && next.lookupKey.equals(keys.lookupKey)) return next;
  throw new Error(`${file} was exchanged for another key ring; put back the key file of this data`);
}

/** Adds a master key to the file; new records use it from then on, and old ones can be wrapped again. */
export function rotateFileKeyRing(file: string): void {
  replacePrivateFile(file, (text) => writeFileKeys(withNewMasterKey(readFileKeys(text, file))));
}

function ringOf(keys: () => FileKeys): KeyRing {
  const objects = new WeakMap<Buffer, KeyObject>();
  const masterKey = (id: string): KeyObject => {
    const { masterKeys } = keys();
    const key = masterKeys.get(id);
    if (key) {
      const object = objects.get(key) ?? createSecretKey(key);
      objects.set(key, object);
      return object;
    }
    const held = [...masterKeys.keys()].join(', ');
    throw new Error(
      `master key ${id} is not in the key ring, which has ${held}; put back the key file of this data`,
    );
  };

  const wrap = (key: Uint8Array, context: string): WrappedKey => {
    const { currentMasterKeyId } = keys();
    const wrapped = encryptBytes(masterKey(currentMasterKeyId), key, boundTo(currentMasterKeyId, context));
    return { masterKeyId: currentMasterKeyId, wrapped: wrapped.toString('base64url') };
  };

  const unwrap = ({ masterKeyId, wrapped }: WrappedKey, context: string): Buffer => {
    const bytes = Buffer.from(wrapped, 'base64url');
    const key = decryptBytes(masterKey(masterKeyId), bytes, boundTo(masterKeyId, context));
    if (key) return key;
    throw new Error(
      `the data key of ${context} cannot be unwrapped: it was changed, or is that of another record`,
    );
  };

  return {
    get currentMasterKeyId() {
      return keys().currentMasterKeyId;
    },
    get retiredMasterKeyIds() {
      const { currentMasterKeyId, masterKeys } = keys();
      return [...masterKeys.keys()].filter((id) => id !== currentMasterKeyId);
    },
    newDataKey: async (context) => {
      const key = randomBytes(32);
      return { key, stored: wrap(key, context) };
    },
    unwrap: async (stored, context) => unwrap(stored, context),
    rewrap: async (stored, context) => {
      const key = unwrap(stored, context);
      const again = wrap(key, context);
      key.fill(0);
      return again;
    },
    lookupHash: async (text) =>
      createHmac('sha256', createSecretKey(keys().lookupKey)).update(text).digest('hex'),
  };
}

function boundTo(masterKeyId: string, context: string): string {
  return JSON.stringify(['huize data key', masterKeyId, context]);
}
