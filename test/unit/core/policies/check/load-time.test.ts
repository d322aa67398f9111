import { expect, it } from 'vitest';
import { divisionCodes } from '../../../../../functions/core/jurisdictions/division-names.ts';
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import { cpuMs } from '../../../../support/cpu-time.ts';
import { COUNTY_FILE, NATION_FILE, PROVINCE_FILE, textOf } from '../../../../support/policy-fixtures.ts';

it('3,000 counties over one nation are checked well before a server is missed', async () => {
  const counties = divisionCodes()
    .filter((code) => !code.endsWith('0000'))
    .slice(0, 3000)
    .map((jurisdiction) => textOf({ ...COUNTY_FILE, jurisdiction }));
  expect(counties).toHaveLength(3000);
  const texts = [textOf(NATION_FILE), textOf(PROVINCE_FILE), ...counties];
  let checked: ReturnType<typeof checkPolicies> | undefined;
  const took = await cpuMs(() => {
    checked = checkPolicies(texts);
  });
  const { layers = [], findings } = checked ?? {};
  console.log(`checked ${layers.length} files in ${took.toFixed(0)} ms`);
  expect(findings).toEqual([]);
  expect(layers).toHaveLength(texts.length);
  // It takes some 0.5 s.
  expect(took).toBeLessThan(6000);
});
