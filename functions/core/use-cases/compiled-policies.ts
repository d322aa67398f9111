import { type CompiledPolicy, compilePolicy } from '../determinations/compile-policy.ts';
import type { Policy } from '../policies/policy.ts';

/** Compiles a policy, or hands out the one compiled before for the same digest. */
export type CompiledPolicies = (policy: Policy) => CompiledPolicy;

/** Remembers so many compiled policies; the one not asked for longest goes first. */
export function compiledPolicies(most: number): CompiledPolicies {
  const byDigest = new Map<string, CompiledPolicy>();
  return (policy) => {
    const { digest } = policy;
    const known = byDigest.get(digest);
    if (known !== undefined) {
      byDigest.delete(digest);
      byDigest.set(digest, known);
      return known;
    }
    const compiled = compilePolicy(policy);
    byDigest.set(digest, compiled);
    if (byDigest.size > most) {
      const [oldest] = byDigest.keys();
      if (oldest !== undefined) byDigest.delete(oldest);
    }
    return compiled;
  };
}
