import { expect, test } from 'vitest';
import { environments, regions } from '../../infra/environments.ts';
import { resourceTypes } from '../../infra/resource-types.ts';
import { at, synthesised } from './synthesised.ts';

const wishes = { alarmEmail: 'duty@example.org', issuer: 'https://login.example.org/realm' };
const all = environments.map(({ name }) => synthesised(name, wishes));

/** Every text of a template, and the place where it stands. */
function texts(value: unknown, at = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => texts(one, `${at}/${name}`));
}

test('every region of the list has an environment', () => {
  expect(new Set(environments.map(({ region }) => region))).toEqual(new Set(Object.keys(regions)));
});

test.each(all)('$environment.name names no partition, account or region', ({ templates }) => {
  const named = texts(templates).filter(
    ([at, text]) =>
      /arn:aws|\b(cn|ap|us|eu)-[a-z]+-[0-9]\b|amazonaws\.com\.cn/.test(text) ||
      (/\b[0-9]{12}\b/.test(text) && !at.endsWith('/Description')),
  );
  expect(named).toEqual([]);
});

test('that search would find them', () => {
  const planted = { a: 'arn:aws:s3:::bucket', b: { c: ['x.cn-north-1.y'] } };
  expect(texts(planted).map(([, text]) => text)).toEqual(['arn:aws:s3:::bucket', 'x.cn-north-1.y']);
});

test.each(all)('$environment.name uses only what China regions have, too', ({ templates }) => {
  const used = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources));
  const strange = used.map(({ Type }) => Type).filter((type) => resourceTypes[type] === undefined);
  expect([...new Set(strange)]).toEqual([]);
});

test('every type of the list is used', () => {
  const used = new Set(
    all.flatMap(({ templates }) =>
      Object.values(templates).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
    ),
  );
  expect(Object.keys(resourceTypes).filter((type) => !used.has(type))).toEqual([]);
});

test('functions are traced where the region can', () => {
  for (const { environment, resources } of all) {
    const modes = resources('AWS::Lambda::Function').map((one) =>
      at(one, 'Properties', 'TracingConfig', 'Mode'),
    );
    const expected = regions[environment.region].tracesFunctions ? 'Active' : undefined;
    expect(new Set(modes)).toEqual(new Set([expected]));
  }
});

test('one platform serves every jurisdiction, or those that its environment names', () => {
  const served = all.map(({ environment, resources }) => {
    const [first] = resources('AWS::Lambda::Function');
    return [environment.name, at(first, 'Properties', 'Environment', 'Variables', 'JURISDICTIONS')];
  });
  expect(Object.fromEntries(served)).toEqual({ nation: '', hebei: '130000', wulong: '500156', trial: '' });
});
