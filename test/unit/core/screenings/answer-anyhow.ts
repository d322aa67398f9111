import fc from 'fast-check';
import type { GivenFacts } from '../../../../functions/core/facts/read-facts.ts';
import type { Question, QuestionField } from '../../../../functions/core/screenings/screening.ts';
import { isObject } from '../../../../functions/core/shared/json.ts';

/** Any answer that the question itself allows, drawn without a look at what the screening tries. */
export function anyAnswer(question: Question): fc.Arbitrary<unknown> {
  const { type, choices, fields, minimum, maximum } = question;
  if (choices.length > 0) return fc.constantFrom(...choices.map(({ value }) => value));
  if (type === 'list') return fc.array(fc.record(fieldValues(fields)), { minLength: 1, maxLength: 3 });
  if (type === 'integer') return fc.integer({ min: minimum ?? 0, max: maximum ?? 100 });
  if (type === 'money')
    return fc
      .oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 60_000, max: 120_000 }))
      .map((fen) => (fen / 100).toFixed(2));
  if (type === 'date')
    return fc
      .tuple(fc.integer({ min: 1940, max: 2023 }), fc.integer({ min: 1, max: 12 }))
      .map(
        ([year, month]) => `${year}-${String(Math.min(month, year === 2023 ? 3 : 12)).padStart(2, '0')}-15`,
      );
  if (type === 'jurisdiction-code') return fc.constantFrom('500156', '500156001', '110101', '500112');
  throw new Error(`no answers are drawn for questions of type ${type}`);
}

function fieldValues(fields: readonly QuestionField[]): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    fields.map(({ name, choices, minimum, maximum }) => [
      name,
      choices.length > 0
        ? fc.constantFrom(...choices.map(({ value }) => value))
        : fc.integer({ min: minimum ?? 0, max: maximum ?? 9 }),
    ]),
  );
}

/** The facts with the answer where the question says that it belongs. */
export function withAnswer(facts: GivenFacts, { fact, at }: Question, value: unknown): GivenFacts {
  if (at === '') return { ...facts, [fact]: value };
  const [, index, field = ''] = at.split('/');
  const list = facts[fact];
  const entries = Array.isArray(list) ? list : [];
  return {
    ...facts,
    [fact]: entries.map((entry, place) =>
      place === Number(index) && isObject(entry) ? { ...entry, [field]: value } : entry,
    ),
  };
}
