import type { Context } from 'hono';
import type { Answer } from '../answer.ts';
import type { ApiServices } from '../api-services.ts';

/** Encoded here: the server's own way to write text that is not Latin takes three times as long. */
const encoder = new TextEncoder();

const REQUEST_ID = /^[\w.:-]{1,80}$/;

/**
 * Writes an answer with the headers that all answers have. The one place where a response is made: plain headers and
 * a whole body are the fast path of the server.
 */
export function respond(
  { status, headers, body }: Answer,
  context: Context,
  services: ApiServices,
): Response {
  const given = context.req.header('x-request-id');
  const requestId = given !== undefined && REQUEST_ID.test(given) ? given : services.newRequestId();
  return new Response(typeof body === 'string' ? encoder.encode(body) : body, {
    status,
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...headers,
    },
  });
}
