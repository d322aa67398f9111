import type { FlatFacts } from '../../cases/flatten-facts.ts';
import type { Office } from '../../cases/office.ts';
import { levelOf, superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { Policy } from '../../policies/policy.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import { Refusal } from '../../shared/refusal.ts';

const HUKOU = 'hukou.code';

/** The office that decides: the county of the hukou, never that of the resident ID. Refuses facts-invalid. */
export function competentOffice(facts: FlatFacts, township: string | null): Office {
  const code = facts[HUKOU];
  const found = typeof code === 'string' ? code : undefined;
  if (found !== undefined && /^[1-9]\d{5}$/.test(found) && levelOf(found) === 'county')
    return { jurisdiction: found, township };
  const detail = `${HUKOU} is ${found === undefined ? 'not given' : `'${found.slice(0, 20)}'`}; right is the code of the county of the hukou`;
  throw new Refusal('facts-invalid', detail, [{ pointer: `/facts/${HUKOU}`, code: 'fact-value', detail }]);
}

/** The policy of a county or, where it has none of its own, of the nearest level above. Refuses jurisdiction-unknown. */
export function nearestPolicy(catalogue: PolicyCatalogue, county: string, on: string): Policy {
  let refusal: Refusal | undefined;
  for (const code of [county, ...superiorsOf(county)]) {
    try {
      return catalogue.policyOn(code, on);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
    }
  }
  throw refusal ?? new Refusal('jurisdiction-unknown', `${county} has no policy, nor has any level above`);
}
