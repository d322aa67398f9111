import { createHmac } from 'node:crypto';
import { base64url, exportJWK, exportSPKI, type JWK, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenTokenKeys } from '../../../../functions/adapters/identity/token-keys.ts';
import { tokenVerifier } from '../../../../functions/adapters/identity/token-verifier.ts';
import type { TokenVerifier } from '../../../../functions/core/ports/token-verifier.ts';
import { claims, codesOf, newKeyPair, secondsLater, signed, standingClock, startSeconds } from './tokens.ts';

const json = (value: object) => base64url.encode(JSON.stringify(value));
const unsigned = (alg: string, payload: JWTPayload = claims) => `${json({ alg })}.${json(payload)}.`;
const without = (claim: string): JWTPayload => ({ ...claims, [claim]: undefined });

describe('a token verifier', () => {
  let pair: Awaited<ReturnType<typeof newKeyPair>>;
  let publicKey: JWK;
  let verifier: TokenVerifier;
  const clock = standingClock();
  const trust = { issuer: 'https://login.example', audience: 'huize', clock };

  beforeAll(async () => {
    pair = await newKeyPair();
    publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
    verifier = tokenVerifier({ ...trust, keys: givenTokenKeys({ keys: [publicKey] }) });
  });

  const codesFor = async (token: string | Promise<string>) => codesOf(verifier, `Bearer ${await token}`);

  it('says who the caller is', async () => {
    const token = await signed(pair.privateKey, {
      ...claims,
      office: '武隆区民政局',
      roles: ['window-clerk', 'auditor'],
    });
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({
      subject: 'officer-7',
      roles: ['window-clerk', 'auditor'],
      jurisdiction: '500156',
      office: '武隆区民政局',
    });
    expect((await verifier.verify(`bearer   ${token} `)).subject).toBe('officer-7'); // the scheme has no case
  });

  it.each([[undefined], [''], ['Bearer'], ['Bearer '], ['Basic b2ZmaWNlcjpwdw=='], ['Bearer two words']])(
    'asks for a token when the header is %j',
    async (header) => {
      expect(await codesOf(verifier, header)).toEqual(['token-missing']);
    },
  );

  it('refuses an expired one, with 30 seconds for clocks that differ', async () => {
    const token = await signed(pair.privateKey, { ...claims, exp: startSeconds + 60 });
    const codes = [];
    for (const seconds of [59, 60, 89, 90, 3600]) {
      clock.set(secondsLater(seconds));
      codes.push((await codesFor(token)).at(-1));
    }
    clock.set(secondsLater(0));
    expect(codes).toEqual([undefined, undefined, undefined, 'token-expired', 'token-expired']);
  });

  it('refuses one that is not valid yet, with the same 30 seconds', async () => {
    expect(await codesFor(signed(pair.privateKey, { ...claims, nbf: startSeconds + 30 }))).toEqual([]);
    expect(await codesFor(signed(pair.privateKey, { ...claims, nbf: startSeconds + 31 }))).toEqual([
      'token-invalid',
      'token-not-yet-valid',
    ]);
  });

  it.each(['none', 'None', 'NONE', 'nOnE'])('refuses an unsigned one, alg %s', async (alg) => {
    expect(await codesFor(unsigned(alg))).toEqual(['token-invalid', 'token-unsigned']);
  });

  it('refuses one whose signature was taken off', async () => {
    const [header, payload] = (await signed(pair.privateKey)).split('.');
    expect(await codesFor(`${header}.${payload}.`)).toEqual(['token-invalid', 'token-signature']);
    expect(await codesFor(`${header}.${payload}`)).toEqual(['token-invalid', 'token-malformed']);
  });

  it('refuses one that is signed by HMAC with the public key, in each of its spellings', async () => {
    const secrets = [
      await exportSPKI(pair.publicKey),
      JSON.stringify(publicKey),
      `${publicKey.x}${publicKey.y}`,
    ];
    for (const secret of secrets) {
      const content = `${json({ alg: 'HS256', kid: 'k1' })}.${json(claims)}`;
      const signature = createHmac('sha256', secret).update(content).digest('base64url');
      expect(await codesFor(`${content}.${signature}`)).toEqual(['token-invalid', 'token-algorithm']);
    }
  });

  it('refuses one that brings its own key, or says where to fetch it', async () => {
    const { privateKey, publicKey: own } = await newKeyPair();
    const jwk = await exportJWK(own);
    const headers = [
      { alg: 'ES256', jwk },
      { alg: 'ES256', kid: 'k1', jku: 'https://elsewhere.example/keys' },
    ];
    for (const header of headers)
      expect(await codesFor(signed(privateKey, claims, header))).toEqual([
        'token-invalid',
        'token-signature',
      ]);
  });

  it('refuses one of another issuer, by its name as by its key', async () => {
    const { privateKey } = await newKeyPair();
    expect(await codesFor(signed(privateKey))).toEqual(['token-invalid', 'token-signature']);
    expect(await codesFor(signed(privateKey, claims, { alg: 'ES256', kid: 'k2' }))).toEqual([
      'token-invalid',
      'token-key',
    ]);
    for (const iss of ['https://login.example/', 'https://other.example', ''])
      expect(await codesFor(signed(pair.privateKey, { ...claims, iss }))).toEqual([
        'token-invalid',
        'token-issuer',
      ]);
  });

  it('refuses one that is meant for another audience, and takes one for several', async () => {
    expect(await codesFor(signed(pair.privateKey, { ...claims, aud: 'huize2' }))).toEqual([
      'token-invalid',
      'token-audience',
    ]);
    expect(await codesFor(signed(pair.privateKey, { ...claims, aud: [] }))).toEqual([
      'token-invalid',
      'token-audience',
    ]);
    expect(await codesFor(signed(pair.privateKey, { ...claims, aud: ['other', 'huize'] }))).toEqual([]);
  });

  it.each(['iss', 'aud', 'sub', 'exp'])('refuses one without %s', async (claim) => {
    expect(await codesFor(signed(pair.privateKey, without(claim)))).toEqual([
      'token-invalid',
      'token-claims',
    ]);
  });

  it('refuses one whose claims were changed', async () => {
    const [header, , signature] = (await signed(pair.privateKey)).split('.');
    const raised = json({ ...claims, roles: ['supervisor'], jurisdiction: '100000' });
    expect(await codesFor(`${header}.${raised}.${signature}`)).toEqual(['token-invalid', 'token-signature']);
  });

  it.each([
    ['not a token', 'token-malformed'],
    ['a.b.c', 'token-malformed'],
    ['..', 'token-malformed'],
    [`${json({})}.${json({})}.AAAA`, 'token-malformed'],
    ['A'.repeat(9000), 'token-malformed'],
  ])('refuses %.20s', async (text, code) => {
    const header = `Bearer ${text.replaceAll(' ', '-')}`;
    expect(await codesOf(verifier, header)).toEqual(['token-invalid', code]);
  });

  it('refuses one that is meant for something else than access', async () => {
    const typed = (typ: string) =>
      codesFor(signed(pair.privateKey, claims, { alg: 'ES256', kid: 'k1', typ }));
    expect(await typed('at+jwt')).toEqual([]);
    expect(await typed('JWT')).toEqual([]);
    expect(await typed('logout+jwt')).toEqual(['token-invalid', 'token-type']);
  });

  it('refuses one with an extension that it must understand and does not', async () => {
    const [, payload] = (await signed(pair.privateKey)).split('.');
    const token = `${json({ alg: 'ES256', kid: 'k1', crit: ['exp'], exp: 1 })}.${payload}.AAAA`;
    expect(await codesFor(token)).toEqual(['token-invalid', 'token-malformed']);
  });

  it.each([undefined, '', '50', '5001561', '重庆', 500156, ['500156']])(
    'refuses a jurisdiction %j',
    async (jurisdiction) => {
      expect(await codesFor(signed(pair.privateKey, { ...claims, jurisdiction }))).toEqual([
        'token-invalid',
        'token-jurisdiction',
      ]);
    },
  );

  it('passes over roles that are not ours, and public, which nobody is given', async () => {
    const rolesOf = async (roles: unknown) =>
      (await verifier.verify(`Bearer ${await signed(pair.privateKey, { ...claims, roles })}`)).roles;
    expect(await rolesOf(['offline_access', 'auditor', 'public', 'auditor', 'toString', 7])).toEqual([
      'auditor',
    ]);
    expect(await rolesOf('auditor supervisor')).toEqual(['auditor', 'supervisor']);
    for (const nothing of [undefined, null, {}, { 0: 'auditor' }, 'Auditor'])
      expect(await rolesOf(nothing)).toEqual([]);
  });

  it('reads claims where the issuer keeps them', async () => {
    const paths = { roles: ['realm_access', 'roles'], jurisdiction: ['area'], office: ['org', 'name'] };
    const keycloak = tokenVerifier({
      ...trust,
      keys: givenTokenKeys({ keys: [publicKey] }),
      claimPaths: paths,
    });
    const payload = { ...without('jurisdiction'), realm_access: { roles: ['auditor'] }, area: '500000' };
    expect(await keycloak.verify(`Bearer ${await signed(pair.privateKey, payload)}`)).toEqual({
      subject: 'officer-7',
      roles: ['auditor'],
      jurisdiction: '500000',
    });
  });

  it('takes only the algorithms that are asked for', async () => {
    const narrow = tokenVerifier({
      ...trust,
      keys: givenTokenKeys({ keys: [publicKey] }),
      algorithms: ['RS256'],
    });
    expect(await codesOf(narrow, `Bearer ${await signed(pair.privateKey)}`)).toEqual([
      'token-invalid',
      'token-algorithm',
    ]);
  });

  it('takes every algorithm that it says it takes', async () => {
    for (const alg of ['ES384', 'EdDSA', 'PS256', 'RS256']) {
      const other = await newKeyPair(alg);
      const jwk = { ...(await exportJWK(other.publicKey)), kid: 'k1', alg };
      const one = tokenVerifier({ ...trust, keys: givenTokenKeys({ keys: [jwk] }) });
      const token = await signed(other.privateKey, claims, { alg, kid: 'k1' });
      expect(await codesOf(one, `Bearer ${token}`)).toEqual([]);
    }
  });
});
