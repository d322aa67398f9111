import type { FactSchema } from '../../generated/policy-file.ts';
import { COMPONENTS } from '../determinations/bases-of.ts';
import type { FactDefinition } from '../facts/fact-dictionary.ts';
import type { Known } from './known.ts';
import { comparedWith } from './landmarks.ts';
import { pointsAround } from './points-around.ts';

type Items = NonNullable<FactSchema['items']>;
type ItemField = Pick<Items, 'enum' | 'minimum' | 'maximum'> & { type: string; format?: string };

/** The empty list, every list of one entry, and lists of as many entries as the policy counts. */
export function listAnswers(known: Known, { id, fact }: FactDefinition): unknown[] {
  const { items = { type: 'string' }, maxItems = 200 } = fact.schema ?? {};
  const compared = comparedWith(known, id).map(({ value }) => value);
  const entries = entriesOf(items, known, compared);
  const [first] = entries;
  const counted = countsOf(known, id)
    .filter((count) => count > 1 && count <= maxItems)
    .map((count) => Array.from({ length: count }, (_, index) => entries[index % entries.length] ?? first));
  // A multiple disability has at least one component.
  const none = id === COMPONENTS ? [] : [[]];
  return [...none, ...entries.map((entry) => [entry]), ...counted];
}

function entriesOf(items: Items, known: Known, compared: readonly unknown[]): unknown[] {
  if (items.type !== 'object') return [...new Set([...fieldValues(items, known), ...compared])];
  return Object.entries(items.properties ?? {}).reduce<Record<string, unknown>[]>(
    (entries, [name, field]) =>
      entries.flatMap((entry) => fieldValues(field, known).map((value) => ({ ...entry, [name]: value }))),
    [{}],
  );
}

function fieldValues(
  { type, format, enum: listed, minimum = 0, maximum }: ItemField,
  known: Known,
): unknown[] {
  if (listed !== undefined) return listed;
  if (type === 'boolean') return [true, false];
  if (type === 'integer' || type === 'number')
    return Array.from(
      { length: Math.min(12, (maximum ?? minimum) - minimum + 1) },
      (_, index) => minimum + index,
    );
  if (format === 'money') return ['0.00'];
  if (format === 'month') return [known.month];
  return format === 'date' ? [`${known.month}-15`] : ['other'];
}

function countsOf(known: Known, id: string): number[] {
  return known.compiled.dictionary.derived.flatMap(({ id: derivedId, fact }) =>
    fact.derived?.kind === 'count' && fact.derived.from === id
      ? comparedWith(known, derivedId).flatMap(({ operator, value }) => pointsAround(operator, Number(value)))
      : [],
  );
}
