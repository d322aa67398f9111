import { expect, test } from 'vitest';
import { checkPolicies } from '../../functions/core/policies/check/check-policies.ts';
import { askedPolicies, compareFor, sayMismatch } from '../support/bulk-against-engine.ts';
import { inventedTexts } from '../support/policy-texts.ts';
import { unreachedReasons } from '../support/unreached-reasons.ts';

const asked = askedPolicies(checkPolicies(inventedTexts))
  .filter(({ path }) => path.startsWith('99'))
  .map((one) => [one.path, one] as const);

test('the invented districts use every structure of the format, so that each is compared', () => {
  expect(asked.length).toBe(7);
});

test.each(asked)(
  '%s: 20,000 generated people get the same from the bulk evaluator as from json-rules-engine',
  async (path, one) => {
    const { compared, mismatch } = await compareFor(one, 20_000, 1);
    expect(mismatch && sayMismatch(path, mismatch)).toBeUndefined();
    expect(compared).toMatchObject({ people: 20_000, plain: 200 });
    expect(compared.refused).toBeLessThan(2_000);
    expect(unreachedReasons(one.compiled, compared.seen.keys())).toEqual([]);
  },
);
