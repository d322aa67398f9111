import { expect, test } from 'vitest';
import { readPolicyFolder } from '../../../../functions/adapters/local/read-policy-folder.ts';
import { checkPolicies } from '../../../../functions/core/policies/check/check-policies.ts';
import { registerLayoutOf, registerLayouts } from '../../../../functions/core/registers/register-layouts.ts';

const nation = readPolicyFolder('policies').filter(({ path }) => /^100000-china\/[^/]+$/.test(path));

test('the layouts that come with the platform fit their schema and the policy of the nation', () => {
  const given = registerLayouts.map((layout) => ({
    path: `100000-china/registers/${layout.register}.json`,
    text: JSON.stringify(layout),
  }));
  const { findings, layouts } = checkPolicies([...nation, ...given]);
  expect(findings.filter(({ file }) => file.includes('/registers/'))).toEqual([]);
  expect(layouts).toEqual(given.map(({ path }) => path));
  for (const layout of registerLayouts) expect(registerLayoutOf(layout.register)).toBe(layout);
});
