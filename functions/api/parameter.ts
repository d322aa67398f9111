import { Refusal, type RefusalName } from '../core/shared/refusal.ts';
import type { Bilingual } from '../core/shared/text.ts';

/** A part of the path, an entry of the query or a header, and how it is read. */
export interface Parameter<T = unknown> {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: Bilingual;
  /** Parts of the path are asked for anyway. */
  readonly isRequired?: true;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Read by people in /docs and sent by a test. */
  readonly example?: string;
  /** Throws a Refusal for what cannot be right. */
  readonly read: (text: string | undefined) => T;
}

/** A parameter that cannot be right. */
export function wrongParameter(
  where: Pick<Parameter, 'name' | 'in'>,
  found: string,
  right: Bilingual,
  name: RefusalName = 'request-invalid',
): Refusal {
  const shown = JSON.stringify(found.slice(0, 60));
  const detail = `${where.name} is ${shown}; right is ${right.en}`;
  const zh = `${where.name} 是 ${shown}；应为${right.zh}`;
  return new Refusal(name, { zh, en: detail }, [
    { pointer: `/${where.in}/${where.name}`, code: 'parameter-value', detail, zh },
  ]);
}

/** What is right where only some words are. */
export function oneOf(words: readonly string[]): Bilingual {
  return { zh: ` ${words.join('、')} 之一`, en: `one of ${words.join(', ')}` };
}

export const MONTH_FORM: Bilingual = { zh: '月份，写作 YYYY-MM，如 2023-03', en: 'YYYY-MM, such as 2023-03' };
