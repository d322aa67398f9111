import type { Paged, PageRequest } from '../../core/ports/case-store.ts';
import type { RefusalName } from '../../core/shared/refusal.ts';
import { jsonAnswer } from '../answer.ts';
import type { Call, Endpoint } from '../endpoint.ts';
import type { Parameter } from '../parameter.ts';
import { parameterOf } from '../parameter-of.ts';
import { pageLimit } from '../parameters.ts';
import { storeCursor } from './cases/case-parameters.ts';

/** What one list says of itself; the rest is the same for every list. */
interface ListDeclaration
  extends Pick<Endpoint, 'id' | 'path' | 'access' | 'touches' | 'unknown' | 'summary' | 'description'> {
  /** Before limit and cursor. */
  readonly parameters: readonly Parameter[];
  /** Name in schemas/api of a page. */
  readonly schema: string;
  /** Besides what every list refuses. */
  readonly refusals?: readonly RefusalName[];
  readonly page: (call: Call, request: PageRequest) => Promise<Paged<object>>;
}

/** The endpoint of a list: one page of it, and the cursor of the page after it. */
export function listPage({ parameters, schema, refusals = [], page, ...rest }: ListDeclaration): Endpoint {
  const { unknown } = rest;
  return {
    ...rest,
    method: 'GET',
    parameters: [...parameters, pageLimit, storeCursor],
    answers: [{ status: 200, contentType: 'application/json', description: 'One page', schema }],
    refusals: [...(unknown === undefined ? [] : [unknown]), ...refusals, 'request-invalid', 'cursor-invalid'],
    async answer(call) {
      const request = { limit: parameterOf(call, pageLimit), cursor: parameterOf(call, storeCursor) };
      return jsonAnswer(await page(call, request));
    },
  };
}

/** A page with its items as they are shown. */
export async function shownPage<T>(
  { items, next }: Paged<T>,
  show: (item: T) => object | Promise<object>,
): Promise<Paged<object>> {
  return { items: await Promise.all(items.map(show)), next };
}
