import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environments } from '../../infra/environments.ts';
import { at, listAt, type Resource, synthesised } from './synthesised.ts';

/** Two keys for each of some 2,850 counties. */
const keys = Array.from({ length: 5700 }, (_, n) => ({
  id: `key-${n}`.padEnd(24, 'x'),
  subject: `person ${n}`,
  role: n % 2 === 0 ? 'policy-author' : 'policy-approver',
  jurisdiction: '500156',
  publicKey: 'A'.repeat(60),
}));
const wishes = {
  policyPublicKeys: JSON.stringify(keys),
  issuer: 'https://id.example.gov.cn/realms/subsidies',
};
const all = environments.map(({ name }) => synthesised(name, wishes));

/** How long a value is once it is deployed: the longest ARN or name in the place of each reference. */
function deployedLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.reduce((sum: number, one) => sum + deployedLength(one), 0);
  return 130;
}
const lengthOfAll = (values: object) =>
  Object.entries(values).reduce((sum, [name, value]) => sum + name.length + deployedLength(value), 0);

test.each(all)('$environment.name: templates are small enough for CloudFormation', ({ templates }) => {
  for (const template of Object.values(templates)) {
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
  }
});

test.each(all)('$environment.name: the variables of a function fit into 4 KB', ({ resources }) => {
  for (const one of resources('AWS::Lambda::Function'))
    expect(lengthOfAll(at(one, 'Properties', 'Environment', 'Variables') as object)).toBeLessThan(4096);
});

test.each(all)('$environment.name: what a role may do fits into 10,240 characters', ({ resources }) => {
  const lengthOf = (role: Resource) =>
    listAt(role, 'Properties', 'Policies').reduce(
      (sum: number, one) => sum + JSON.stringify(at(one, 'PolicyDocument')).length,
      0,
    );
  for (const role of resources('AWS::IAM::Role')) expect(lengthOf(role)).toBeLessThan(10_240);
});

test.each(all)('$environment.name: the API has no more routes than one may have', ({ resources }) => {
  expect(resources('AWS::ApiGatewayV2::Route').length).toBeLessThanOrEqual(300);
});

const folder = mkdtempSync(join(tmpdir(), 'huize-limits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the trusted keys lie beside the code of the functions that check signatures, and make another asset of it', () => {
  const filesOf = (one: (typeof all)[number], name: string) => {
    const assets = JSON.parse(
      readFileSync(join(one.app.outdir, `${name === 'api' ? 'api' : 'events'}.assets.json`), 'utf8'),
    ) as { files: Record<string, { source: { path: string }; displayName?: string }> };
    return Object.entries(assets.files).flatMap(([hash, { source }]) => {
      const file = join(one.app.outdir, source.path, 'trusted-keys.json');
      try {
        return [{ hash, text: readFileSync(file, 'utf8') }];
      } catch {
        return [];
      }
    });
  };
  const [first] = all;
  if (first === undefined) throw new Error('there are environments');
  const other = synthesised(first.environment.name, { policyPublicKeys: '[]' });
  for (const name of ['api', 'policy-changed']) {
    const [with_, without] = [filesOf(first, name), filesOf(other, name)];
    expect(with_.map(({ text }) => text)).toEqual([wishes.policyPublicKeys]);
    expect(without.map(({ text }) => text)).toEqual(['[]']);
    expect(without[0]?.hash).not.toBe(with_[0]?.hash);
  }
});

test('a list that is none is refused before anything is deployed, as JSON or as a file', () => {
  expect(() => synthesised('trial', { policyPublicKeys: '{"keys": []}' })).toThrow(
    'right is -c trustedKeys= with the file of the trusted keys',
  );
  const file = join(folder, 'keys.json');
  writeFileSync(file, '{"keys": [{"id": "zhang"}]}');
  const app = join(import.meta.dirname, '..', '..', 'infra', 'app.ts');
  const { status, stderr } = spawnSync(
    process.execPath,
    [app, '-c', 'env=trial', '-c', `trustedKeys=${file}`],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('keys.json is no list of trusted keys: /keys/0');
});
