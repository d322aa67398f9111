import type {
  BenefitDetermination,
  Determination,
} from '../../functions/core/determinations/determination.ts';
import { determine } from '../../functions/core/determinations/determine.ts';
import type { Benefit, Condition, PolicyFile } from '../../functions/generated/policy-file.ts';
import { compiledFrom, MINI_NATION } from './mini-policy.ts';

export type Facts = Record<string, unknown>;

export function isEqual(fact: string, value: string | number | boolean): Condition {
  return { fact, operator: 'equal', value };
}

/** A class for those of a level. */
export function classOf(level: number, amount: string, rank?: number) {
  const when = isEqual('certificate.level', level);
  return { label: `L${level}`, when, amount, cite: 'nation-1 一', ...(rank !== undefined && { rank }) };
}

/** Determines the mini nation's facts by benefits of the test's own. */
export function determineBy(
  benefits: Record<string, Benefit>,
  facts: Facts,
  rest: Partial<PolicyFile> & { month?: string } = {},
): Promise<Determination> {
  const { month = '2023-03', ...file } = rest;
  return determine(compiledFrom([{ ...MINI_NATION, ...file, benefits }]), { month, facts });
}

/** Determines one benefit of the test's own. */
export async function determineOne(
  benefit: Benefit,
  facts: Facts,
  rest: Partial<PolicyFile> & { month?: string } = {},
): Promise<BenefitDetermination> {
  const { benefits } = await determineBy({ own: { label: 'Own', ...benefit } }, facts, rest);
  const { own } = benefits;
  if (own === undefined) throw new Error('the policy has one benefit');
  return own;
}
