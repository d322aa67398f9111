import type { ActorRole } from '../../../core/cases/actor.ts';
import type { Case } from '../../../core/cases/case.ts';
import type { RefusalName } from '../../../core/shared/refusal.ts';
import type { Bilingual } from '../../../core/shared/text.ts';
import type { CaseServices, RequestMeta } from '../../../core/use-cases/cases/case-services.ts';
import type { ApiValidator } from '../../../generated/api-validators.js';
import type { EndpointAccess } from '../../access.ts';
import type { Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import type { Parameter } from '../../parameter.ts';
import { parameterOf } from '../../parameter-of.ts';
import { caseId, idempotencyKey, ifMatch } from './case-parameters.ts';
import { caseAnswer } from './case-view.ts';
import { metaOf, servicesOf } from './request-meta.ts';
import { touchedCase } from './touched-case.ts';

/** A step in a case: a body, or none, becomes a command; the answer is the case after it. */
export interface CaseAction<T> {
  readonly id: string;
  readonly method?: 'POST' | 'PATCH';
  /** Below /v1/cases/{caseId}. */
  readonly path: string;
  readonly access: EndpointAccess;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly parameters?: readonly Parameter[];
  /** What the body has to be; absent where the address says everything. */
  readonly takes?: { readonly schema: string; readonly validate: ApiValidator<T>; readonly example: T };
  readonly refusals: readonly RefusalName[];
  /** In which of several roles the caller acts. */
  readonly actsAs: readonly ActorRole[] | ((call: Call) => Promise<readonly ActorRole[]>);
  readonly run: (
    services: CaseServices,
    caseId: string,
    body: T,
    meta: RequestMeta,
    call: Call,
  ) => Promise<Case>;
}

const MOST_BYTES = 1_000_000;

/** What every step refuses. */
const ALWAYS: readonly RefusalName[] = [
  'case-unknown',
  'case-not-so-far',
  'not-your-stage',
  'revision-stale',
  'idempotency-key-reused',
  'pinned-policy-missing',
];

/** The endpoint of a step. */
export function caseAction<T = Record<string, never>>(action: CaseAction<T>): Endpoint {
  const { id, path, access, summary, description, takes, refusals, actsAs, run } = action;
  const body = takes && jsonBody({ ...takes, mostBytes: MOST_BYTES });
  return {
    id,
    method: action.method ?? 'POST',
    path: `/v1/cases/{caseId}/${path}`,
    access,
    touches: touchedCase,
    summary,
    description,
    parameters: [caseId, ...(action.parameters ?? []), idempotencyKey, ifMatch],
    ...(body && { body }),
    answers: [
      { status: 200, contentType: 'application/json', description: 'The case after it', schema: 'Case' },
    ],
    refusals: [...new Set([...ALWAYS, ...(takes ? bodyRefusals : []), ...refusals])],
    async answer(call) {
      const given = body ? await readValid(call, body) : ({} as T); // nothing is read of it
      const preferred = typeof actsAs === 'function' ? await actsAs(call) : actsAs;
      const meta = metaOf(call, preferred);
      const after = await run(servicesOf(call), parameterOf(call, caseId), given, meta, call);
      call.services.platform.wake();
      return caseAnswer(call, after);
    },
  };
}
