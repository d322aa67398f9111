import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import type { Parameter } from '../parameter.ts';

/** Refuses request-invalid for a query that the endpoint does not read: a slip must not get an answer to another question. */
export function requireKnownQuery(url: string, parameters: readonly Parameter[]): void {
  const start = url.indexOf('?');
  if (start < 0) return;
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const given = [...new URLSearchParams(url.slice(start)).keys()];
  const items = given.flatMap((name, index) => {
    const isTwice = given.indexOf(name) !== index;
    if (names.includes(name) && !isTwice) return [];
    const found = name.slice(0, 60);
    const nearest = isTwice ? undefined : nearestName(found, names);
    const { zh, en } = isTwice ? givenTwice(found) : notRead(found, names);
    return [
      {
        pointer: `/query/${found}`,
        code: 'unknown-parameter',
        detail: en,
        zh,
        ...(nearest !== undefined && { nearest }),
      },
    ];
  });
  const [first] = items;
  if (first !== undefined) throw new Refusal('request-invalid', { zh: first.zh, en: first.detail }, items);
}

function givenTwice(name: string): Bilingual {
  return { zh: `${name} 重复；应当只写一次`, en: `${name} is given twice; right is once` };
}

function notRead(name: string, names: readonly string[]): Bilingual {
  if (names.length === 0)
    return {
      zh: `此处不读取 ${name}；该地址不带查询参数`,
      en: `${name} is not read here; this address takes no query`,
    };
  return {
    zh: `此处不读取 ${name}；应为 ${names.join('、')} 之一`,
    en: `${name} is not read here; right is one of ${names.join(', ')}`,
  };
}
