import type { Context } from 'hono';
import type { AccessResource } from '../core/access/access-rule.ts';
import type { Caller } from '../core/access/caller.ts';
import type { Role } from '../core/access/roles.ts';
import type { PolicySnapshot } from '../core/ports/policy-library.ts';
import type { RefusalName } from '../core/shared/refusal.ts';
import type { Bilingual } from '../core/shared/text.ts';
import type { EndpointAccess } from './access.ts';
import type { Answer } from './answer.ts';
import type { ApiServices } from './api-services.ts';
import type { Parameter } from './parameter.ts';

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

/** A file that an endpoint takes as it is, in a form, or put apart before. */
export interface UploadDeclaration {
  readonly contentTypes: readonly string[];
  /** Larger files are refused unread. */
  readonly mostBytes: number;
  /** As it is alone. */
  readonly isPlain?: true;
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
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly access: EndpointAccess;
  /** What is asked for, as far as the access rule's scope looks at it; absent where the scope is `any` or `none`. */
  readonly touches?: (call: AskedCall) => AccessResource | Promise<AccessResource>;
  /** What is refused where it is out of reach, as if it were not there; case-unknown where absent. */
  readonly unknown?: RefusalName;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly parameters: readonly Parameter[];
  readonly body?: BodyDeclaration;
  readonly upload?: UploadDeclaration;
  readonly answers: readonly AnswerDeclaration[];
  readonly refusals: readonly RefusalName[];
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

/** An endpoint that takes a file. */
export interface FileEndpoint extends Endpoint {
  readonly upload: UploadDeclaration;
}

/** A request before anybody has looked at who may ask. */
export interface AskedCall {
  readonly context: Context;
  readonly services: ApiServices;
  /** The policies as they were when the request came. */
  readonly snapshot: PolicySnapshot;
  /** Who asks; undefined where the endpoint is open to all, whose tokens nobody reads. */
  readonly caller: Caller | undefined;
}

/** One request to an endpoint that may be answered. */
export interface Call extends AskedCall {
  /** The roles that opened the door; what is shown is masked for them and no others. */
  readonly by: readonly Role[];
}
