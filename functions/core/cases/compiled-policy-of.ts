import { type CompiledPolicy, compilePolicy } from '../determinations/compile-policy.ts';
import type { Policy } from '../policies/policy.ts';

const compiled = new WeakMap<Policy, CompiledPolicy>();

/** A policy made ready to determine, once for as long as somebody holds it. */
export function compiledPolicyOf(policy: Policy): CompiledPolicy {
  const known = compiled.get(policy) ?? compilePolicy(policy);
  compiled.set(policy, known);
  return known;
}
