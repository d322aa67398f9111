import { expect, test } from 'vitest';
import { checkAll } from '../../functions/core/policies/check/check-all.ts';
import { repositoryTexts } from '../support/policy-texts.ts';

const checked = await checkAll(repositoryTexts);

test('every timeline holds, month by month', () => {
  const found = checked.findings.filter(({ file }) => file.includes('/timelines/'));
  expect(found.map(({ file, line, message }) => `${file}:${line} ${message.en}`)).toEqual([]);
});

test('more than forty lives besides the worked persons, in every jurisdiction', () => {
  expect(checked.timelines.length).toBeGreaterThanOrEqual(43);
  const places = new Set(checked.timelines.map(({ jurisdiction }) => jurisdiction));
  expect([...places].sort()).toEqual(
    [...new Set(checked.layers.map(({ file }) => file.jurisdiction))].sort(),
  );
});

test.each([7, 9, 10])('worked person %i is a timeline', (id) => {
  const sources = checked.timelines.map(({ timeline }) => timeline.source ?? '');
  expect(sources.filter((source) => new RegExp(`^worked person ${id}(?![0-9])`).test(source))).not.toEqual(
    [],
  );
});

const OF_WULONG = '500156-wulong/examples/timelines/sentenced-and-released.json';

/** The findings on one timeline after one word of it was changed. */
async function afterChange(from: string, to: string): Promise<string[]> {
  const texts = repositoryTexts
    .filter(({ path }) => path === OF_WULONG || /^(100000|500156)-[^/]*\/[^/]*$/.test(path))
    .map(({ path, text }) => (path === OF_WULONG ? { path, text: text.replace(from, to) } : { path, text }));
  const { findings } = await checkAll(texts);
  return findings
    .filter(({ file }) => file === OF_WULONG)
    .map(({ code, line, message }) => `${line > 1} ${code} ${message.en}`);
}

test.each([
  [
    '"amount": "0"',
    '"amount": "80.00"',
    'example-fails in 2023-06 living is refused with 0.00 (event.sentenced)',
  ],
  ['"event.sentenced"', '"event.death"', 'example-fails event.death does not decide living in 2023-06'],
  ['"wulong-2023-9', '"wulong-2032-9', 'unknown-document there is no document "wulong-2032-9"'],
  ['"category"', '"categroy"', 'example-facts certificate.categroy is not a fact of this policy'],
  ['2023-05-12', '2023-02-30', 'date-not-in-calendar 2023-02-30 is no day of the calendar'],
  ['"ended"', '"endet"', 'unknown-property'],
])('a timeline with %s made %s is a finding with its line', async (from, to, message) => {
  const findings = await afterChange(from, to);
  expect(findings.some((one) => one.startsWith(`true ${message}`))).toBe(true);
});
