import { usesIn } from '../policies/check/uses-in.ts';
import { sayParameterValue } from '../policies/compare/say-parameter.ts';
import { parameterValue } from '../policies/parameter-value.ts';
import type { Policy } from '../policies/policy.ts';
import type { Month } from '../shared/month.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A parameter that a benefit's rules need, and what it comes to. */
export interface NeededParameter {
  readonly id: string;
  readonly label: Bilingual;
  readonly isSet: boolean;
  readonly value: Bilingual;
}

/** The parameters without which benefits of a policy cannot be determined in a month, those they rest on included. */
export function neededParameters(policy: Policy, month: Month): NeededParameter[] {
  const uses = usesIn(policy.rules);
  const roots = uses.filter(({ path }) => path[0] === 'benefits' || path[0] === 'conditions');
  const facts = new Set(roots.filter(({ kind }) => kind === 'fact').map(({ id }) => id));
  const needed = new Set(roots.filter(({ kind }) => kind === 'parameter').map(({ id }) => id));
  for (const { kind, id, path } of uses)
    if (kind === 'parameter' && path[0] === 'facts' && facts.has(String(path[1]))) needed.add(id);
  // A set is walked with what is added on the way: shares of shares are found, too.
  for (const id of needed) {
    const amount = policy.rules.parameters?.[id]?.amount;
    if (typeof amount === 'object' && 'of' in amount) needed.add(amount.of);
  }
  return [...needed].sort().map((id) => ({
    id,
    label: bilingual(policy.rules.parameters?.[id]?.label, id),
    isSet: AREAS.some((area) => parameterValue(policy, id, month, area).known),
    value: sayParameterValue(policy, id, month),
  }));
}

const AREAS = [undefined, 'urban', 'rural'] as const;
