import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { givenTokenKeys } from '../../../../functions/adapters/identity/token-keys.ts';
import { tokenVerifier } from '../../../../functions/adapters/identity/token-verifier.ts';
import { openLocalIssuer } from '../../../../functions/adapters/local/local-issuer.ts';
import { isGrantedRole, ROLES } from '../../../../functions/core/access/roles.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { newPath } from './keys.ts';
import { codesOf, secondsLater, standingClock } from './tokens.ts';

const wish = { role: 'window-clerk', jurisdiction: '130110', subject: 'clerk-1', lifetimeInMinutes: 60 };

const open = (file = newPath('keys/token-issuer.json')) => {
  const clock = standingClock();
  const issuer = openLocalIssuer(file, clock);
  const verifier = tokenVerifier({ ...issuer, keys: givenTokenKeys(issuer.publicKeys), clock });
  return { issuer, verifier, clock, file };
};

describe('the local issuer', () => {
  it('issues a token for every role, which its verifier accepts', async () => {
    const { issuer, verifier } = open();
    for (const role of ROLES.filter(isGrantedRole)) {
      const token = await issuer.issueToken({ ...wish, role });
      expect(await verifier.verify(`Bearer ${token}`)).toEqual({
        subject: 'clerk-1',
        roles: [role],
        jurisdiction: '130110',
      });
    }
    const withOffice = await issuer.issueToken({ ...wish, office: '鹿泉区获鹿镇' });
    expect((await verifier.verify(`Bearer ${withOffice}`)).office).toBe('鹿泉区获鹿镇');
  });

  it('lets a token run out after its lifetime', async () => {
    const { issuer, verifier, clock } = open();
    const header = `Bearer ${await issuer.issueToken({ ...wish, lifetimeInMinutes: 1 })}`;
    clock.set(secondsLater(60 + 29));
    expect(await codesOf(verifier, header)).toEqual([]);
    clock.set(secondsLater(60 + 30));
    expect(await codesOf(verifier, header)).toEqual(['token-invalid', 'token-expired']);
  });

  it('keeps its key in a file for its owner alone, and is the same at the next start', async () => {
    const first = open();
    const second = open(first.file);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(second.issuer.issuer).toBe(first.issuer.issuer);
    expect(await codesOf(second.verifier, `Bearer ${await first.issuer.issueToken(wish)}`)).toEqual([]);
  });

  it('is not believed by another folder', async () => {
    const [mine, other] = [open(), open()];
    expect(await codesOf(other.verifier, `Bearer ${await mine.issuer.issueToken(wish)}`)).toEqual([
      'token-invalid',
      'token-key',
    ]);
  });

  it('publishes no part of its secret', () => {
    const { issuer, file } = open();
    const secret: string = JSON.parse(readFileSync(file, 'utf8')).d;
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(issuer)).not.toContain(secret);
    expect(Object.keys(issuer.publicKeys.keys[0] ?? {}).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
      'y',
    ]);
  });

  it('puts nothing into a token but what was asked for', async () => {
    const claims = decodeJwt(await open().issuer.issueToken(wish));
    expect(Object.keys(claims).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'jti',
      'jurisdiction',
      'nbf',
      'roles',
      'sub',
    ]);
  });

  it.each([
    ['a role that is not one', { role: 'window-clark' }, 'role-unknown', 'window-clerk'],
    ['the role public', { role: 'public' }, 'role-unknown', undefined],
    ['a jurisdiction by name', { jurisdiction: '武隆区' }, 'jurisdiction-form', undefined],
    ['no subject', { subject: '' }, 'subject-length', undefined],
    ['a lifetime of 0', { lifetimeInMinutes: 0 }, 'lifetime-range', undefined],
    ['a lifetime of half a minute', { lifetimeInMinutes: 0.5 }, 'lifetime-range', undefined],
    ['a lifetime without end', { lifetimeInMinutes: Number.POSITIVE_INFINITY }, 'lifetime-range', undefined],
  ])('refuses %s', async (_what, change, code, nearest) => {
    const refusal = await open()
      .issuer.issueToken({ ...wish, ...change })
      .then(String, (error: unknown) => error);
    if (!(refusal instanceof Refusal)) throw refusal;
    expect([refusal.name, refusal.items.map((item) => item.code)]).toEqual(['request-invalid', [code]]);
    if (nearest) expect(refusal.items[0]?.nearest).toBe(nearest);
  });

  it('does not start with a key that others can read, or that is damaged', () => {
    const { file } = open();
    const text = readFileSync(file, 'utf8');
    chmodSync(file, 0o640);
    expect(() => open(file)).toThrow(/has mode 640/);
    chmodSync(file, 0o600);
    for (const damaged of [
      '',
      text.slice(0, -9),
      text.replace('ES256', 'HS256'),
      text.replace('"d"', '"dd"'),
    ]) {
      writeFileSync(file, damaged);
      expect(() => open(file)).toThrow(/is not the private ES256 key of the local issuer/);
    }
  });
});
