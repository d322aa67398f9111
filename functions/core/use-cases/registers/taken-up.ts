import type { PersonRef } from '../../ports/identity-vault.ts';
import type { ComparisonServices } from './comparison-services.ts';

/** Whether a person has an open case for a benefit, or was informed and waived it in writing. */
export async function isTakenUp(
  { cases, waivers }: Pick<ComparisonServices, 'cases' | 'waivers'>,
  person: PersonRef,
  benefit: string,
): Promise<boolean> {
  if ((await cases.openCaseOf(person, benefit)) !== undefined) return true;
  const { items } = await waivers.ofPerson(person, { limit: 100 });
  return items.some(({ benefits }) => benefits.includes(benefit));
}
