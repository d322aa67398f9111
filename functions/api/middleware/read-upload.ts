import { collectBytes } from '../../core/cases/collect-bytes.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { bodyTooLarge } from './read-text.ts';

/** A file as a request brings it. */
export interface SentFile {
  /** As the form calls it; undefined where the body is the file itself. */
  readonly name: string | undefined;
  /** As the request declares it; the content may be another. */
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What a form needs around its file. */
const formBytes = 64 * 1024;

/**
 * The file that a request brings: its body, or the one file of a form (multipart/form-data, RFC 7578). Refuses
 * body-too-large by its length before any of it is read, or once too much has come; body-malformed, file-not-accepted
 * with a content-encoding, request-invalid for a form with another number of files than one.
 */
export async function readUpload(request: Request, mostBytes: number): Promise<SentFile> {
  const { headers, body } = request;
  const contentType = headers.get('content-type') ?? '';
  const isForm = /^multipart\/form-data\s*;/i.test(contentType);
  await requireLength(request, isForm ? mostBytes + formBytes : mostBytes);
  if (headers.has('content-encoding'))
    throw new Refusal(
      'file-not-accepted',
      'the file came with a content-encoding; right is the file as it is',
    );
  if (!isForm) return { name: undefined, contentType, content: partsOf(body) };
  const file = await fileIn(await collectBytes(partsOf(body), mostBytes + formBytes), contentType);
  return { name: file.name, contentType: file.type, content: partsOf(file.stream()) };
}

async function requireLength(request: Request, mostBytes: number): Promise<void> {
  const length = request.headers.get('content-length');
  if (length === null || Number(length) <= mostBytes) return;
  throw bodyTooLarge(length, mostBytes);
}

async function fileIn(form: Uint8Array, contentType: string): Promise<File> {
  const headers = { 'content-type': contentType };
  const fields = await new Response(new Uint8Array(form), { headers }).formData().catch(() => {
    throw new Refusal(
      'body-malformed',
      'the body is not the multipart/form-data that its content-type says; right is RFC 7578 with that boundary',
    );
  });
  const files = [...fields.values()].filter((value) => value instanceof File);
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  const detail = `the form has ${files.length} files; right is one`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/file', code: 'file-count', detail }]);
}

async function* partsOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await readPart(reader);
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined); // the caller may be gone
  }
}

async function readPart(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new Refusal('body-malformed', 'the file broke off; right is as many bytes as content-length says');
  }
}
