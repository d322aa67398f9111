import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import type { Answer } from './answer.ts';
import { answered, type Gap } from './gap.ts';
import type { ScreeningRequest } from './known.ts';

/** An answer, what it would lead to, and its share of all possible answers. */
export interface Simulated {
  readonly value: unknown;
  readonly share: number;
  readonly determination: Determination;
}

/** Determines with every answer in turn. */
export async function simulate(
  compiled: CompiledPolicy,
  { month, facts }: ScreeningRequest,
  gap: Gap,
  answers: readonly Answer[],
): Promise<Simulated[]> {
  const total = answers.reduce((sum, { weight }) => sum + weight, 0);
  const simulated: Simulated[] = [];
  for (const { value, weight } of answers) {
    const determination = await determine(compiled, { month, facts: answered(facts, gap, value) });
    simulated.push({ value, share: weight / total, determination });
  }
  return simulated;
}
