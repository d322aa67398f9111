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
  right: string,
  name: RefusalName = 'request-invalid',
): Refusal {
  const detail = `${where.name} is ${JSON.stringify(found.slice(0, 60))}; right is ${right}`;
  return new Refusal(name, detail, [
    { pointer: `/${where.in}/${where.name}`, code: 'parameter-value', detail },
  ]);
}
