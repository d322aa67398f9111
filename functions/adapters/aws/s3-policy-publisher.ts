import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { LibraryFinding } from '../../core/ports/policy-library.ts';
import type { Trust } from '../../core/publications/check-signatures.ts';
import type { PublicationHeads } from '../../core/publications/publication-head.ts';
import { EMPTY_SHELF } from '../../core/use-cases/policy-shelf.ts';
import { refreshPolicies } from '../../core/use-cases/refresh-policies.ts';
import { changeOf } from '../policy-gate.ts';
import {
  type CatalogueState,
  catalogueKey,
  decodeCatalogue,
  encodeCatalogue,
  type LyingFile,
  policyPrefix,
} from './catalogue-object.ts';
import { readObject, type S3Access, writeObject } from './s3-object.ts';

export interface PolicyPublisherParts {
  readonly access: S3Access;
  readonly trust: Trust;
  /** The day in Beijing. */
  readonly today: () => string;
  /** Whether the file at a path below policies/ is one for this platform. */
  readonly isOurs: (path: string) => boolean;
}

/** What became of the bucket since it was last looked at. */
export interface PublishReport {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly findings: readonly LibraryFinding[];
}

const filesAtOnce = 16;
const attempts = 5;

const emptyState: CatalogueState = { shelf: EMPTY_SHELF, lying: new Map(), heads: {}, notes: [] };

/**
 * Takes what lies in the bucket into the catalogue that every function reads: signatures and sequence first, then the
 * check. What is not right is reported and the last good version stays. Several at once are one after the other.
 */
export async function publishPolicies(parts: PolicyPublisherParts): Promise<PublishReport> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const report = await publishOnce(parts);
    if (report !== undefined) return report;
  }
  throw new Error(`${catalogueKey} was written by others ${attempts} times; publish again`);
}

/** Undefined where somebody else wrote the catalogue meanwhile. */
async function publishOnce({
  access,
  trust,
  today,
  isOurs,
}: PolicyPublisherParts): Promise<PublishReport | undefined> {
  const found = await readObject(access, catalogueKey);
  const isFirst = found === 'absent' || found === 'unchanged';
  const before = isFirst ? emptyState : decodeCatalogue(found.bytes);
  const lying = await readLying(access, before.lying, isOurs);
  let heads: PublicationHeads = before.heads;
  const gate = {
    trust,
    today,
    heads: {
      load: async () => heads,
      advance: async (later: PublicationHeads) => {
        heads = later; // written with the rest, or not at all
      },
    },
  };
  const texts = new Map([...lying].map(([path, { text }]) => [path, text]));
  const change = await changeOf(gate, texts, before.shelf);
  const shelf = refreshPolicies(before.shelf, change);
  const after = { shelf, lying, heads, notes: change.notes };
  const isWritten = await writeObject(access, catalogueKey, encodeCatalogue(after), {
    contentType: 'application/gzip',
    over: isFirst ? 'absent' : found.etag,
  });
  if (!isWritten) return undefined;
  return {
    changed: change.changed.map(({ path }) => path),
    removed: change.removed,
    findings: [...shelf.findings, ...change.notes],
  };
}

/** All files below policies/; those with the ETag that is known are not read again. */
async function readLying(
  access: S3Access,
  known: CatalogueState['lying'],
  isOurs: (path: string) => boolean,
): Promise<Map<string, LyingFile>> {
  const listed = (await listPaths(access)).filter(({ path }) => isOurs(path));
  const lying = new Map<string, LyingFile>();
  for (let from = 0; from < listed.length; from += filesAtOnce)
    await Promise.all(
      listed.slice(from, from + filesAtOnce).map(async ({ path, etag }) => {
        const before = known.get(path);
        const file = before?.etag === etag ? before : await readFile(access, path);
        if (file !== undefined) lying.set(path, file);
      }),
    );
  return new Map([...lying].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function listPaths({ client, bucket }: S3Access): Promise<{ path: string; etag: string }[]> {
  const paths: { path: string; etag: string }[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: policyPrefix, ContinuationToken }),
    );
    for (const { Key = '', ETag = '' } of page.Contents ?? [])
      paths.push({ path: Key.slice(policyPrefix.length), etag: ETag });
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return paths;
}

async function readFile(access: S3Access, path: string): Promise<LyingFile | undefined> {
  const found = await readObject(access, `${policyPrefix}${path}`);
  if (found === 'absent' || found === 'unchanged') return undefined; // gone since it was listed
  return { path, etag: found.etag, text: Buffer.from(found.bytes).toString('utf8') };
}
