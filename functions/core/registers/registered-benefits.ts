import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { isObject } from '../shared/json.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { RegisteredBenefit, RegisterRecord } from './register-record.ts';
import { countsOn } from './registered-facts.ts';

/** Another benefit as the fact otherBenefits lists it. */
export interface ListedBenefit {
  readonly code: string;
  readonly part?: string;
  readonly monthlyAmount?: string;
}

type Context = Pick<ComparisonContext, 'policy' | 'on' | 'layouts'>;

/** What registers say of other benefits: drawn on the day, and no longer drawn, each with its row. */
export interface RegisteredBenefits {
  readonly drawn: readonly { readonly benefit: RegisteredBenefit; readonly record: RegisterRecord }[];
  readonly over: readonly { readonly benefit: RegisteredBenefit; readonly record: RegisterRecord }[];
}

export function registeredBenefits(records: readonly RegisterRecord[], context: Context): RegisteredBenefits {
  const all = records
    .filter((record) => countsOn(record, context))
    .flatMap((record) => record.benefits.map((benefit) => ({ benefit, record })));
  const isDrawn = ({ benefit, record }: (typeof all)[number]) =>
    record.standing === 'present' && (benefit.endedOn === null || benefit.endedOn > context.on);
  return { drawn: all.filter(isDrawn), over: all.filter((one) => !isDrawn(one)) };
}

/** The entry of the fact for a benefit that is drawn. */
export function listedBenefit({ code, part, monthlyAmount }: RegisteredBenefit): ListedBenefit {
  return {
    code,
    ...(part === null ? {} : { part }),
    ...(monthlyAmount === null ? {} : { monthlyAmount }),
  };
}

/** Whether a list of benefits names the same code and part. */
export function namesBenefit(listed: unknown, { code, part }: RegisteredBenefit): boolean {
  return isObject(listed) && listed.code === code && (listed.part ?? null) === part;
}

/** Registers that have to be there, complete and fresh, before nobody's silence means that nothing is drawn. */
export function benefitRegisters({ policy }: Pick<Context, 'policy'>): string[] {
  return registersSupplying(policy, OTHER_BENEFITS);
}

/** Ids of the registers that the policy names for a fact. */
export function registersSupplying(policy: ComparisonContext['policy'], fact: string): string[] {
  return (policy.rules.facts?.[fact]?.suppliedBy ?? []).flatMap((supplier) =>
    supplier.startsWith('register:') ? [supplier.slice('register:'.length)] : [],
  );
}
