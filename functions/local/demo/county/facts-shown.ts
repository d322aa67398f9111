import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { RegisterReader } from '../../../core/ports/register-reader.ts';
import type { ComparisonContext } from '../../../core/registers/comparison-context.ts';
import { factsForInquiry } from '../../../core/registers/facts-for-inquiry.ts';
import { knownState } from '../../../core/registers/known-state.ts';
import { listedBenefit } from '../../../core/registers/registered-benefits.ts';
import { registeredFacts } from '../../../core/registers/registered-facts.ts';
import { Refusal } from '../../../core/shared/refusal.ts';

/** What the registers show of a person, and what the policy would grant by it. */
export interface ShownFacts {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly wouldGet: readonly string[];
}

/**
 * Asks the registers, as a window does first, and the applicant for other benefits where the registers of these are too
 * old; undefined where no register names him or what they say cannot be used.
 */
export async function factsShown(
  registers: RegisterReader,
  person: PersonRef,
  context: ComparisonContext,
): Promise<ShownFacts | undefined> {
  const records = await registers.recordsOf(person);
  if (records.length === 0) return undefined;
  const { on, jurisdiction, evaluator } = context;
  const state = knownState({ person, entries: [] }, on);
  const shown = factsForInquiry(state, records, registeredFacts(records, context), context);
  const drawn = records.filter(({ standing }) => standing === 'present').flatMap(({ benefits }) => benefits);
  const facts = { otherBenefits: drawn.map(listedBenefit), ...shown.facts };
  try {
    const asked = { jurisdiction, month: on.slice(0, 7), knownOn: on, facts, factsAsOf: {} };
    const { benefits } = await evaluator.evaluate(asked);
    const wouldGet = Object.entries(benefits).filter(([, { outcome }]) => outcome === 'granted');
    return { facts, wouldGet: wouldGet.map(([id]) => id) };
  } catch (error) {
    if (error instanceof Refusal && error.name === 'facts-invalid') return undefined;
    throw error;
  }
}
