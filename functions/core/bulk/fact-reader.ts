import type { FactDefinition, FactDictionary } from '../facts/fact-dictionary.ts';
import { encodeValue } from '../facts/fact-kinds.ts';
import {
  brokenBound,
  type FactsAsOf,
  type GivenFacts,
  oldestGoodDay,
  type ReadFacts,
  readFacts,
} from '../facts/read-facts.ts';
import { isCalendarDate } from '../shared/calendar-date.ts';
import { isObject } from '../shared/json.ts';
import type { Month } from '../shared/month.ts';
import { MOST_REMEMBERED, remembered } from './remembered.ts';

/** Reads one person's facts of a month. The values may be changed by whoever asked. Refuses facts-invalid. */
export type FactReader = (given: GivenFacts, month: Month, asOf?: FactsAsOf) => ReadFacts;

/**
 * readFacts() for many people of one dictionary: the places of facts are looked up once, and each value that was
 * found good is known to be good. What is not plainly good goes to readFacts() itself, which says what is wrong.
 */
export function factReader(dictionary: FactDictionary): FactReader {
  const root = placesBelow('', [...dictionary.byId.values()]);
  const narrowed = [...dictionary.byId.values()].filter(({ fact }) => fact.narrowedBy !== undefined);
  const staleness = stalenessOf(dictionary);
  return (given, month, asOf) => {
    const values = new Map<string, unknown>();
    // A fact that is given twice, nested and dotted, leaves fewer values than were read.
    const isPlain =
      collect(given, root, values) === values.size &&
      narrowed.every((definition) => brokenBound(definition, values) === undefined);
    const stale = isPlain ? (asOf === undefined ? NONE : staleness(asOf, values, month)) : undefined;
    if (stale === undefined) return readFacts(given, dictionary, month, asOf);
    for (const id of stale) values.delete(id);
    return { values, stale };
  };
}

const NONE: readonly string[] = [];

/** What may stand at one place of the facts: a fact by the rest of its id, or an object with facts below. */
interface Places {
  readonly facts: ReadonlyMap<string, PlainFact>;
  readonly below: ReadonlyMap<string, Places>;
}

interface PlainFact {
  readonly id: string;
  /** Inner forms of values that were found good before. */
  readonly good: Map<unknown, unknown>;
  /** The value's inner form; undefined where it is not plainly good. */
  readonly read: (value: unknown) => unknown;
}

function placesBelow(prefix: string, definitions: readonly FactDefinition[]): Places {
  const own = definitions.filter(({ id }) => id.startsWith(prefix));
  const facts = new Map<string, PlainFact>();
  const inner = new Set<string>();
  for (const definition of own) {
    const rest = definition.id.slice(prefix.length);
    facts.set(rest, { id: definition.id, good: new Map(), read: plainReading(definition) });
    for (let dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.', dot + 1))
      inner.add(rest.slice(0, dot));
  }
  const below = [...inner]
    .filter((rest) => !facts.has(rest))
    .map((rest): [string, Places] => [rest, placesBelow(`${prefix}${rest}.`, own)]);
  return { facts, below: new Map(below) };
}

/** Derived facts must not be given; readFacts() says so. */
function plainReading({ fact, kind, isUsable }: FactDefinition): PlainFact['read'] {
  if (fact.derived !== undefined) return () => undefined;
  return (value) => (isUsable(value) === undefined ? encodeValue(kind, value) : undefined);
}

/** How many facts were read; NaN where something is not plainly good. */
function collect(given: GivenFacts, { facts, below }: Places, values: Map<string, unknown>): number {
  let count = 0;
  for (const key of Object.keys(given)) {
    const value = given[key];
    const fact = facts.get(key);
    if (fact === undefined) {
      const places = below.get(key);
      if (places === undefined || !isObject(value)) return Number.NaN;
      count += collect(value, places, values);
    } else if (value !== null) {
      const inner = fact.good.get(value) ?? judged(fact, value);
      if (inner === undefined) return Number.NaN;
      values.set(fact.id, inner);
      count += 1;
    }
  }
  return count;
}

/** Judges a value for the first time. Lists and objects are judged each time: equal ones are not the same. */
function judged({ good, read }: PlainFact, value: unknown): unknown {
  const inner = read(value);
  if (inner === undefined || typeof value === 'object') return inner;
  if (good.size >= MOST_REMEMBERED) good.clear();
  good.set(value, inner);
  return inner;
}

/** The facts that are too old, ascending; undefined where a day is not plainly good. */
function stalenessOf(
  dictionary: FactDictionary,
): (asOf: FactsAsOf, values: ReadonlyMap<string, unknown>, month: Month) => readonly string[] | undefined {
  const isDay = remembered((day: unknown) => typeof day === 'string' && isCalendarDate(day));
  const oldestGood = remembered((month: Month) => {
    const oldest = [...dictionary.byId.values()].map(({ id, fact: { maxAgeDays } }): [string, string] => [
      id,
      maxAgeDays === undefined ? '' : oldestGoodDay(maxAgeDays, month),
    ]);
    return new Map(oldest);
  });
  return (asOf, values, month) => {
    const days = oldestGood(month);
    let stale: string[] | undefined;
    for (const id of Object.keys(asOf)) {
      const day = asOf[id];
      const oldest = days.get(id);
      if (oldest === undefined || day === undefined || !isDay(day)) return undefined;
      if (day >= oldest || !values.has(id)) continue;
      stale ??= [];
      stale.push(id);
    }
    return stale?.sort() ?? NONE;
  };
}
