import type { BoundLayout } from './bind-layout.ts';
import type { RegisteredBenefit } from './register-record.ts';

/** The other benefit that a row states, its key among the rows of a person, and whether it is over. */
interface RowBenefits {
  readonly all: readonly RegisteredBenefit[];
  readonly key: string | null;
  readonly hasEnded: boolean;
  readonly fault?: string;
}

const NONE: RowBenefits = { all: [], key: null, hasEnded: false };

/** Reads the columns that tell of another benefit. */
export function rowBenefits(
  { layout, columns }: BoundLayout,
  roleOf: (role: string) => unknown,
  asOf: string,
): RowBenefits {
  const tellsBenefits =
    layout.benefit !== undefined || columns.some(({ column }) => column.as === 'benefit-code');
  if (!tellsBenefits) return NONE;
  const code = text(roleOf('benefit-code')) ?? layout.benefit?.code;
  if (code === undefined)
    return { ...NONE, fault: 'the row names no other benefit; right is one in every row' };
  const part = text(roleOf('benefit-part')) ?? layout.benefit?.part ?? null;
  const endedOn = text(roleOf('benefit-ended-on')) ?? null;
  const benefit = {
    code,
    part,
    monthlyAmount: text(roleOf('benefit-amount')) ?? null,
    begunOn: text(roleOf('benefit-begun-on')) ?? null,
    endedOn,
  };
  return {
    all: [benefit],
    key: part === null ? code : `${code}.${part}`,
    hasEnded: endedOn !== null && endedOn <= asOf,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
