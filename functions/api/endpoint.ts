import type { Context } from 'hono';
import type { PolicySnapshot } from '../core/ports/policy-library.ts';
import type { RefusalName } from '../core/shared/refusal.ts';
import type { Bilingual } from '../core/shared/text.ts';
import type { Answer } from './answer.ts';
import type { ApiServices } from './api-services.ts';
import type { Parameter } from './parameter.ts';

/** Who may call: everybody, without saying who they are. */
type Access = 'public';

/** A body that an endpoint reads. */
export interface BodyDeclaration {
  readonly contentType: 'application/json' | 'application/x-ndjson';
  /** Names in schemas/api; of a stream, the schema of one line. Several: one of them. */
  readonly schemas: readonly string[];
  /** Larger bodies (of a stream: longer lines) are refused unread. */
  readonly mostBytes: number;
  /** Read by people in /docs and sent by a test: it answers with the first of `answers`. */
  readonly example: unknown;
}

/** What an endpoint answers when all goes well. */
export interface AnswerDeclaration {
  readonly status: number;
  readonly contentType: string;
  readonly description: string;
  /** Name in schemas/api; absent for pages. */
  readonly schema?: string;
}

/** Everything about one endpoint; routing, validation, the OpenAPI document and /docs are made from it. */
export interface Endpoint {
  /** operationId. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly access: Access;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly parameters: readonly Parameter[];
  readonly body?: BodyDeclaration;
  readonly answers: readonly AnswerDeclaration[];
  readonly refusals: readonly RefusalName[];
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

/** One request to an endpoint. */
export interface Call {
  readonly context: Context;
  readonly services: ApiServices;
  /** The policies as they were when the request came. */
  readonly snapshot: PolicySnapshot;
}
