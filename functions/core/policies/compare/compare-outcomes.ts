import type { ExampleFile } from '../../../generated/example-file.ts';
import { compilePolicy } from '../../determinations/compile-policy.ts';
import type { Determination, Outcome } from '../../determinations/determination.ts';
import { determine } from '../../determinations/determine.ts';
import { parseMoney } from '../../shared/money.ts';
import { Refusal, refusalText } from '../../shared/refusal.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import type { DatedPolicy } from './change-areas.ts';
import { policyInMonth } from './policy-in-month.ts';

/** A worked example and where it comes from. */
export interface NamedExample {
  readonly path: string;
  readonly example: ExampleFile;
}

export interface OutcomeInShort {
  readonly outcome: Outcome;
  readonly monthlyAmount: string | null;
  readonly class: string | null;
}

/** What one person gets under two policies, or why that cannot be said. */
export interface ExampleComparison {
  readonly path: string;
  readonly title: Bilingual;
  /** + more in all · - less · ~ as much, but for other reasons, or more or less is left open · = the same · ! not comparable. */
  readonly mark: '+' | '-' | '~' | '=' | '!';
  readonly benefits: Readonly<
    Record<string, { before: OutcomeInShort | null; after: OutcomeInShort | null }>
  >;
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  /** Where it is not comparable: what one of the policies says against the facts. */
  readonly obstacle: Bilingual | null;
}

/** Determines every example under both policies: the same person and month, the rules and amounts of each. */
export async function compareOutcomes(
  before: DatedPolicy,
  after: DatedPolicy,
  examples: readonly NamedExample[],
): Promise<ExampleComparison[]> {
  const [old, now] = [before, after].map(({ policy, month }) => compilePolicy(policyInMonth(policy, month)));
  if (old === undefined || now === undefined) return [];
  const compared: ExampleComparison[] = [];
  for (const { path, example } of examples) {
    const { month, facts, factsAsOf = {}, title } = example;
    if (month === undefined || facts === undefined) continue;
    const head = { path, title: bilingual(title, path) };
    try {
      const request = { month, facts, factsAsOf };
      compared.push({ ...head, ...difference(await determine(old, request), await determine(now, request)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      compared.push({ ...head, ...NOT_COMPARABLE, obstacle: refusalText(error) });
    }
  }
  return compared;
}

const NOT_COMPARABLE = { mark: '!', benefits: {}, totalBefore: null, totalAfter: null } as const;

function difference(before: Determination, after: Determination): Omit<ExampleComparison, 'path' | 'title'> {
  const ids = [...new Set([...Object.keys(before.benefits), ...Object.keys(after.benefits)])].sort();
  const benefits = Object.fromEntries(
    ids.map((id) => [id, { before: inShort(before, id), after: inShort(after, id) }]),
  );
  return {
    mark: markOf(before, after, benefits),
    benefits,
    totalBefore: before.totalMonthlyAmount,
    totalAfter: after.totalMonthlyAmount,
    obstacle: null,
  };
}

function inShort({ benefits }: Determination, id: string): OutcomeInShort | null {
  const found = benefits[id];
  return found === undefined
    ? null
    : { outcome: found.outcome, monthlyAmount: found.monthlyAmount, class: found.class };
}

function markOf(
  before: Determination,
  after: Determination,
  benefits: ExampleComparison['benefits'],
): ExampleComparison['mark'] {
  const isSame = Object.values(benefits).every(
    (one) => JSON.stringify(one.before) === JSON.stringify(one.after),
  );
  if (isSame) return '=';
  const change = (parseMoney(after.totalMonthlyAmount) ?? 0) - (parseMoney(before.totalMonthlyAmount) ?? 0);
  if (change === 0 || openIn(before) !== openIn(after)) return '~';
  return change > 0 ? '+' : '-';
}

/** The benefits that are open: totals compare only where they leave out the same. */
function openIn({ benefits }: Determination): string {
  const open = Object.entries(benefits).filter(([, { outcome }]) => outcome === 'undetermined');
  return open.map(([id]) => id).join(' ');
}
