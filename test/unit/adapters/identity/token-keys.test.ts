import { createServer, type Server } from 'node:http';
import { exportJWK, type JWK } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchedTokenKeys } from '../../../../functions/adapters/identity/token-keys.ts';
import { tokenVerifier } from '../../../../functions/adapters/identity/token-verifier.ts';
import { claims, codesOf, newKeyPair, signed, standingClock } from './tokens.ts';

interface KeyServer {
  readonly address: URL;
  requests: number;
  answer: { status: number; body: string } | 'silence';
}

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const serveKeys = async (keys: JWK[]): Promise<KeyServer> => {
  const state = {
    requests: 0,
    answer: { status: 200, body: JSON.stringify({ keys }) } as KeyServer['answer'],
  };
  const server = createServer((_request, response) => {
    state.requests++;
    if (state.answer === 'silence') return;
    response.writeHead(state.answer.status, { 'content-type': 'application/json' }).end(state.answer.body);
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server listens on a port');
  return Object.assign(state, { address: new URL(`http://127.0.0.1:${bound.port}/keys`) });
};

const issuer = async () => {
  const { privateKey, publicKey } = await newKeyPair();
  const server = await serveKeys([{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }]);
  const keys = fetchedTokenKeys(server.address);
  const verifier = tokenVerifier({
    issuer: 'https://login.example',
    audience: 'huize',
    clock: standingClock(),
    keys,
  });
  return {
    server,
    codesFor: async (token: Promise<string>) => codesOf(verifier, `Bearer ${await token}`),
    privateKey,
  };
};

describe('keys at an address', () => {
  it('are fetched once for many tokens', async () => {
    const { server, codesFor, privateKey } = await issuer();
    for (let count = 0; count < 20; count++) expect(await codesFor(signed(privateKey))).toEqual([]);
    expect(server.requests).toBe(1);
  });

  it('are not fetched again for each made-up key id', async () => {
    const { server, codesFor, privateKey } = await issuer();
    for (let count = 0; count < 20; count++) {
      const token = signed(privateKey, claims, { alg: 'ES256', kid: `made-up-${count}` });
      expect(await codesFor(token)).toEqual(['token-invalid', 'token-key']);
    }
    expect(server.requests).toBe(1);
  });

  it.each([
    ['an error', { status: 500, body: '' }],
    ['a page', { status: 200, body: '<html>' }],
    ['something else', { status: 200, body: '{"keys":"none"}' }],
    ['a redirect', { status: 302, body: '' }],
  ])(
    'close the door when the address answers with %s, and open it when it recovers',
    async (_what, answer) => {
      const { server, codesFor, privateKey } = await issuer();
      const good = server.answer;
      server.answer = answer;
      expect(await codesFor(signed(privateKey))).toEqual(['sign-in-unavailable']);
      server.answer = good;
      expect(await codesFor(signed(privateKey))).toEqual([]);
    },
  );

  it('close the door after three seconds of silence', async () => {
    const { server, codesFor, privateKey } = await issuer();
    server.answer = 'silence';
    const begun = Date.now();
    expect(await codesFor(signed(privateKey))).toEqual(['sign-in-unavailable']);
    expect(Date.now() - begun).toBeGreaterThan(2_500);
  });

  it('close the door when nobody listens', async () => {
    const keys = fetchedTokenKeys(new URL('http://127.0.0.1:1/keys'));
    const verifier = tokenVerifier({ issuer: 'i', audience: 'a', clock: standingClock(), keys });
    const { privateKey } = await newKeyPair();
    expect(await codesOf(verifier, `Bearer ${await signed(privateKey)}`)).toEqual(['sign-in-unavailable']);
  });

  it('are never fetched in the clear from another machine', () => {
    expect(() => fetchedTokenKeys(new URL('http://login.example/keys'))).toThrow('only https is safe');
    expect(() => fetchedTokenKeys(new URL('file:///keys'))).toThrow('only https is safe');
    expect(() => fetchedTokenKeys(new URL('https://login.example/keys'))).not.toThrow();
  });
});
