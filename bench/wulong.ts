import { fileURLToPath } from 'node:url';
import { readPolicyFolder } from '../functions/adapters/local/read-policy-folder.ts';
import { type CompiledPolicy, compilePolicy } from '../functions/core/determinations/compile-policy.ts';
import { deriveFacts } from '../functions/core/facts/derive-facts.ts';
import { readFacts } from '../functions/core/facts/read-facts.ts';
import { checkPolicies } from '../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../functions/core/policies/policy-catalogue-of.ts';

export const POLICIES = fileURLToPath(new URL('../policies', import.meta.url));
export const MONTH = '2023-03';

/** Worked person 1: physical disability of level 1, in 低保. */
export const FACTS = {
  certificate: { kind: 'disability', category: 'physical', level: 1, status: 'valid' },
  livelihood: { status: 'minimum-living' },
  person: { birthDate: '1970-01-01' },
  hukou: { code: '500156' },
  otherBenefits: [],
};

export function wulong(): CompiledPolicy {
  const { layers } = checkPolicies(
    readPolicyFolder(POLICIES).filter(({ path }) => !path.includes('/examples/')),
  );
  return compilePolicy(policyCatalogueOf(layers).policyOn('500156', '2023-03-31'));
}

/** The same person as raw json-rules-engine takes it: flat, with the derived facts. */
export function flatFacts(compiled: CompiledPolicy, facts: object = FACTS): Record<string, unknown> {
  const { values } = readFacts(facts as Record<string, unknown>, compiled.dictionary, MONTH);
  return Object.fromEntries(deriveFacts(compiled.dictionary, compiled.policy, MONTH, values));
}
