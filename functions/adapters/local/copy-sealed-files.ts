import { createHash } from 'node:crypto';
import { mkdir, opendir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeSealedFile } from '../identity/sealed-file.ts';
import { writeWhole } from './write-whole.ts';

const shard = /^[0-9a-f]{2}$/;
const digest = /^[0-9a-f]{64}$/;

/** A material file, sealed as it lies there. */
export interface CopiedFile {
  /** SHA-256 of what is in it, which is its name. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the sealed bytes; wrapping its key anew changes them. */
  readonly sha256: string;
  readonly masterKeyId: string;
}

/** Names of the files of a folder file store, or of a copy of the bucket's materials, in order; a folder that is not there has none. */
export async function* sealedFileNames(folder: string): AsyncGenerator<string> {
  for (const part of (await namesIn(folder)).filter((name) => shard.test(name)).sort())
    for (const name of (await namesIn(join(folder, part))).sort()) if (digest.test(name)) yield name;
}

/** Where a file of a folder file store lies. */
export const sealedFilePath = (folder: string, name: string): string => join(folder, name.slice(0, 2), name);

/** Copies one file, sealed, and says what it was; a file of another form is a fault. */
export async function copySealedFile(from: string, to: string, name: string): Promise<CopiedFile> {
  const stored = await readFile(sealedFilePath(from, name));
  const { masterKeyId } = decodeSealedFile(name, stored);
  const target = sealedFilePath(to, name);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeWhole(target, stored);
  const sha256 = createHash('sha256').update(stored).digest('hex');
  return { name, bytes: stored.length, sha256, masterKeyId };
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of await opendir(folder)) names.push(entry.name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return names;
}
