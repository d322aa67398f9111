import { type CompiledPolicy, compilePolicy } from '../../functions/core/determinations/compile-policy.ts';
import type { Policy } from '../../functions/core/policies/policy.ts';

const compiled = new Map<Policy, CompiledPolicy>();

/** A policy compiled once, as the running platform keeps it. */
export function compiledOnce(policy: Policy): CompiledPolicy {
  const known = compiled.get(policy) ?? compilePolicy(policy);
  compiled.set(policy, known);
  return known;
}
