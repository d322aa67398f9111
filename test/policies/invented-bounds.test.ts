import { expect, test } from 'vitest';
import { checkPolicies } from '../../functions/core/policies/check/check-policies.ts';
import type { PolicyFile } from '../../functions/generated/policy-file.ts';
import { inventedTexts } from '../support/policy-texts.ts';

const PATH = '990102-neighbour/2024-01-01.json';

/** The errors of a district beside the invented one, under the same province. */
function errorsOf(rules: Partial<PolicyFile>): string[] {
  const file: PolicyFile = {
    jurisdiction: '990102',
    name: '虚构邻区',
    effectiveFrom: '2024-01-01',
    documents: { 'neighbour-2024-1': { title: '虚构邻区办法', issuer: '虚构邻区民政局', verified: true } },
    ...rules,
  };
  const { findings } = checkPolicies([...inventedTexts, { path: PATH, text: JSON.stringify(file) }]);
  return findings
    .filter(({ file: path, severity }) => path === PATH && severity === 'error')
    .map(({ code, pointer, message }) => `${code} ${pointer} ${message.en}`);
}

const living = (amount: string): Partial<PolicyFile> => ({
  parameters: { living: { amount, cite: 'neighbour-2024-1 3' } },
});

test('a district within the bounds of the province is in order', () => {
  expect(errorsOf(living('50.00'))).toEqual([]);
  expect(errorsOf(living('120.00'))).toEqual([]);
});

test.each<[string, Partial<PolicyFile>, string]>([
  ['an amount under the floor', living('49.99'), 'below-floor /parameters/living/amount'],
  ['an amount over the ceiling', living('120.01'), 'above-ceiling /parameters/living/amount'],
  [
    'a number that the province has locked',
    { parameters: { severeLevel: { number: 3, cite: 'neighbour-2024-1 4' } } },
    'locked-parameter /parameters/severeLevel/number',
  ],
  [
    'a lock that is taken off',
    { parameters: { severeLevel: { locked: false, cite: 'neighbour-2024-1 4' } } },
    'bound-weakened /parameters/severeLevel/locked',
  ],
  [
    'a longer chain than the province allows',
    { chains: { standard: { maximumWorkingDays: 21, maximumCite: 'neighbour-2024-1 5' } } },
    'maximum-raised /chains/standard/maximumWorkingDays',
  ],
])('%s is refused, with both citations', (_, rules, finding) => {
  const [error, ...others] = errorsOf(rules);
  expect(others).toEqual([]);
  expect(error).toContain(finding);
  expect(error).toContain('neighbour-2024-1');
  expect(error).toContain('invented-province-2023-1');
});

test('stages that add up to more than the province allows are refused', () => {
  const stage = (id: string, workingDays: number) =>
    ({ id, kind: 'review', owner: 'township', limit: { workingDays }, cite: 'neighbour-2024-1 5' }) as const;
  const stages = (last: number): Partial<PolicyFile> => ({
    chains: {
      standard: { stages: [stage('township', 10), stage('federation', last)], cite: 'neighbour-2024-1 5' },
    },
  });
  expect(errorsOf(stages(10))).toEqual([]);
  expect(errorsOf(stages(11))[0]).toContain('10 + 11 = 21 working days');
});
