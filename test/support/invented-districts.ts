import { checkPolicies } from '../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { inventedTexts } from './policy-texts.ts';

/** The invented districts of test/fixtures/policies, which use every structure of the format, on the real nation. */
export const inventedCatalogue = policyCatalogueOf(checkPolicies(inventedTexts).layers);
