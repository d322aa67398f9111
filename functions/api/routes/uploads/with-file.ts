import { digestOf } from '../../../core/shared/digest.ts';
import type { RefusalName } from '../../../core/shared/refusal.ts';
import { type TakenUpload, takeUp } from '../../../core/use-cases/uploads/take-up.ts';
import { validateTakeUpRequest } from '../../../generated/api-validators.js';
import type { BodyDeclaration, Call } from '../../endpoint.ts';
import { readBody } from '../../middleware/read-body.ts';
import { readUpload, type SentFile } from '../../middleware/read-upload.ts';
import { requireValid } from '../../middleware/require-valid.ts';
import { keyOf } from '../cases/request-meta.ts';
import { takeUpAddress, uploadOwner } from './upload-owner.ts';

/** A file of a request, and where it was put apart, the upload in hand. */
export interface GivenFile extends SentFile {
  readonly taken: TakenUpload | undefined;
}

/** What a request is refused for, besides, that names an upload. */
export const takeUpRefusals = [
  'upload-unknown',
  'upload-unfinished',
  'upload-expired',
  'upload-damaged',
  'upload-taken-up',
] as const satisfies readonly RefusalName[];

/** The body that names an upload. */
const takeUpBody: BodyDeclaration = {
  contentType: 'application/json',
  schemas: ['TakeUpRequest'],
  mostBytes: 1000,
  example: { upload: 'upload-0f8fad5b-d9cb-469f-a165-70867728950e' },
};

/** What an endpoint says of its files. */
interface FileTerms {
  readonly mostBytes: number;
  /** Whether it gives the same answer again under the same Idempotency-Key. */
  readonly isKeyed: boolean;
}

/**
 * Has a piece of work done with the file of a request: its body, the one file of its form, or an upload that it names
 * in JSON, which is then taken up. Refuses what readUpload and takeUp refuse.
 */
export async function withFile<T>(
  call: Call,
  { mostBytes, isKeyed }: FileTerms,
  work: (file: GivenFile) => Promise<T>,
): Promise<T> {
  const request = call.context.req.raw;
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return work({ ...(await readUpload(request, mostBytes)), taken: undefined });
  const { upload: id } = requireValid(validateTakeUpRequest, (await readBody(call, takeUpBody)).value);
  const { idempotency } = keyOf(call);
  const under = isKeyed && idempotency !== undefined ? digestOf(idempotency) : null;
  const wish = { ...uploadOwner(call), id, at: takeUpAddress(call, ''), under };
  return takeUp(call.services.platform.uploads, wish, (taken) => {
    const { contentType } = taken.upload;
    return work({ name: undefined, contentType, content: taken.content, taken });
  });
}
