import { expect, test } from 'vitest';
import { bulkEvaluator } from '../../../../functions/core/bulk/bulk-evaluator.ts';
import { evaluatePeople } from '../../../../functions/core/bulk/evaluate-people.ts';
import {
  type CompiledPolicy,
  compilePolicy,
} from '../../../../functions/core/determinations/compile-policy.ts';
import { checkPolicies } from '../../../../functions/core/policies/check/check-policies.ts';
import type { Policy } from '../../../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { repositoryTexts } from '../../../support/policy-texts.ts';

const { layers } = checkPolicies(repositoryTexts);
const catalogue = policyCatalogueOf(layers);
const compiled: string[] = [];
const evaluator = bulkEvaluator(catalogue, (policy: Policy): CompiledPolicy => {
  compiled.push(policy.digest);
  return compilePolicy(policy);
});

const person = {
  jurisdiction: '500156',
  month: '2023-03',
  knownOn: '2023-12-31',
  facts: {
    'certificate.kind': 'disability',
    'certificate.level': 1,
    'certificate.status': 'valid',
    'livelihood.status': 'minimum-living',
    'hukou.code': '500156',
    otherBenefits: [],
  },
  factsAsOf: {},
};
const bothGranted = {
  living: { outcome: 'granted', fen: 8000, class: 'minimum-living', reasons: ['class.minimum-living'] },
  nursing: { outcome: 'granted', fen: 9000, class: 'level-1', reasons: ['class.level-1'] },
};

test('worked person 1: living 80.00 and nursing 90.00, by the digest of the policy in force', () => {
  expect(evaluator.evaluate(person)).toEqual({
    policyDigest: catalogue.policyOn('500156', '2023-03-31', '2023-12-31').digest,
    benefits: bothGranted,
  });
});

test('a policy is compiled once, for all months and days of knowledge that have it', () => {
  const before = compiled.length;
  for (const month of ['2023-03', '2023-04', '2023-05'])
    for (const knownOn of ['2023-12-31', '2024-12-31']) evaluator.evaluate({ ...person, month, knownOn });
  expect(new Set(compiled).size).toBe(compiled.length);
  expect(compiled.length - before).toBeLessThanOrEqual(1);
});

test('the district is refused before its first day; the month and facts as everywhere', () => {
  expect(() => evaluator.evaluate({ ...person, month: '2015-01' })).toThrow(/500156 has no policy in force/);
  expect(() => evaluator.evaluate({ ...person, jurisdiction: '999999' })).toThrow(/999999/);
  expect(() => evaluator.evaluate({ ...person, month: '2023-13' })).toThrow(/month is "2023-13"/);
  expect(() => evaluator.evaluate({ ...person, facts: { ...person.facts, 'certificate.level': 9 } })).toThrow(
    /certificate.level/,
  );
});

test('what is missing is named where a benefit stays open, and only there', () => {
  const { otherBenefits: _, ...facts } = person.facts;
  const { benefits } = evaluator.evaluate({ ...person, facts });
  expect(benefits.living).toMatchObject({ outcome: 'undetermined', fen: 0, missing: ['otherBenefits'] });
  expect(evaluator.evaluate(person).benefits.living).not.toHaveProperty('missing');
});

test('the chunk function evaluates people in their order, from the files alone', () => {
  const evaluate = evaluatePeople(structuredClone({ layers }));
  const dead = { ...person, facts: { ...person.facts, 'person.diedOn': '2023-02-10' } };
  const [one, other] = evaluate([person, dead]);
  expect(one?.benefits).toEqual(bothGranted);
  expect(other?.benefits.living).toEqual({
    outcome: 'refused',
    fen: 0,
    class: null,
    reasons: ['event.death'],
  });
});
