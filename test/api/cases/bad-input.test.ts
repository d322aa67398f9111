import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLocalIssuer } from '../../../functions/adapters/local/local-issuer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refused } from '../repository-api.ts';
import {
  application,
  type CaseApi,
  caseApi,
  LUQUAN,
  PDF,
  personOf,
  type ReadCase,
  WULONG,
} from './case-api.ts';

let api: CaseApi;
let one: ReadCase;
beforeAll(async () => {
  api = await caseApi();
  one = await api.submitted('bad-input', WULONG);
});

const post = (body: unknown, headers = {}) => api.as('window-clerk', WULONG, 'POST /v1/cases', body, headers);

describe('an application', () => {
  const wrong = (residentId: string) =>
    application('wrong', WULONG, { person: { ...personOf('wrong'), residentId } });
  const { residentId } = personOf('wrong');
  const check = residentId.endsWith('1') ? '2' : '1';

  it.each([
    ['a wrong check digit', `${residentId.slice(0, 17)}${check}`],
    ['17 digits', residentId.slice(0, 17)],
    ['a birth on 30 February', `${residentId.slice(0, 6)}19800230${residentId.slice(14)}`],
    ['letters', 'ABCDEFGHIJKLMNOPQR'],
  ])('with %s in the resident ID is refused, and the number is not repeated', async (_, id) => {
    const text = await refused(await post(wrong(id)), 422, 'identity-invalid');
    expect(text).not.toContain(id);
    expect(text).not.toContain(id.slice(6, 14));
  });

  it('with a number or an overlong text for an ID does not repeat it either', async () => {
    const numeric = {
      ...application('wrong', WULONG),
      person: { residentId: 500156198001011, name: '某' },
    };
    expect(await refused(await post(numeric), 422, 'request-invalid')).not.toContain('500156198');
    const long = await refused(await post(wrong(residentId.repeat(3))), 422, 'request-invalid');
    expect(long).not.toContain(residentId);
  });

  it.each([
    ['an unknown jurisdiction', '999999', 404, 'jurisdiction-unknown'],
    ['a province', '500000', 422, 'facts-invalid'],
  ])('of a hukou in %s is refused', async (_, hukou, status, type) => {
    const text = await refused(await post(application('elsewhere', hukou)), status, type);
    expect(text).toContain(hukou);
  });

  it('that gives a fact nested and dotted is refused, whichever would be right', async () => {
    const { facts } = application('twice', WULONG);
    const twice = { facts: { ...facts, 'certificate.level': 2 } };
    const text = await refused(await post(application('twice', WULONG, twice)), 422, 'facts-invalid');
    expect(text).toContain('certificate.level is given twice');
  });

  it('of a person who has an open case answers 409 with what the caller may know', async () => {
    const told = await refused(await post(application('bad-input', WULONG)), 409, 'case-open-already');
    expect(told).toContain(one.id);
    const elsewhere = await api.as(
      'window-clerk',
      LUQUAN,
      'POST /v1/cases',
      application('bad-input', WULONG),
    );
    const untold = await refused(elsewhere, 409, 'case-open-already');
    expect(untold).not.toContain(one.id);
    expect(untold).toContain(WULONG);
  });

  it('that is refused leaves nobody in the vault whom no case knows', async () => {
    const { vault } = api.platform;
    const guardian = { kind: 'guardian', person: personOf('guardian of a second case') };
    await refused(
      await post(application('bad-input', WULONG, { applicant: guardian })),
      409,
      'case-open-already',
    );
    expect(await vault.find(guardian.person.residentId)).toBeUndefined();
    for (const more of [{ benefits: ['nonsense'] }, { facts: { nonsense: 1 } }, { appliedOn: '2099-01-01' }])
      expect((await post(application('refused', WULONG, more))).status).toBeGreaterThan(403);
    expect(await vault.find(personOf('refused').residentId)).toBeUndefined();
    expect(await vault.find(personOf('bad-input').residentId)).toBeDefined();
  });

  it.each(['proxy', 'village', 'institution'])('may be handed in by a %s', async (kind) => {
    const person = kind === 'proxy' ? { person: personOf('proxy') } : {};
    const response = await post(application(`by ${kind}`, WULONG, { applicant: { kind, ...person } }));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ applicant: { kind } });
  });

  it('of a guardian names the guardian, and nobody else does', async () => {
    await refused(
      await post(application('a', WULONG, { applicant: { kind: 'guardian' } })),
      422,
      'request-invalid',
    );
    const self = { applicant: { kind: 'self', person: personOf('guardian') } };
    await refused(await post(application('a', WULONG, self)), 422, 'request-invalid');
    const guardian = { applicant: { kind: 'guardian', person: personOf('guardian') } };
    expect((await post(application('a', WULONG, guardian))).status).toBe(201);
  });
});

