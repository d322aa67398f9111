import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import type { Policy } from '../policies/policy.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { parseMoney } from '../shared/money.ts';
import { lastDayOf } from '../shared/month.ts';
import type { EvaluatedBenefit, Evaluation, Evaluator } from './evaluator.ts';

/** Answers that are remembered: a person is often asked again, with one entry more. */
const MOST_REMEMBERED = 5_000;

/** Evaluates by determine(), over json-rules-engine: what the case's officers see is what the ledger counts. */
export function determiningEvaluator(
  catalogue: Pick<PolicyCatalogue, 'policyOn'>,
  compiled: (policy: Policy) => CompiledPolicy,
): Evaluator {
  const answers = new Map<string, Promise<Evaluation>>();
  return {
    evaluate({ jurisdiction, month, knownOn, facts, factsAsOf }) {
      const policy = catalogue.policyOn(jurisdiction, lastDayOf(month), knownOn);
      const key = JSON.stringify([policy.digest, month, facts, factsAsOf]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      if (answers.size >= MOST_REMEMBERED) answers.clear();
      const answer = determine(compiled(policy), { month, facts, factsAsOf }).then(evaluationOf);
      answers.set(key, answer);
      return answer;
    },
  };
}

function evaluationOf({ policy, benefits }: Determination): Evaluation {
  const evaluated = Object.entries(benefits).map(([id, benefit]): [string, EvaluatedBenefit] => [
    id,
    {
      outcome: benefit.outcome,
      fen: benefit.outcome === 'granted' ? (parseMoney(benefit.monthlyAmount ?? '') ?? 0) : 0,
      class: benefit.class,
      reasons: benefit.reasons.filter(({ decisive }) => decisive).map(({ id: reason }) => reason),
      ...(benefit.outcome === 'undetermined' && { missing: benefit.missing.map(({ fact }) => fact) }),
    },
  ]);
  return { policyDigest: policy.digest, benefits: Object.fromEntries(evaluated) };
}
