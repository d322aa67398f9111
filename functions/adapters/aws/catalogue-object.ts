import { gunzipSync, gzipSync } from 'node:zlib';
import { fileLayer } from '../../core/policies/check/file-layer.ts';
import type { LibraryFinding } from '../../core/ports/policy-library.ts';
import type { PublicationHeads } from '../../core/publications/publication-head.ts';
import { isObject } from '../../core/shared/json.ts';
import {
  isLayout,
  type PolicyShelf,
  policyShelf,
  type ShelvedFile,
} from '../../core/use-cases/policy-shelf.ts';
import type { PolicyFile } from '../../generated/policy-file.ts';

/** A file of the bucket as it was last read, its publications included. */
export interface LyingFile {
  readonly path: string;
  readonly etag: string;
  readonly text: string;
}

/** What is in use of a bucket of policies, and what is needed to take in its next change. */
export interface CatalogueState {
  readonly shelf: PolicyShelf;
  readonly lying: ReadonlyMap<string, LyingFile>;
  readonly heads: PublicationHeads;
  /** Files that nobody approved, for whoever asks how the policies are. */
  readonly notes: readonly LibraryFinding[];
}

/** Where policy files and publications lie in the bucket, by their paths below the policies folder. */
export const policyPrefix = 'policies/';

/** Where the state lies in the bucket; only the function that checks policies may write there. */
export const catalogueKey = 'catalogue/current.json.gz';

const format = 'huize-catalogue-1';

/** A text is kept once: `inUse` is absent where what lies there is in use, and null where nothing of the file is. */
interface StoredFile {
  readonly path: string;
  readonly etag?: string;
  readonly text?: string;
  readonly isOnShelf: boolean;
  readonly inUse?: string | null;
}

interface StoredState {
  readonly format: typeof format;
  readonly files: readonly StoredFile[];
  readonly findings: readonly LibraryFinding[];
  readonly neverGood: readonly string[];
  readonly refused: readonly (readonly [string, LibraryFinding])[];
  readonly heads: PublicationHeads;
  readonly notes: readonly LibraryFinding[];
}

/** One object for all of it: whoever starts reads it in one piece, and checks nothing a second time. */
export function encodeCatalogue({ shelf, lying, heads, notes }: CatalogueState): Uint8Array {
  const paths = [...new Set([...lying.keys(), ...shelf.files.keys()])].sort();
  const stored: StoredState = {
    format,
    files: paths.map((path) => storedFile(path, lying.get(path), shelf.files.get(path))),
    findings: shelf.findings,
    neverGood: [...shelf.neverGood],
    refused: [...shelf.refused],
    heads,
    notes,
  };
  return gzipSync(JSON.stringify(stored));
}

function storedFile(
  path: string,
  lying: LyingFile | undefined,
  shelved: ShelvedFile | undefined,
): StoredFile {
  const text = lying?.text;
  const inUse = shelved?.inUse?.text;
  return {
    path,
    ...(lying !== undefined && { etag: lying.etag, text: lying.text }),
    isOnShelf: shelved !== undefined,
    ...(inUse !== text && { inUse: inUse ?? null }),
  };
}

/** Reads the object; another form is a fault: nothing is decided by what nobody checked. */
export function decodeCatalogue(bytes: Uint8Array): CatalogueState {
  const stored = parsed(bytes);
  const files = new Map<string, ShelvedFile>();
  const lying = new Map<string, LyingFile>();
  for (const { path, etag, text, isOnShelf, inUse = text } of stored.files) {
    if (etag !== undefined && text !== undefined) lying.set(path, { path, etag, text });
    if (isOnShelf) files.set(path, { path, text, inUse: used(path, inUse) });
  }
  const { findings, neverGood, refused, heads, notes } = stored;
  const shelf = policyShelf(files, findings, new Set(neverGood), new Map(refused));
  return { shelf, lying, heads, notes };
}

function used(path: string, text: string | null | undefined): ShelvedFile['inUse'] {
  if (text === undefined || text === null) return undefined;
  if (isLayout(path)) return { text, layer: undefined };
  return { text, layer: fileLayer(JSON.parse(text) as PolicyFile, path) }; // it was checked before it was put in use
}

function parsed(bytes: Uint8Array): StoredState {
  const value: unknown = JSON.parse(gunzipSync(bytes).toString('utf8'));
  if (isObject(value) && value.format === format) return value as unknown as StoredState; // only encodeCatalogue writes it
  throw new Error(`${catalogueKey} is not a catalogue of the format ${format}`);
}
