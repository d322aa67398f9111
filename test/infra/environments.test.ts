import { expect, test } from 'vitest';
import { environmentNamed, environments, requireRegion } from '../../infra/environments.ts';

const nothing = () => undefined;

test('names can begin the names of everything', () => {
  for (const { name } of environments) expect(name).toMatch(/^[a-z][a-z0-9-]{0,19}$/);
});

test('a name that there is not is refused with those that there are', () => {
  expect(() => environmentNamed('tianjin', nothing)).toThrow(
    'env is "tianjin"; right is -c env= with one of nation, hebei, wulong, trial',
  );
  expect(() => environmentNamed(undefined, nothing)).toThrow('env is ""');
});

test('what the deployer wishes goes before the file', () => {
  const wishes: Record<string, string> = {
    issuer: 'https://id.example.org/',
    jurisdictions: '610000,640000',
  };
  const found = environmentNamed('trial', (name) => wishes[name]);
  expect(found.jurisdictions).toEqual(['610000', '640000']);
  expect(found.identity).toEqual({
    issuer: 'https://id.example.org/',
    jwksUri: 'https://id.example.org/.well-known/jwks.json',
    audience: 'huize',
  });
});

test('an issuer in the clear is refused', () => {
  expect(() =>
    environmentNamed('trial', (name) => (name === 'issuer' ? 'http://id.example.org' : undefined)),
  ).toThrow('issuer is "http://id.example.org"; right is an https address');
});

test('a platform is not deployed to the region of another', () => {
  const hebei = environmentNamed('hebei', nothing);
  expect(() => requireRegion(hebei, 'ap-southeast-1')).toThrow('hebei belongs to cn-north-1');
  expect(() => requireRegion(hebei, 'cn-north-1')).not.toThrow();
  expect(() => requireRegion(hebei, undefined)).not.toThrow();
});
