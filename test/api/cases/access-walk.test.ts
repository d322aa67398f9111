import { beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../functions/api/endpoint.ts';
import { endpoints } from '../../../functions/api/endpoints.ts';
import { isPublic } from '../../../functions/core/access/access-rule.ts';
import { isGrantedRole, ROLES } from '../../../functions/core/access/roles.ts';
import { type ReadProblem, repositoryApi } from '../repository-api.ts';
import { type CaseApi, caseApi, WULONG } from './case-api.ts';

const FOREIGN = '440305';
const declared = endpoints('0.0.0-test');
const guarded = declared.filter(({ access }) => !isPublic(access));
const roles = ROLES.filter(isGrantedRole);

let api: CaseApi;
let caseId: string;
beforeAll(async () => {
  api = await caseApi();
  caseId = (await api.submitted('walk', WULONG)).id;
});

/** The endpoint's address for the case in Wulong, or for Wulong itself. */
function addressOf({ path, parameters }: Endpoint): string {
  const query = new URLSearchParams();
  for (const { name, in: where } of parameters)
    if (where === 'query' && ['jurisdiction', 'office'].includes(name)) query.set(name, WULONG);
  const filled = path
    .replace('{caseId}', caseId)
    .replace('{material}', 'application-form')
    .replaceAll(/\{(\w+)\}/g, '$1-1');
  return query.size === 0 ? filled : `${filled}?${query}`;
}

function call(endpoint: Endpoint, role: string, jurisdiction: string): Promise<Response> {
  const { method, body } = endpoint;
  return api.as(role, jurisdiction, `${method} ${addressOf(endpoint)}`, body?.example);
}

const problemType = async (response: Response): Promise<string> =>
  response.status < 400 ? '' : ((await response.json()) as ReadProblem).type;

describe.each(guarded.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_, endpoint) => {
    const { method, access, path } = endpoint;
    const allowed: readonly string[] = access.roles;
    const strangers = roles.filter((role) => !allowed.includes(role));

    it('asks for a token', async () => {
      const response = await api.app.request(addressOf(endpoint), { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="huize"');
      expect(await problemType(response)).toBe('/problems/token-missing');
    });

    it.each(strangers)('is forbidden to %s, at home too', async (role) => {
      for (const jurisdiction of [WULONG, FOREIGN]) {
        const response = await call(endpoint, role, jurisdiction);
        expect(response.status).toBe(403);
        expect(await problemType(response)).toBe('/problems/access-denied');
      }
    });

    it.each(access.scope === 'receiving-or-competent' ? allowed : [])(
      'shows nothing to %s of elsewhere',
      async (role) => {
        const response = await call(endpoint, role, FOREIGN);
        const type = await problemType(response);
        const secret = endpoint.unknown ?? (path.includes('{caseId}') ? 'case-unknown' : undefined);
        if (secret !== undefined) expect([response.status, type]).toEqual([404, `/problems/${secret}`]);
        else expect([response.status, type]).toEqual([403, '/problems/access-denied']);
      },
    );

    it.each(allowed)('lets %s in at home', async (role) => {
      const type = await problemType(await call(endpoint, role, WULONG));
      expect(['/problems/access-denied', '/problems/case-unknown', '/problems/fault']).not.toContain(type);
    });
  },
);

it('the answer for a case elsewhere is that for one which is not there, but for its address', async () => {
  const read = async (id: string) =>
    (await api.as('window-clerk', FOREIGN, `GET /v1/cases/${id}`).then((each) => each.text())).replaceAll(
      id,
      '',
    );
  expect(await read(caseId)).toBe(await read('case-00000000-0000-4000-8000-000000000000'));
});

it('a window that takes for an office elsewhere is refused', async () => {
  const endpoint = declared.find(({ id }) => id === 'createCase');
  const body = { ...(endpoint?.body?.example as object), receiving: { jurisdiction: WULONG } };
  const response = await api.as('window-clerk', FOREIGN, 'POST /v1/cases', body);
  expect(response.status).toBe(403);
});

it('every address below /v1 asks for a token, but for those that decision 9 opens', () => {
  const open = declared.filter(({ path, access }) => path.startsWith('/v1/') && isPublic(access));
  expect(open.map(({ id }) => id).sort()).toEqual(
    [
      'checkPolicies',
      'determine',
      'determineBatch',
      'getChecklist',
      'getJurisdiction',
      'getPaidList',
      'getPolicy',
      'listJurisdictions',
      'listPublicNotices',
      'screen',
    ].sort(),
  );
});

it('with --open minimal determinations and policies ask for a token, screenings and checklists do not', async () => {
  const closed = await repositoryApi('minimal');
  const statusOf = async (path: string, headers = {}) => (await closed.get(path, headers)).status;
  expect(await statusOf('/v1/jurisdictions')).toBe(401);
  expect(await statusOf('/v1/jurisdictions/500156/policy')).toBe(401);
  expect((await closed.post('/v1/determinations', {})).status).toBe(401);
  expect(await statusOf('/v1/jurisdictions/500156/checklist')).toBe(200);
  expect((await closed.post('/v1/screenings', {})).status).toBe(422);
  const wish = { role: 'integrator', jurisdiction: WULONG, subject: 'system', lifetimeInMinutes: 5 };
  const authorization = `Bearer ${await closed.platform.issuer.issueToken(wish)}`;
  expect(await statusOf('/v1/jurisdictions', { authorization })).toBe(200);
});