describe('a decision', () => {
  const decide = (body: object, role = 'township-reviewer', headers = {}) =>
    api.as(role, WULONG, `POST /v1/cases/${one.id}/decisions`, body, headers);

  it('on a stage that is not open is refused', async () => {
    await refused(await decide({ stage: 'nowhere', outcome: 'approve' }), 409, 'stage-not-open');
  });
  it('of an office whose turn it is not is refused', async () => {
    const body = { stage: one.open?.stage, outcome: 'approve' };
    await refused(await decide(body, 'civil-affairs-approver'), 403, 'not-your-stage');
  });
  it.each(['"1"', 'W/"3"', 'abc', '"1", "2"'])('with If-Match %s is stale', async (tag) => {
    const body = { stage: one.open?.stage, outcome: 'approve' };
    await refused(await decide(body, 'township-reviewer', { 'if-match': tag }), 412, 'revision-stale');
  });
  it('with an unknown outcome or a misspelt field says what would be right', async () => {
    const text = await refused(await decide({ stage: 'x', outcome: 'maybe' }), 422, 'request-invalid');
    expect(text).toContain('one of approve, refuse, send-back');
    expect(await refused(await decide({ stage: 'x', outcom: 'approve' }), 422, 'request-invalid')).toContain(
      'outcome',
    );
  });
  it('of two at the same moment counts once', async () => {
    const begun = await api.submitted('race', WULONG);
    const body = { stage: begun.open?.stage, outcome: 'approve' };
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const response = await api.as(
          'township-reviewer',
          WULONG,
          `POST /v1/cases/${begun.id}/decisions`,
          body,
        );
        return response.status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409 || status === 412)).toHaveLength(3);
  });
});

describe('a file', () => {
  let begun: ReadCase;
  beforeAll(async () => {
    begun = await api.step('window-clerk', WULONG, 'POST /v1/cases', application('upload', WULONG));
  });
  const upload = (content: Uint8Array, type: string, headers = {}) => {
    const path = `POST /v1/cases/${begun.id}/materials/${begun.materials[0]?.id}/files`;
    return api.as('window-clerk', WULONG, path, content, { 'content-type': type, ...headers });
  };

  it.each([
    ['a program called PDF', new TextEncoder().encode('MZ\u0000\u0000'), 'application/pdf'],
    ['a PDF called JPEG', PDF, 'image/jpeg'],
    ['a web page', new TextEncoder().encode('<html>'), 'text/html'],
    ['nothing', new Uint8Array(), 'application/pdf'],
  ])('that is %s is refused', async (_, content, type) => {
    await refused(await upload(content, type), 422, 'file-not-accepted');
  });

  it('of 200 MB is refused by its length, before it is read', async () => {
    await refused(
      await upload(PDF, 'application/pdf', { 'content-length': '200000000' }),
      413,
      'body-too-large',
    );
  });

  it('without a length is refused after as much as is kept', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
        if (sent >= 200_000_000) controller.close();
      },
    });
    const path = `/v1/cases/${begun.id}/materials/${begun.materials[0]?.id}/files`;
    const authorization = `Bearer ${await api.token('window-clerk', WULONG)}`;
    const init = { method: 'POST', headers: { authorization, 'content-type': 'application/pdf' }, body };
    await refused(
      await api.app.request(path, { ...init, duplex: 'half' } as RequestInit),
      413,
      'body-too-large',
    );
    expect(sent).toBeLessThan(30_000_000);
  });

  const form = async (...files: File[]) => {
    const data = new FormData();
    data.append('note', 'text fields are passed over');
    for (const file of files) data.append('file', file);
    const { headers, body } = new Request('http://local/', { method: 'POST', body: data });
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    return upload(bytes, headers.get('content-type') ?? '');
  };

  it('comes in a form as well, under the name that it has there', async () => {
    const response = await form(new File([PDF], '户口簿.pdf', { type: 'application/pdf' }));
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('户口簿.pdf');
    expect(text).toContain(createHash('sha256').update(PDF).digest('hex'));
  });

  it('in a form is looked at like any other', async () => {
    const program = new File(['MZ'], 'form.pdf', { type: 'application/pdf' });
    await refused(await form(program), 422, 'file-not-accepted');
    await refused(await form(), 422, 'request-invalid');
    const pdf = new File([PDF], 'a.pdf', { type: 'application/pdf' });
    expect(await refused(await form(pdf, pdf), 422, 'request-invalid')).toContain('2 files');
    await refused(await upload(PDF, 'multipart/form-data; boundary=none'), 400, 'body-malformed');
    const large = new File([PDF, new Uint8Array(20 * 1024 * 1024)], 'a.pdf', { type: 'application/pdf' });
    await refused(await form(large), 413, 'body-too-large');
  });

  it('keeps its Chinese name, which is in no address', async () => {
    const name = '申请表.pdf';
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    const response = await upload(PDF, 'application/pdf', { 'content-disposition': disposition });
    expect(JSON.stringify(await response.json())).toContain(name);
  });

  it('of a material that nobody asks for is refused with the nearest name', async () => {
    const path = `POST /v1/cases/${begun.id}/materials/nonsense/files`;
    const response = await api.as('window-clerk', WULONG, path, PDF, { 'content-type': 'application/pdf' });
    await refused(response, 404, 'material-unknown');
  });
});

