import type { PolicyLibrary, PolicySnapshot } from '../../core/ports/policy-library.ts';
import { EMPTY_SHELF } from '../../core/use-cases/policy-shelf.ts';
import { catalogueKey, decodeCatalogue } from './catalogue-object.ts';
import type { ObjectRead } from './s3-object.ts';

export interface S3PolicyLibrary extends PolicyLibrary {
  /** Looks whether the catalogue has changed; to be awaited before each piece of work. */
  refresh(): Promise<void>;
}

export interface S3PolicyLibraryParts {
  /** Reads objects of the bucket of policies. */
  readonly read: ObjectRead;
  /** The catalogue could not be read: what was in use stays. */
  readonly onFault: (error: unknown) => void;
  readonly milliseconds: () => number;
  /** For so long it is not looked at again. */
  readonly atMostEveryMs?: number;
}

/**
 * The policies as the function that checks them left them in the bucket. It is asked for by its ETag, so that one that
 * has not changed costs a round trip and nothing else. Throws where the first look fails: without policies nothing is
 * decided. A bucket without catalogue has no policies yet.
 */
export function createS3PolicyLibrary(parts: S3PolicyLibraryParts): S3PolicyLibrary {
  const { read, onFault, milliseconds, atMostEveryMs = 15_000 } = parts;
  let snapshot: PolicySnapshot | undefined;
  let etag: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    const found = await read(catalogueKey, etag);
    if (found === 'absent') {
      snapshot ??= EMPTY_SHELF;
      return; // the first publication is seen at once
    }
    if (found !== 'unchanged') {
      const { shelf, notes } = decodeCatalogue(found.bytes);
      snapshot = notes.length === 0 ? shelf : { ...shelf, findings: [...shelf.findings, ...notes] };
      etag = found.etag;
    }
    lookedAt = milliseconds();
  };

  return {
    current: () => {
      if (snapshot === undefined) throw new Error('the policies are asked for before they were read');
      return snapshot;
    },
    refresh: async () => {
      // Either way: a clock may be set back.
      if (Math.abs(milliseconds() - lookedAt) < atMostEveryMs) return;
      looking ??= look().finally(() => {
        looking = undefined;
      });
      try {
        await looking;
      } catch (error) {
        if (snapshot === undefined) throw error;
        onFault(error);
      }
    },
  };
}
