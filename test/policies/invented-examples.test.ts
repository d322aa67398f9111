import { expect, test } from 'vitest';
import { checkAll } from '../../functions/core/policies/check/check-all.ts';
import { inventedTexts } from '../support/policy-texts.ts';

const UNKNOWN_DIVISIONS = [
  '990000-invented-province/2023-01-01.json',
  '990100-invented-city/2023-01-01.json',
  '990101-everything/2024-01-01.json',
  '990101-everything/2024-07-01.json',
  '990101-everything/2025-01-01.json',
  '990101-everything/2025-01-01_issued-2025-06-20.json',
  '990271-new-area/2024-01-01.json',
];

// The nation's own examples run with the repository's policies; here it only carries the invented levels.
/** The district that uses everything takes a limit away, too. */
const NO_LIMIT = ['990101-everything/2024-01-01.json', 'without-days', '/terms/decide/limit'];

test('the invented districts check clean, but for unknown divisions and a limit taken away; every example holds', async () => {
  const { findings, runs } = await checkAll(inventedTexts);
  const invented = findings.filter(({ file }) => file.startsWith('99'));
  const divisions = invented.filter(({ code }) => code === 'unknown-division');
  expect(divisions.map(({ file, message }) => [file, message.en])).toEqual(
    UNKNOWN_DIVISIONS.map((file) => [
      file,
      `${file.slice(0, 6)} is not in the table of divisions (GB/T 2260, 2023); right is the code of a division, unless it is newer than the table`,
    ]),
  );
  const others = invented.filter(({ code }) => code !== 'unknown-division');
  expect(others.map(({ file, code, pointer }) => [file, code, pointer])).toEqual([NO_LIMIT]);
  expect(runs.length).toBeGreaterThan(180);
  expect(runs.filter(({ refusal }) => refusal !== undefined)).toEqual([]);
});

test('an example that says another amount is found', async () => {
  const path = '990101-everything/examples/granted-nursing-mental-rural.json';
  const wrong = inventedTexts.map((one) =>
    one.path === path ? { ...one, text: one.text.replace('"40.00"', '"39.96"') } : one,
  );
  const { findings } = await checkAll(wrong);
  expect(findings.filter(({ file }) => file === path).map(({ code, message }) => [code, message.en])).toEqual(
    [['example-fails', 'nursing comes to 40.00; the example expects 39.96']],
  );
});

test('an exclusion that no example shows on both sides is named', async () => {
  const shown = inventedTexts.filter(({ path }) => !path.endsWith('refused-transport-own-car.json'));
  const { findings } = await checkAll(shown);
  expect(
    findings
      .filter(({ file, code }) => file.startsWith('990101') && code !== 'unknown-division')
      .map(({ code, pointer }) => [code, pointer]),
  ).toEqual([['not-distinguished', '/benefits/transport/exclusions/own-car'], NO_LIMIT.slice(1)]);
});
