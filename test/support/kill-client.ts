import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import type { Act, SeenCase } from './kill-acts.ts';

/** What became of a request. */
export type ActOutcome =
  | { readonly kind: 'done'; readonly after: SeenCase }
  | { readonly kind: 'refused'; readonly status: number; readonly type: string }
  /** The server was gone: whether it was done, nobody knows yet. */
  | { readonly kind: 'unknown' }
  /** Nobody listened: it was not done. */
  | { readonly kind: 'unreached' };

export interface KillClient {
  send(one: Act): Promise<ActOutcome>;
  read(caseId: string): Promise<SeenCase | undefined>;
}

const longestAnswerMs = 120_000;
/** The disk is full; the answer says that nothing was kept. */
const nothingKept = 507;

/** Speaks HTTP with tokens of the folder's own issuer. */
export function killClient(url: string, data: string): KillClient {
  const issuer = openLocalIssuer(dataPaths(data).issuer, systemClock);
  const tokens = new Map<string, Promise<string>>();
  const token = (role: string, jurisdiction: string) => {
    const subject = `${role}@${jurisdiction}`;
    const known =
      tokens.get(subject) ?? issuer.issueToken({ role, jurisdiction, subject, lifetimeInMinutes: 60 });
    tokens.set(subject, known);
    return known;
  };
  return {
    send: async ({ key, role, office, path, body, revision }) => {
      const isFile = body instanceof Uint8Array;
      const request: RequestInit = {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await token(role, office)}`,
          'idempotency-key': key,
          ...(revision !== undefined && { 'if-match': `"${revision}"` }),
          ...(body && { 'content-type': isFile ? 'application/pdf' : 'application/json' }),
        },
        signal: AbortSignal.timeout(longestAnswerMs),
        ...(body && { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
      };
      const answer = await answerOf(url + path, request);
      if (answer === 'unreached') return { kind: 'unreached' };
      if (answer === undefined || (answer.status >= 500 && answer.status !== nothingKept))
        return { kind: 'unknown' };
      if (answer.status < 300) return { kind: 'done', after: answer.body as SeenCase };
      return { kind: 'refused', status: answer.status, type: typeOf(answer.body) };
    },
    read: async (caseId) => {
      const authorization = `Bearer ${await token('integrator', '100000')}`;
      const answer = await answerOf(`${url}/v1/cases/${caseId}`, { headers: { authorization } });
      return typeof answer === 'object' && answer.status === 200 ? (answer.body as SeenCase) : undefined;
    },
  };
}

/** An answer that came whole; undefined where the connection broke on the way. */
async function answerOf(url: string, request: RequestInit) {
  try {
    const answer = await fetch(url, request);
    return { status: answer.status, body: (await answer.json()) as unknown };
  } catch (fault) {
    const cause = fault instanceof Error ? fault.cause : undefined;
    const isUnreached = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
    return isUnreached ? 'unreached' : undefined;
  }
}

function typeOf(problem: unknown): string {
  const type =
    typeof problem === 'object' && problem !== null && 'type' in problem ? problem.type : undefined;
  return String(type).split('/').at(-1) ?? '';
}
