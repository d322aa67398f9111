import { isObject } from '../../core/shared/json.ts';
import type { SealedBytes } from './sealed-bytes.ts';

/** A sealed content as one file: a line of JSON with the wrapped key, then the encrypted bytes. */
export function encodeSealedFile({ masterKeyId, wrapped, data }: SealedBytes): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ masterKeyId, wrapped })}\n`), data]);
}

/** Reads a sealed file; another form was not written by a file store: a fault that names the file. */
export function decodeSealedFile(name: string, stored: Buffer): SealedBytes {
  const end = stored.indexOf('\n');
  const header: unknown = JSON.parse(stored.subarray(0, end).toString('utf8'));
  if (isObject(header) && typeof header.masterKeyId === 'string' && typeof header.wrapped === 'string')
    return { masterKeyId: header.masterKeyId, wrapped: header.wrapped, data: stored.subarray(end + 1) };
  throw new Error(`file ${name} was not written by this file store`);
}
