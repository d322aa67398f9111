import type { Derivation, Fact } from '../../../generated/policy-file.ts';
import { choicesOf, type FactKind } from '../../facts/fact-kinds.ts';
import { nearestName } from '../../shared/nearest.ts';
import { type Path, quote } from './flaw.ts';
import { FACT_KIND_WORDS, listed, NOTHING } from './messages/words.ts';
import { parameterKind } from './parameter-kind.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** Facts have values that can exist, and derived ones the bases that they are computed from. */
export function checkFacts(view: View): void {
  for (const id of Object.keys(view.file.facts ?? {})) {
    const fact = view.dictionary.byId.get(id)?.fact;
    if (fact === undefined) continue;
    checkSchema(id, fact, view);
    if (fact.derived !== undefined) checkDerivation(id, fact.derived, view);
  }
  for (const [id, { fact, endedBy }] of entriesOf(view.file.events))
    for (const [key, date] of entriesOf({ fact, endedBy })) {
      const kind = view.dictionary.byId.get(date)?.kind;
      if (kind === undefined || kind === 'date') continue;
      view.report(['events', id, key], 'operand-against-fact.event', { event: id, fact: date });
    }
}

function checkSchema(id: string, fact: Fact, { report, dictionary }: View): void {
  const { schema, choices, narrowedBy } = fact;
  const path: Path = ['facts', id, 'schema'];
  if (schema === undefined) return;
  const { type, format, enum: values, minimum, maximum } = schema;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    report(path, 'fact-schema', { id, minimum, maximum });
  if ((format !== undefined || values !== undefined || choices !== undefined) && type !== 'string')
    report(path, 'fact-schema.not-text', { id, type });
  if (type === 'array' && schema.items === undefined) report(path, 'fact-schema.items', { id });
  for (const [choice] of values === undefined ? [] : entriesOf(choices))
    if (!values?.includes(choice))
      report(
        ['facts', id, 'choices', choice],
        'fact-schema.no-value',
        { value: quote(choice), id, right: listed(values ?? []) },
        { atKey: true },
      );
  const other = dictionary.byId.get(narrowedBy?.fact ?? '');
  const known = other === undefined ? undefined : choicesOf(other.fact);
  for (const value of Object.keys(narrowedBy?.bounds ?? {}))
    if (known !== undefined && !known.includes(value))
      report(
        ['facts', id, 'narrowedBy', 'bounds', value],
        'fact-schema.no-value',
        { value: quote(value), id: narrowedBy?.fact ?? '', right: listed(known) },
        { atKey: true, nearest: () => nearestName(value, known) },
      );
}

/** The kind of fact that each derivation computes from. */
const FROM: Readonly<Record<Derivation['kind'], FactKind | undefined>> = {
  age: 'date',
  'months-until': 'date',
  'within-jurisdiction': 'text',
  categories: undefined,
  'heaviest-level': undefined,
  'level-of': undefined,
  'multiple-of': 'money',
  'held-benefits': 'list',
  count: 'list',
};

function checkDerivation(id: string, derived: Derivation, view: View): void {
  const { dictionary, policy, report } = view;
  const { kind, from, category, parameter } = derived;
  const path: Path = ['facts', id, 'derived'];
  const wanted = FROM[kind];
  const base = from === undefined ? undefined : dictionary.byId.get(from);
  if (wanted !== undefined && from === undefined) report(path, 'derivation', { id, kind });
  else if (wanted !== undefined && from !== undefined && base !== undefined && base.kind !== wanted)
    report([...path, 'from'], 'derivation.kind', {
      id,
      kind,
      from,
      found: FACT_KIND_WORDS[base.kind],
      wanted: FACT_KIND_WORDS[wanted],
    });
  if (kind === 'level-of') {
    const categories = choicesOf(dictionary.byId.get('certificate.category')?.fact ?? {}) ?? [];
    const isKnown = category !== undefined && (categories.length === 0 || categories.includes(category));
    if (!isKnown)
      report(
        path,
        'derivation.category',
        { id, category: category === undefined ? NOTHING : quote(category), right: listed(categories) },
        { nearest: () => nearestName(category ?? '', categories) },
      );
  }
  if (
    kind === 'multiple-of' &&
    (parameter === undefined || parameterKind(policy.rules.parameters?.[parameter]) === 'number')
  )
    report(path, 'derivation.parameter', { id, parameter: parameter ?? NOTHING });
  const chain = basesOf(id, view);
  if (chain.length > 3) report(path, 'derivation.chain', { id, chain: chain.join(' → ') });
}

/** A derived fact and what it rests on, cut where it is too long or goes round. */
function basesOf(id: string, { dictionary }: View): string[] {
  const chain = [id];
  for (let at = id; chain.length <= 3; ) {
    const derived = dictionary.byId.get(at)?.fact.derived;
    if (derived?.from === undefined) break;
    at = derived.from;
    chain.push(at);
  }
  return chain;
}
