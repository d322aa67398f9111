import { rowCondition } from '../../core/policies/compare/row-condition.ts';
import { sayParameterValue } from '../../core/policies/compare/say-parameter.ts';
import type { Policy, ResolvedBenefit } from '../../core/policies/policy.ts';
import type { Month } from '../../core/shared/month.ts';

/**
 * The rules as they are printed for people: cells of tables as conditions; beside shares, schedules and amounts by
 * area, what they come to in the month.
 */
export function readableRules(policy: Policy, month: Month): object {
  const { parameters, benefits } = policy.rules;
  return {
    ...policy.rules,
    ...(parameters && {
      parameters: mapped(parameters, (parameter, id) => {
        const written = parameter.amount ?? parameter.number;
        const isPlain = written !== undefined && typeof written !== 'object';
        return isPlain ? parameter : { ...parameter, value: sayParameterValue(policy, id, month) };
      }),
    }),
    ...(benefits && { benefits: mapped(benefits, withReadableTable) }),
  };
}

function withReadableTable(benefit: ResolvedBenefit): object {
  const { table } = benefit;
  if (table === undefined) return benefit;
  const rows = table.rows.map((row) => ({ ...row, when: rowCondition(table.by, row.when) ?? row.when }));
  return { ...benefit, table: { ...table, rows } };
}

function mapped<T>(map: Readonly<Record<string, T>>, change: (value: T, id: string) => object): object {
  return Object.fromEntries(Object.entries(map).map(([id, value]) => [id, change(value, id)]));
}
