import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { StagedFiles } from '../../core/ports/staged-files.ts';
import { decryptBytes, encryptBytes } from '../identity/aes-gcm.ts';
import { asStorageFault } from './no-room-left.ts';

/** So much is encrypted and held at once. */
const frameBytes = 1_048_576;

/**
 * Staged files below a folder: a head with the wrapped key, then frames, each encrypted and bound to its place, the
 * last one empty, so that a frame that is missing, moved or cut off is a fault.
 */
export function openFolderStagedFiles(folder: string, keyRing: KeyRing): StagedFiles {
  const pathOf = (id: string) => join(folder, id.replaceAll(/[^\w.-]/g, '_'));
  return {
    keep: async (content) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = `upload_${randomUUID()}`;
      try {
        const file = await open(pathOf(id), 'wx', 0o600);
        try {
          const sha256 = await writeFrames(file, content, keyRing);
          await file.sync();
          return { id, sha256 };
        } finally {
          await file.close();
        }
      } catch (fault) {
        await rm(pathOf(id), { force: true });
        throw asStorageFault(fault);
      }
    },
    rename: (id, to) => rename(pathOf(id), pathOf(to)),
    open: (id) => readFrames(pathOf(id), keyRing),
    remove: (id) => rm(pathOf(id), { force: true }),
    ids: async () => {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return names.sort();
    },
  };
}

interface Head {
  readonly token: string;
  readonly masterKeyId: string;
  readonly wrapped: string;
}

async function writeFrames(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  keyRing: KeyRing,
): Promise<string> {
  const token = `staged#${randomUUID()}`;
  const { key, stored } = await keyRing.newDataKey(token);
  const hash = createHash('sha256');
  let count = 0;
  const write = async (plain: Uint8Array) => {
    await writeBlock(file, encryptBytes(key, plain, placeOf(token, count)));
    count += 1;
  };
  await writeBlock(file, Buffer.from(JSON.stringify({ token, ...stored } satisfies Head)));
  for await (const frame of frames(content)) {
    hash.update(frame);
    await write(frame);
  }
  await write(new Uint8Array(0));
  key.fill(0);
  return hash.digest('hex');
}

/** Joins small parts and cuts large ones. */
async function* frames(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content)
    for (let from = 0; from < part.length; from += frameBytes) {
      const piece = part.subarray(from, from + frameBytes);
      parts.push(piece);
      length += piece.length;
      if (length < frameBytes) continue;
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
    }
  if (length > 0) yield Buffer.concat(parts);
}

async function writeBlock(file: FileHandle, bytes: Uint8Array): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  await file.writeFile(Buffer.concat([length, bytes]));
}

async function* readFrames(path: string, keyRing: KeyRing): AsyncGenerator<Uint8Array> {
  let head: Head | undefined;
  let key: Uint8Array | undefined;
  let count = 0;
  let isWhole = false;
  for await (const block of blocks(path)) {
    if (head === undefined || key === undefined) {
      head = JSON.parse(block.toString('utf8')) as Head; // what opens nothing is found out by the next lines
      key = await keyRing.unwrap(head, head.token);
      continue;
    }
    const plain = decryptBytes(key, block, placeOf(head.token, count));
    if (plain === undefined) throw new Error(`frame ${count} of ${path} is not what was kept`);
    count += 1;
    isWhole = plain.length === 0;
    if (!isWhole) yield plain;
  }
  if (!isWhole) throw new Error(`${path} is cut off after ${count} frames`);
}

async function* blocks(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const part of createReadStream(path, { highWaterMark: frameBytes })) {
    rest = Buffer.concat([rest, part as Buffer]); // a stream without encoding gives buffers
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const end = 4 + rest.readUInt32BE(0);
      yield rest.subarray(4, end);
      rest = rest.subarray(end);
    }
  }
}

function placeOf(token: string, count: number): string {
  return `${token}#${count}`;
}
