import { EXPIRES_ON } from '../entitlements/certificate-facts.ts';
import type { EvaluatedBenefit } from '../entitlements/evaluator.ts';
import { Refusal } from '../shared/refusal.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { factsForInquiry } from './facts-for-inquiry.ts';
import type { KnownState } from './known-state.ts';
import type { RegisterRecord } from './register-record.ts';
import type { RegisteredFacts } from './registered-facts.ts';

/** What the policy says of a person by all that is known, and the facts that could not be used, if any. */
export interface Qualification {
  readonly benefits: Readonly<Record<string, EvaluatedBenefit>>;
  readonly unusable: readonly string[];
}

/** Asks the policy of the comparison's month. Facts that contradict each other are no answer, but no fault either. */
export async function qualificationOf(
  state: KnownState,
  records: readonly RegisterRecord[],
  registered: RegisteredFacts,
  context: ComparisonContext,
): Promise<Qualification> {
  const { jurisdiction, on, evaluator } = context;
  const inquiry = factsForInquiry(state, records, registered, context);
  try {
    const request = { jurisdiction, month: on.slice(0, 7), knownOn: on, ...inquiry };
    const { benefits } = await evaluator.evaluate(request);
    return { benefits, unusable: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.name !== 'facts-invalid') throw error;
    const facts = error.items.map(({ pointer }) => pointer.split('/')[2]?.replaceAll('~1', '/') ?? 'facts');
    return { benefits: {}, unusable: [...new Set(facts)] };
  }
}

/** The benefits that the person was ever granted, by his last decision on each. */
export function grantedBenefits({ known }: KnownState): ReadonlySet<string> {
  const last = new Map<string, string>();
  for (const { benefits } of known.decided)
    for (const [benefit, { outcome }] of Object.entries(benefits)) last.set(benefit, outcome);
  return new Set([...last].filter(([, outcome]) => outcome === 'granted').map(([benefit]) => benefit));
}

/** Whether something may have ended a right, so that what is due has to be worked out to know whether it goes on. */
export function mayHaveStopped(state: KnownState, on: string): boolean {
  const expiresOn = state.factOn(EXPIRES_ON, on)?.value;
  return (
    state.events.length > 0 ||
    state.known.recertified.some(({ result }) => result !== 'confirmed') ||
    (typeof expiresOn === 'string' && expiresOn < on)
  );
}
