import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Outcome } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import type { NamedExample } from '../policies/compare/compare-outcomes.ts';
import { fillLetter, type LetterContext, letterValues } from '../procedure/letter.ts';
import type { Month } from '../shared/month.ts';
import { Refusal, refusalText } from '../shared/refusal.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A decision letter filled with the determination of a worked example, or why there is none. */
export interface SampleLetter {
  readonly text: string;
  readonly outcome: Outcome;
  readonly example: string | null;
  readonly benefit: string | null;
  readonly letter: Bilingual | null;
  readonly obstacle: 'no-text' | 'no-example' | 'cannot-be-filled' | null;
  readonly detail: Bilingual | null;
}

const OUTCOMES = ['granted', 'refused', 'undetermined'] as const;

/** One decision letter per outcome for a month, from the first example whose facts come out so then. */
export async function sampleLetters(
  compiled: CompiledPolicy,
  examples: readonly NamedExample[],
  month: Month,
  context: LetterContext,
): Promise<SampleLetter[]> {
  const found = new Map<
    Outcome,
    Pick<SampleLetter, 'example' | 'benefit' | 'letter' | 'obstacle' | 'detail'>
  >();
  for (const { path, example } of examples) {
    if (found.size === OUTCOMES.length) break;
    const { facts } = example;
    if (facts === undefined) continue;
    const determination = await determine(compiled, { month, facts }).catch(onlyRefusals);
    for (const [id, benefit] of Object.entries(determination?.benefits ?? {})) {
      const text = compiled.policy.rules.texts?.[`decision-${benefit.outcome}`];
      if (determination === undefined || text === undefined || found.has(benefit.outcome)) continue;
      const values = letterValues(determination, benefit, context);
      found.set(benefit.outcome, {
        example: path,
        benefit: id,
        ...filled(`decision-${benefit.outcome}`, bilingual(text, ''), values),
      });
    }
  }
  return OUTCOMES.map((outcome) => {
    const text = `decision-${outcome}`;
    const obstacle = compiled.policy.rules.texts?.[text] === undefined ? 'no-text' : 'no-example';
    return { text, outcome, ...(found.get(outcome) ?? { ...NOTHING, obstacle }) };
  });
}

const NOTHING = { example: null, benefit: null, letter: null, detail: null } as const;

function filled(
  id: string,
  text: Bilingual,
  values: ReturnType<typeof letterValues>,
): Pick<SampleLetter, 'letter' | 'obstacle' | 'detail'> {
  try {
    return { letter: fillLetter(id, text, values), obstacle: null, detail: null };
  } catch (error) {
    return { letter: null, obstacle: 'cannot-be-filled', detail: refusalText(onlyRefusal(error)) };
  }
}

function onlyRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** An example whose facts the policy does not take gives no letter; the check reports it. */
function onlyRefusals(error: unknown): undefined {
  onlyRefusal(error);
}
