import type { Derivation, Fact } from '../../../generated/policy-file.ts';
import { choicesOf, type FactKind } from '../../facts/fact-kinds.ts';
import { nearestName } from '../../shared/nearest.ts';
import { listed, type Path, quote } from './flaw.ts';
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
      const message = `the event ${id} is dated by ${date}, which is no date; right is a fact with "format": "date"`;
      view.report(['events', id, key], 'operand-against-fact', message);
    }
}

function checkSchema(id: string, fact: Fact, { report, dictionary }: View): void {
  const { schema, choices, narrowedBy } = fact;
  const path: Path = ['facts', id, 'schema'];
  if (schema === undefined) return;
  const { type, format, enum: values, minimum, maximum } = schema;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    report(
      path,
      'fact-schema',
      `${id} is at least ${minimum} and at most ${maximum}; right is a minimum below the maximum`,
    );
  if ((format !== undefined || values !== undefined || choices !== undefined) && type !== 'string')
    report(
      path,
      'fact-schema',
      `${id} has a format, an enum or choices and is ${type}; right is "type": "string"`,
    );
  if (type === 'array' && schema.items === undefined)
    report(path, 'fact-schema', `${id} is a list of nobody knows what; right is items`);
  for (const [choice] of values === undefined ? [] : entriesOf(choices))
    if (!values?.includes(choice))
      report(
        ['facts', id, 'choices', choice],
        'fact-schema',
        `${quote(choice)} is no value of ${id}; right is ${listed(values ?? [])}`,
        { atKey: true },
      );
  const other = dictionary.byId.get(narrowedBy?.fact ?? '');
  const known = other === undefined ? undefined : choicesOf(other.fact);
  for (const value of Object.keys(narrowedBy?.bounds ?? {}))
    if (known !== undefined && !known.includes(value))
      report(
        ['facts', id, 'narrowedBy', 'bounds', value],
        'fact-schema',
        `${quote(value)} is no value of ${narrowedBy?.fact}; right is ${listed(known)}`,
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
  if (wanted !== undefined && from === undefined)
    report(path, 'derivation', `${id} is derived by ${kind} from nothing; right is "from": the id of a fact`);
  else if (wanted !== undefined && base !== undefined && base.kind !== wanted)
    report(
      [...path, 'from'],
      'derivation',
      `${id} is derived by ${kind} from ${from}, which is ${base.kind}; right is a fact that is ${wanted}`,
    );
  if (kind === 'level-of') {
    const categories = choicesOf(dictionary.byId.get('certificate.category')?.fact ?? {}) ?? [];
    const isKnown = category !== undefined && (categories.length === 0 || categories.includes(category));
    if (!isKnown)
      report(
        path,
        'derivation',
        `${id} is the level of ${quote(category ?? 'nothing')}; right is ${listed(categories)}`,
        { nearest: () => nearestName(category ?? '', categories) },
      );
  }
  if (
    kind === 'multiple-of' &&
    (parameter === undefined || parameterKind(policy.rules.parameters?.[parameter]) === 'number')
  )
    report(
      path,
      'derivation',
      `${id} is a multiple of ${parameter ?? 'nothing'}; right is "parameter": the id of an amount`,
    );
  const chain = basesOf(id, view);
  if (chain.length > 3)
    report(
      path,
      'derivation',
      `${id} is derived over ${chain.join(' → ')}; right is a fact that is given, or derived from one that is`,
    );
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
