import { type Context, Hono } from 'hono';
import { type AccessRule, isPublic } from '../core/access/access-rule.ts';
import { requireAccess } from '../core/access/require-access.ts';
import type { Role } from '../core/access/roles.ts';
import { wwwAuthenticate } from '../core/access/www-authenticate.ts';
import { nearestName } from '../core/shared/nearest.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { accessInForce } from './access.ts';
import type { Answer } from './answer.ts';
import type { ApiServices } from './api-services.ts';
import type { AskedCall, Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { requireKnownQuery } from './middleware/known-query.ts';
import { partOfAnswer } from './middleware/part-of-answer.ts';
import { respond } from './middleware/respond.ts';
import { faultProblem, problemAnswer, problemLanguage, problemOf } from './problem-details.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** The HTTP face: every declared endpoint, and one answer for everything that goes wrong. */
export function createApi(services: ApiServices): Hono {
  const all = endpoints(services.version);
  const app = new Hono();
  for (const endpoint of all)
    app.on(endpoint.method, endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      serve(endpoint, context, services),
    );
  app.notFound((context) => respond(nothingHere(all, context), context, services));
  app.onError((error, context) => respond(failed(error, context, services), context, services));
  return app;
}

async function serve(endpoint: Endpoint, context: Context, services: ApiServices): Promise<Response> {
  const rule = accessInForce(endpoint.access, services.openness);
  const snapshot = services.library.current();
  const authorization = context.req.header('authorization');
  const caller = isPublic(rule) ? undefined : await services.platform.tokens.verify(authorization);
  const asked = { context, services, snapshot, caller };
  const by = caller === undefined ? PUBLIC : await allowedRoles(endpoint, rule, asked);
  requireKnownQuery(context.req.raw.url, endpoint.parameters);
  const answer = await endpoint.answer({ ...asked, by });
  const { mostAnswerBytes } = services;
  const isAsked = mostAnswerBytes !== undefined && endpoint.method === 'GET';
  const told = isAsked ? await partOfAnswer(answer, context.req.raw.headers, mostAnswerBytes) : answer;
  return respond(told, context, services);
}

const PUBLIC: readonly Role[] = ['public'];

/** The roles alone are looked at first: who never could is not told what exists. */
async function allowedRoles(
  { touches, unknown: name = 'case-unknown' }: Endpoint,
  rule: AccessRule,
  asked: AskedCall,
): Promise<readonly Role[]> {
  const unknown = () => refuseUnknown(name);
  const { caller } = asked;
  const byRole = requireAccess({ ...rule, scope: 'any' }, caller, { kind: 'none' }, unknown);
  return touches === undefined ? byRole : requireAccess(rule, caller, await touches(asked), unknown);
}

/** The path is known: OPTIONS says its methods, other methods are refused. It is not: 404 with the nearest one. */
function nothingHere(all: readonly Endpoint[], context: Context): Answer {
  const { req } = context;
  const language = problemLanguage(context);
  const here = all.filter(({ path }) => isMatch(path, req.path));
  if (here.length === 0) {
    const found = req.path.slice(0, 100);
    const nearest = nearestName(found, new Set(all.map(({ path }) => path)));
    const detail = `there is nothing at ${found}${nearest === undefined ? '; /docs lists all addresses' : `; did you mean ${nearest}?`}`;
    const zh = `没有地址 ${found}；${nearest === undefined ? '/docs 列出全部地址' : `是否应为 ${nearest}？`}`;
    const item = {
      pointer: '',
      code: 'route-unknown',
      detail,
      zh,
      ...(nearest !== undefined && { nearest }),
    };
    return problemAnswer(
      problemOf(new Refusal('route-unknown', { zh, en: detail }, [item]), found, language),
      language,
    );
  }
  const allow = allowed(here);
  if (req.method === 'OPTIONS') return { status: 204, headers: { allow }, body: null };
  const [path, method] = [req.path.slice(0, 100), req.method.slice(0, 20)];
  const said = {
    zh: `${path} 不支持 ${method}；应为 ${allow}`,
    en: `${path} does not take ${method}; right is ${allow}`,
  };
  const refusal = new Refusal('method-not-allowed', said);
  return problemAnswer(problemOf(refusal, req.path, language), language, { allow });
}

function allowed(here: readonly Endpoint[]): string {
  const methods = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...methods, 'OPTIONS'].join(', ');
}

function isMatch(pattern: string, path: string): boolean {
  const steps = path.split('/');
  const wanted = pattern.split('/');
  return (
    wanted.length === steps.length &&
    wanted.every((step, index) => (step.startsWith('{') ? steps[index] !== '' : step === steps[index]))
  );
}

/** Refusals are the caller's; anything else is a fault of ours, logged once and not shown. */
function failed(error: unknown, context: Context, services: ApiServices): Answer {
  const { path } = context.req;
  const language = problemLanguage(context);
  if (error instanceof Refusal) {
    const challenge = wwwAuthenticate(error);
    const headers: Record<string, string> = challenge === undefined ? {} : { 'www-authenticate': challenge };
    return problemAnswer(problemOf(error, path.slice(0, 200), language), language, headers);
  }
  const requestId = services.newRequestId();
  services.reportFault(error, requestId);
  const problem = faultProblem(`${path}#${requestId}`, language);
  return problemAnswer(problem, language, { 'x-request-id': requestId });
}
