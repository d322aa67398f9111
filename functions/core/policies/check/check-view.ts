import { factDictionary } from '../../facts/fact-dictionary.ts';
import type { Policy } from '../policy.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkBounds } from './check-bounds.ts';
import { checkChainLimits } from './check-chain-limits.ts';
import { checkChains } from './check-chains.ts';
import { checkCitations } from './check-citations.ts';
import { checkComplete } from './check-complete.ts';
import { checkConditions } from './check-conditions.ts';
import { checkCost } from './check-cost.ts';
import { checkFacts } from './check-facts.ts';
import { checkParameters } from './check-parameters.ts';
import { checkReasonIds } from './check-reason-ids.ts';
import { checkReferences, checkRemovals } from './check-references.ts';
import { checkTables } from './check-table.ts';
import { checkTexts } from './check-texts.ts';
import { checkWithoutDays } from './check-without-days.ts';
import { type Flaw, flawCollector } from './flaw.ts';
import type { FileLayer, View } from './view.ts';

const CHECKS: readonly ((view: View) => void)[] = [
  checkReferences,
  checkRemovals,
  checkComplete,
  checkCitations,
  checkFacts,
  checkParameters,
  checkConditions,
  checkAmounts,
  checkTables,
  checkReasonIds,
  checkCost,
  checkBounds,
  checkChains,
  checkChainLimits,
  checkWithoutDays,
  checkTexts,
];

/** What is wrong with a file within the policy that it gives on a day. Looks only at what the file itself states. */
export function checkView({ file }: FileLayer, policy: Policy, on: string): readonly Flaw[] {
  const { flaws, report } = flawCollector();
  const view: View = { file, policy, dictionary: factDictionary(policy.rules.facts), on, report };
  for (const check of CHECKS) check(view);
  return flaws;
}
