import { Refusal } from '../../core/shared/refusal.ts';
import type { Bilingual } from '../../core/shared/text.ts';

/** Refuses media-type-unsupported for a body of another type, another charset or with a content encoding. */
export function requireMediaType(headers: Headers, wanted: string): void {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity')
    throw unsupported({
      zh: `content-encoding 是 ${quote(encoding)}；正文应当不压缩`,
      en: `content-encoding is ${quote(encoding)}; right is an uncompressed body`,
    });
  const given = headers.get('content-type');
  if (given === wanted) return;
  const [type = '', ...options] = (given ?? '').toLowerCase().split(';');
  const isRight =
    type.trim() === wanted ||
    (wanted === 'application/json' && /^application\/[\w.-]+\+json$/.test(type.trim()));
  if (!isRight)
    throw unsupported({
      zh: `content-type ${given === null ? '没有写明' : `是 ${quote(given)}`}；应为 ${wanted}`,
      en: `content-type is ${given === null ? 'not given' : quote(given)}; right is ${wanted}`,
    });
  const charset = options.map((option) => option.trim()).find((option) => option.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset))
    throw unsupported({
      zh: `此处不读取 ${quote(charset)}；应为 UTF-8`,
      en: `${quote(charset)} is not read here; right is UTF-8`,
    });
}

function unsupported(said: Bilingual): Refusal {
  const item = { pointer: '', code: 'content-type', detail: said.en, zh: said.zh };
  return new Refusal('media-type-unsupported', said, [item]);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
