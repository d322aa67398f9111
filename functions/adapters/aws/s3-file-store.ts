import { createHash } from 'node:crypto';
import type { FileStore } from '../../core/ports/file-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { openSealedBytes, sealBytes } from '../identity/sealed-bytes.ts';
import { decodeSealedFile, encodeSealedFile } from '../identity/sealed-file.ts';
import { readObject, type S3Access, writeObject } from './s3-object.ts';

const digest = /^[0-9a-f]{64}$/;
const keyOf = (sha256: string) => `materials/${sha256.slice(0, 2)}/${sha256}`;

/**
 * Materials in a bucket, each sealed by a data key of its own as in a folder: whoever may read the bucket, or a copy
 * of it, reads nothing without the key ring. An object is written once and never replaced.
 */
export function createS3FileStore(access: S3Access, keyRing: KeyRing): FileStore {
  return {
    keep: async (content) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const sealed = encodeSealedFile(await sealBytes(keyRing, sha256, content));
      // False means that the same content is there already.
      await writeObject(access, keyOf(sha256), sealed, {
        contentType: 'application/octet-stream',
        over: 'absent',
      });
      return sha256;
    },
    read: async (sha256) => {
      if (!digest.test(sha256)) return undefined;
      const found = await readObject(access, keyOf(sha256));
      if (found === 'absent' || found === 'unchanged') return undefined;
      return openSealedBytes(keyRing, sha256, decodeSealedFile(sha256, Buffer.from(found.bytes)));
    },
  };
}
