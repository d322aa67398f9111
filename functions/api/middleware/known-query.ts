import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
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
    const hint = names.length === 0 ? 'this address takes no query' : `right is one of ${names.join(', ')}`;
    const detail = isTwice ? `${found} is given twice; right is once` : `${found} is not read here; ${hint}`;
    return [
      {
        pointer: `/query/${found}`,
        code: 'unknown-parameter',
        detail,
        ...(nearest !== undefined && { nearest }),
      },
    ];
  });
  const [first] = items;
  if (first !== undefined) throw new Refusal('request-invalid', first.detail, items);
}
