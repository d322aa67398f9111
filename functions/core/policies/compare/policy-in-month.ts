import type { DatedMoney, DatedNumber, Parameter } from '../../../generated/policy-file.ts';
import { addMonths, type Month } from '../../shared/month.ts';
import type { Policy } from '../policy.ts';

/**
 * The policy with its dated amounts and numbers as they stand in a month, whatever month is then asked for: so a
 * person's own month can be determined under the amounts of another, and only the rules differ, not the person.
 */
export function policyInMonth(policy: Policy, month: Month): Policy {
  const parameters = Object.entries(policy.rules.parameters ?? {});
  return {
    ...policy,
    rules: {
      ...policy.rules,
      parameters: Object.fromEntries(parameters.map(([id, one]) => [id, settled(one, month)])),
    },
    superior: policy.superior && policyInMonth(policy.superior, month),
    lastYear: policy.lastYear && policyInMonth(policy.lastYear, addMonths(month, -12)),
  };
}

function settled({ amount, number, ...rest }: Parameter, month: Month): Parameter {
  const money =
    typeof amount === 'object' && 'percent' in amount ? amount : byArea<DatedMoney>(amount, month);
  const plain = byArea<DatedNumber>(number, month);
  return {
    ...rest,
    ...(money !== undefined && { amount: money }),
    ...(plain !== undefined && { number: plain }),
  };
}

type Dated = DatedMoney | DatedNumber;

function byArea<T extends Dated>(
  value: T | { urban: T; rural: T } | undefined,
  month: Month,
): T | { urban: T; rural: T } | undefined {
  if (typeof value !== 'object' || !('urban' in value)) return value && inMonth(value, month);
  const urban = inMonth(value.urban, month);
  const rural = inMonth(value.rural, month);
  return urban === undefined || rural === undefined ? undefined : { urban, rural };
}

/** The step of a schedule that holds; undefined before its first. */
function inMonth<T extends Dated>(value: T, month: Month): T | undefined {
  if (typeof value !== 'object') return value;
  const steps: [string, unknown][] = Object.entries(value.schedule);
  const [, last] = steps
    .filter(([from]) => from <= month)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .at(-1) ?? [undefined, undefined];
  // A step of a DatedMoney is a Money, of a DatedNumber a number: both belong to T.
  return last as T | undefined;
}