describe('a token', () => {
  const read = (authorization: string) => api.get(`/v1/cases/${one.id}`, { authorization });

  it('that has expired is refused', async () => {
    const token = await api.token('window-clerk', WULONG);
    const at = api.platform.clock.now();
    api.platform.clock.set('2023-03-21');
    const response = await read(`Bearer ${token}`);
    api.platform.clock.set(at);
    expect(await refused(response, 401, 'token-invalid')).toContain('token-expired');
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });
  it('that is unsigned, or says alg none, is refused', async () => {
    const [header, payload] = (await api.token('window-clerk', WULONG)).split('.');
    const none = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '');
    await refused(await read(`Bearer ${none}.${payload}.`), 401, 'token-invalid');
    await refused(await read(`Bearer ${header}.${payload}.`), 401, 'token-invalid');
  });
  it('of another issuer, or signed with the public key as a secret, is refused', async () => {
    const folder = temporaryFolder();
    const other = openLocalIssuer(folder.pathOf('issuer.json'), api.platform.clock);
    folder.remove();
    const wish = { role: 'window-clerk', jurisdiction: WULONG, subject: 'x', lifetimeInMinutes: 5 };
    await refused(await read(`Bearer ${await other.issueToken(wish)}`), 401, 'token-invalid');
    const secret = new TextEncoder().encode(JSON.stringify(api.platform.issuer.publicKeys.keys[0]));
    const forged = await new SignJWT({ roles: ['window-clerk'], jurisdiction: WULONG, sub: 'x' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(api.platform.issuer.issuer)
      .setAudience(api.platform.issuer.audience)
      .setExpirationTime('2h')
      .sign(secret);
    await refused(await read(`Bearer ${forged}`), 401, 'token-invalid');
  });
  it.each(['Basic eDp5', 'Bearer', 'Bearer ', 'nonsense'])('is not %j', async (authorization) => {
    expect((await read(authorization)).status).toBe(401);
  });
});

describe('a list', () => {
  it.each([
    ['cursor=nonsense', 422],
    ['limit=0', 422],
    ['stag=push', 422],
    ['month=2023-13', 422],
    ['office=50', 422],
    ['list=all', 422],
    ['office=440305', 403],
  ])('with %s is refused', async (query, status) => {
    expect((await api.as('window-clerk', WULONG, `GET /v1/cases?${query}`)).status).toBe(status);
  });
  it('a cursor of another list is refused', async () => {
    const page = await api.step('window-clerk', WULONG, 'GET /v1/cases?limit=1&list=received');
    expect(page.next).not.toBeNull();
    const response = await api.as('township-reviewer', WULONG, `GET /v1/cases?cursor=${page.next}`);
    await refused(response, 422, 'cursor-invalid');
  });
});

it('none of it was a fault of ours', () => {
  expect(api.faults).toEqual([]);
});
