import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Evaluation, EvaluationRequest } from '../entitlements/evaluator.ts';
import type { Policy } from '../policies/policy.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { lastDayOf, parseMonth } from '../shared/month.ts';
import { type BulkPolicy, compileBulk } from './bulk-policy.ts';

/** An Evaluator that answers at once, for runs over many people. */
export interface BulkEvaluator {
  /** Refuses month-invalid, jurisdiction-unknown, policy-not-in-force, facts-invalid. */
  evaluate(request: EvaluationRequest): Evaluation;
}

/** Jurisdictions, months and days of knowledge that are remembered. */
const MOST_REMEMBERED = 20_000;

/**
 * Evaluates by the policy in force on the last day of the month, as determine-month does, without json-rules-engine.
 * The catalogue must stand still: a run keeps the snapshot that it started with.
 */
export function bulkEvaluator(
  catalogue: Pick<PolicyCatalogue, 'policyOn'>,
  compile: (policy: Policy) => CompiledPolicy,
): BulkEvaluator {
  const byDigest = new Map<string, BulkPolicy>();
  const asked = new Map<string, BulkPolicy>();
  const find = (jurisdiction: string, month: string, knownOn: string): BulkPolicy => {
    const policy = catalogue.policyOn(jurisdiction, lastDayOf(parseMonth(month)), knownOn);
    const known = byDigest.get(policy.digest);
    if (known !== undefined) return known;
    const bulk = compileBulk(compile(policy));
    byDigest.set(policy.digest, bulk);
    return bulk;
  };
  return {
    evaluate(request) {
      const { jurisdiction, month, knownOn } = request;
      const key = `${jurisdiction} ${month} ${knownOn}`;
      let bulk = asked.get(key);
      if (bulk === undefined) {
        bulk = find(jurisdiction, month, knownOn);
        if (asked.size >= MOST_REMEMBERED) asked.clear();
        asked.set(key, bulk);
      }
      return bulk.evaluate(request);
    },
  };
}
