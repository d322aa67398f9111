import type { RowSource } from '../../../core/ports/row-source.ts';
import { bodyTooLarge } from '../../middleware/read-text.ts';
import type { RegisterPlatform } from '../../platform.ts';
import type { GivenFile } from '../uploads/with-file.ts';

/** An uploaded file that lies at hand. */
interface StagedUpload {
  readonly source: RowSource;
  /** Leaves it to the import with this id. */
  keepFor(importId: string): Promise<void>;
  /** Removes it, unless it was kept. */
  discard(): Promise<void>;
}

/**
 * Keeps what a request brings as it comes; refuses body-too-large once too much has come. What was put apart lies at
 * hand already; unless it is left to an import, it goes or stays as taking it up ends.
 */
export async function stagedUpload(
  { staged, sourceOf }: Pick<RegisterPlatform, 'staged' | 'sourceOf'>,
  { content, contentType, name: named, taken }: GivenFile,
  given: string | undefined,
  mostBytes: number,
): Promise<StagedUpload> {
  const { id, sha256 } = taken?.upload ?? (await staged.keep(counted(content, mostBytes)));
  const name = (given ?? named ?? nameFor(contentType)).slice(0, 200);
  let isKept = false;
  return {
    source: sourceOf(id, name, sha256),
    keepFor: async (importId) => {
      await taken?.handOn();
      await staged.rename(id, importId);
      isKept = true;
    },
    discard: async () => {
      if (!isKept && taken === undefined) await staged.remove(id);
    },
  };
}

/** The ending of a name says how a file is read. */
function nameFor(contentType: string): string {
  return /^application\/(x-ndjson|jsonl)/i.test(contentType) ? 'register.jsonl' : 'register.csv';
}

async function* counted(content: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > mostBytes) throw bodyTooLarge(null, mostBytes);
    yield part;
  }
}
