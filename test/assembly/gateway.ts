import type { Cloud } from './cloud.ts';
import type { JsonObject } from './deployed.ts';

/** What a caller sees of an answer. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Uint8Array;
  json<T>(): T;
}

/** Who calls, and with what. */
export interface GatewayCall {
  readonly role?: string;
  readonly jurisdiction?: string;
  readonly body?: object | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Lambda takes and gives no more than this at once. */
const mostEventBytes = 6 * 1024 * 1024;

/** Calls through the deployed routes: `POST /v1/cases`. A route with an authorizer wants a token before the function. */
export async function callGateway(
  cloud: Cloud,
  request: string,
  call: GatewayCall = {},
): Promise<GatewayAnswer> {
  const [method = '', address = ''] = request.split(' ');
  const [rawPath = '', rawQueryString = ''] = address.split('?');
  const { role, jurisdiction = '', body, headers = {} } = call;
  const authorization: { authorization?: string } =
    role === undefined
      ? {}
      : { authorization: `Bearer ${await cloud.issuer.token({ role, jurisdiction, at: cloud.now() })}` };
  const route = routeOf(cloud, method, rawPath);
  const bearer = headers.authorization ?? authorization.authorization;
  if (route.authorizer !== undefined && !(await isAuthorized(cloud, route.authorizer, bearer)))
    return answerOf({ statusCode: 401, body: '{"message":"Unauthorized"}' });
  const isBytes = body instanceof Uint8Array;
  const event = {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString,
    headers: {
      host: 'loopback.test',
      ...(body !== undefined && { 'content-type': isBytes ? 'application/pdf' : 'application/json' }),
      ...authorization,
      ...headers,
    },
    requestContext: {
      accountId: '000000000000',
      domainName: 'loopback.test',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'loopback',
      routeKey: route.key,
      stage: '$default',
    },
    ...(body !== undefined && {
      body: isBytes ? Buffer.from(body).toString('base64') : JSON.stringify(body),
    }),
    isBase64Encoded: isBytes,
  };
  if (JSON.stringify(event).length > mostEventBytes)
    return answerOf({ statusCode: 413, body: '{"message":"Request Too Long"}' });
  return answerOf((await cloud.function('api').invoke(event)) as LambdaAnswer);
}

interface LambdaAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

function answerOf({ statusCode, headers = {}, body = '', isBase64Encoded }: LambdaAnswer): GatewayAnswer {
  const bytes = Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
  const text = bytes.toString('utf8');
  return { status: statusCode, headers, text, bytes, json: <T>() => JSON.parse(text) as T };
}

/** The most specific route that fits, as API Gateway chooses. */
function routeOf({ deployed }: Cloud, method: string, path: string): Route {
  const fitting = deployed
    .ofType('AWS::ApiGatewayV2::Route')
    .map(({ properties }) => properties)
    .filter(({ RouteKey }) => fitsRoute(String(RouteKey), method, path))
    .sort((a, b) => parametersIn(a) - parametersIn(b));
  const [found] = fitting;
  if (found === undefined) throw new Error(`no route for ${method} ${path}`);
  const { RouteKey, AuthorizationType, AuthorizerId } = found;
  return {
    key: String(RouteKey),
    authorizer: AuthorizationType === 'JWT' ? String(AuthorizerId) : undefined,
  };
}

interface Route {
  readonly key: string;
  /** The name of its JWT authorizer; undefined: open. */
  readonly authorizer: string | undefined;
}

/** What the authorizer of the template looks at: who issued the token, for whom, and whether its time has come or gone. */
async function isAuthorized(cloud: Cloud, authorizer: string, bearer: string | undefined): Promise<boolean> {
  const [, token] = /^Bearer (\S+)$/.exec(bearer ?? '') ?? [];
  if (token === undefined) return false;
  const found = cloud.deployed
    .ofType('AWS::ApiGatewayV2::Authorizer')
    .find(({ name, logicalId, stack }) => [name, `${stack}-${logicalId}`.toLowerCase()].includes(authorizer));
  if (found === undefined) throw new Error(`a route names the authorizer ${authorizer}, which is not there`);
  const { Issuer, Audience } = found.properties.JwtConfiguration as JsonObject;
  return cloud.issuer.isAccepted(token, {
    issuer: String(Issuer),
    audience: (Audience as readonly string[]) ?? [],
    at: cloud.now(),
  });
}

function parametersIn({ RouteKey }: JsonObject): number {
  return RouteKey === '$default' ? 1000 : String(RouteKey).split('{').length;
}

function fitsRoute(key: string, method: string, path: string): boolean {
  if (key === '$default') return true;
  const [wanted = '', pattern = ''] = key.split(' ');
  const [steps, given] = [pattern.split('/'), path.split('/')];
  const fits = (step: string, index: number) => step.startsWith('{') || step === given[index];
  return (wanted === method || wanted === 'ANY') && steps.length === given.length && steps.every(fits);
}
