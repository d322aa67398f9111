import type { RefusalName } from '../core/shared/refusal.ts';
import type { ApiValidator } from '../generated/api-validators.js';
import type { BodyDeclaration, Call } from './endpoint.ts';
import { readBody } from './middleware/read-body.ts';
import { requireValid } from './middleware/require-valid.ts';

/** A JSON body as its endpoint declares it, with what checks it. */
export interface JsonBody<T> extends BodyDeclaration {
  readonly validate: ApiValidator<T>;
}

/** What every endpoint refuses that takes one. */
export const bodyRefusals: readonly RefusalName[] = [
  'body-too-large',
  'body-malformed',
  'media-type-unsupported',
  'request-invalid',
];

/** Declares a body by the name of its definition in schemas/api. */
export function jsonBody<T>({
  schema,
  ...rest
}: Pick<JsonBody<T>, 'validate' | 'mostBytes'> & {
  readonly schema: string;
  readonly example: NoInfer<T>;
}): JsonBody<T> {
  return { ...rest, contentType: 'application/json', schemas: [schema] };
}

/** Reads a body and checks it. Refuses what bodyRefusals lists, or what the schema names. */
export async function readValid<T>(call: Call, body: JsonBody<T>): Promise<T> {
  return requireValid(body.validate, (await readBody(call, body)).value);
}
