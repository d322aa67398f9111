import { Refusal } from '../../core/shared/refusal.ts';

/** Refuses media-type-unsupported for a body of another type, another charset or with a content encoding. */
export function requireMediaType(headers: Headers, wanted: string): void {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity')
    throw unsupported(`content-encoding is ${quote(encoding)}; right is an uncompressed body`);
  const given = headers.get('content-type');
  if (given === wanted) return;
  const [type = '', ...options] = (given ?? '').toLowerCase().split(';');
  const isRight =
    type.trim() === wanted ||
    (wanted === 'application/json' && /^application\/[\w.-]+\+json$/.test(type.trim()));
  if (!isRight)
    throw unsupported(`content-type is ${given === null ? 'not given' : quote(given)}; right is ${wanted}`);
  const charset = options.map((option) => option.trim()).find((option) => option.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset))
    throw unsupported(`${quote(charset)} is not read here; right is UTF-8`);
}

function unsupported(detail: string): Refusal {
  return new Refusal('media-type-unsupported', detail, [{ pointer: '', code: 'content-type', detail }]);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
