import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPolicies } from '../../../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';
import { published, type TestSigner, testSigner } from '../../../support/publishing.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

// A version and its mistakes of one day (2026-03-02), each published by two persons.
const county = '500156-county';
const zhang = testSigner('zhang', 'policy-author');
const li = testSigner('li', 'policy-approver');
const nation: readonly [TestSigner, TestSigner] = [
  testSigner('a', 'policy-author', '100000'),
  testSigner('b', 'policy-approver', '100000'),
];
let shelf: TemporaryFolder;
let desk: TemporaryFolder;

beforeAll(() => {
  shelf = temporaryFolder();
  desk = temporaryFolder();
  const trusted = [zhang, li, ...nation].map(({ key }) => key);
  writeFileSync(desk.pathOf('trusted.json'), JSON.stringify({ keys: trusted }));
  for (const { key, pem } of [zhang, li]) writeFileSync(desk.pathOf(`${key.subject}.pem`), pem);
  mkdirSync(desk.pathOf(county));
  mkdirSync(shelf.pathOf('100000-nation/publications'), { recursive: true });
  mkdirSync(shelf.pathOf(county));
  const path = '100000-nation/2016-01-01.json';
  const text = JSON.stringify(MINI_PUBLISHED_NATION);
  writeFileSync(shelf.pathOf(path), text);
  const publication = JSON.stringify(published({ path, text }, [], ...nation));
  writeFileSync(shelf.pathOf(path.replace('/', '/publications/')), publication);
});

afterAll(() => {
  shelf.remove();
  desk.remove();
});

function draft(name: string, nursing: string, more: object = {}): string {
  const place = desk.pathOf(`${county}/${name}`);
  const parameters = { nursing: { amount: nursing, cite: 'county-9 二' } };
  writeFileSync(place, JSON.stringify({ ...MINI_COUNTY, parameters, ...more }));
  return place;
}

async function publish(place: string): Promise<string> {
  const to = ['--to', shelf.pathOf('.'), '--trust', desk.pathOf('trusted.json'), '--json'];
  const sent = await huize(['policy', 'publish', place, '--key', desk.pathOf('zhang.pem'), ...to]);
  if (sent.code !== 0) return sent.stderr;
  const { statement } = JSON.parse(sent.stdout) as { statement: { digest: string } };
  const approval = ['policy', 'approve', '500156', statement.digest, '--key', desk.pathOf('li.pem')];
  return (await huize([...approval, ...to])).stderr;
}

/** What the versions that lie there give for a month, as known on a day. */
function nursingIn(month: string, knownOn?: string): unknown {
  const paths = ['100000-nation', county].flatMap((folder) =>
    readdirSync(shelf.pathOf(folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${folder}/${name}`),
  );
  const { layers, findings } = checkPolicies(
    paths.map((path) => ({ path, text: readFileSync(shelf.pathOf(path), 'utf8') })),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { rules } = policyCatalogueOf(layers).policyOn('500156', `${month}-28`, knownOn);
  return rules.parameters?.nursing?.amount;
}

const wrong = { effectiveFrom: '2026-03-01', issuedOn: '2026-03-02' };
const corrects = { effectiveFrom: '2026-03-01', reason: { zh: '录入有误', en: 'a slip' } };

it('a mistake is corrected on the day of its issue, as often as needed, and the last word counts', async () => {
  expect(await publish(draft('2023-02-23.json', '90.00'))).toBe('');
  expect(await publish(draft('2026-03-01.json', '910.00', wrong))).toBe('');
  expect(nursingIn('2026-03')).toBe('910.00');
  const first = draft('2026-03-01_issued-2026-03-02.json', '19.00', { ...wrong, corrects });
  expect(await publish(first)).toBe('');
  expect(nursingIn('2026-03')).toBe('19.00');
  const unnumbered = draft('2026-03-01_issued-2026-03-02-2.json', '91.00', { ...wrong, corrects });
  expect(await publish(unnumbered)).toMatch(/of the same day with a higher number/);
  const second = draft('2026-03-01_issued-2026-03-02-2.json', '91.00', {
    ...wrong,
    corrects: { ...corrects, number: 2 },
  });
  expect(await publish(second)).toBe('');
  expect(nursingIn('2026-03')).toBe('91.00');
  expect(nursingIn('2026-03', '2026-03-01')).toBe('90.00');
  expect(nursingIn('2026-02')).toBe('90.00');
});

it('a rollback of the same day is one more correction, and is published like any other', async () => {
  const words = ['policy', 'rollback', '500156', '--policies', shelf.pathOf('.'), '--json'];
  const back = await huize([...words, '--restore', '2023-02-23', '--reason', '文件尚未印发']);
  expect(back).toMatchObject({ code: 0, stderr: '' });
  const { file } = JSON.parse(back.stdout) as { file: string };
  expect(file).toMatch(/2026-03-01_issued-2026-03-02-3\.json$/);
  expect(await publish(file)).toBe('');
  expect(nursingIn('2026-03')).toBe('90.00');
  const again = await huize([...words, '--restore', '2026-03-01', '--reason', '确已印发']);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(nursingIn('2026-03')).toBe('91.00'); // of the version and its corrections, the last that was right
});
