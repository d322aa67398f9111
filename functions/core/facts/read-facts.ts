import { isCalendarDate } from '../shared/calendar-date.ts';
import { isObject, pointerStep } from '../shared/json.ts';
import { lastDayOf, type Month } from '../shared/month.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';
import type { Bilingual } from '../shared/text.ts';
import type { FactDefinition, FactDictionary } from './fact-dictionary.ts';
import { encodeValue } from './fact-kinds.ts';
import type { ValueProblem } from './value-check.ts';
import { walkFacts } from './walk-facts.ts';

/** What a caller says of a person: nested objects or dotted ids, null for unknown. */
export type GivenFacts = Readonly<Record<string, unknown>>;
/** Day on which a fact was last confirmed, by id. */
export type FactsAsOf = Readonly<Record<string, string>>;

/** Checked facts by id in their inner form (amounts in 分). Facts too old for the month are left out and named. */
export interface ReadFacts {
  readonly values: Map<string, unknown>;
  readonly stale: readonly string[];
}

/** Reads and checks facts. Refuses facts-invalid with one item for each fact that cannot be used. */
export function readFacts(
  given: GivenFacts,
  dictionary: FactDictionary,
  month: Month,
  asOf: FactsAsOf = {},
): ReadFacts {
  const items: RefusalItem[] = [];
  const values = new Map<string, unknown>();
  walkFacts(given, dictionary, (id, value, parent, key) => {
    const definition = dictionary.byId.get(id);
    if (definition !== undefined) take(definition, value, parent, key, { values, items });
    else items.push(unknownFact(id, parent + pointerStep(key), dictionary));
  });
  narrow(given, { dictionary, values, items });
  checkAsOf(asOf, dictionary, items);
  if (items.length > 0) throw new Refusal('facts-invalid', summary(items), items);
  const stale = staleFacts(dictionary, values, month, asOf);
  for (const id of stale) values.delete(id);
  return { values, stale };
}

interface Collecting {
  dictionary: FactDictionary;
  values: Map<string, unknown>;
  items: RefusalItem[];
}

function take(
  definition: FactDefinition,
  value: unknown,
  parent: string,
  key: string,
  { values, items }: Omit<Collecting, 'dictionary'>,
): void {
  const { id, fact, kind } = definition;
  if (value === null) return;
  const isTwice = values.has(id);
  const problem = isTwice || fact.derived !== undefined ? undefined : definition.isUsable(value);
  if (!isTwice && fact.derived === undefined && problem === undefined) {
    values.set(id, encodeValue(kind, value));
    return;
  }
  const pointer = parent + pointerStep(key);
  if (fact.derived !== undefined) {
    const { from } = fact.derived;
    const detail = `${id} is computed by the platform from ${from ?? 'other facts'}; give that instead`;
    const zh = `${id} 由平台根据${from === undefined ? '其他事实' : ` ${from} `}推算；请改为提供后者`;
    items.push({ pointer, code: 'fact-derived', detail, zh });
  } else if (problem === undefined) {
    items.push(factTwice(id, pointer));
  } else items.push(unusableValue(id, problem, pointer));
}

/** What is wrong where a fact is given nested and dotted, too. */
export function factTwice(id: string, pointer: string): RefusalItem & { readonly zh: string } {
  return {
    pointer,
    code: 'fact-twice',
    detail: `${id} is given twice; right is once, nested or dotted`,
    zh: `${id} 重复提供；应当只写一次，或者嵌套，或者用点号连写`,
  };
}

function unusableValue(
  id: string,
  { found, right, choices, pointer: inside }: ValueProblem,
  pointer: string,
): RefusalItem {
  const nearest = typeof found === 'string' ? nearestName(found, choices ?? []) : undefined;
  return {
    pointer: pointer + inside,
    code: 'fact-value',
    detail: `${id} is ${found === undefined ? 'nothing' : show(found)}; right is ${right.en}`,
    zh: `${id} 的值是 ${found === undefined ? '（无）' : show(found)}；应为${/^[A-Za-z0-9"]/.test(right.zh) ? ' ' : ''}${right.zh}`,
    ...(nearest && { nearest }),
  };
}

function unknownFact(id: string, pointer: string, { byId }: FactDictionary): RefusalItem {
  const name = id.slice(0, 96);
  const nearest = nearestName(name, byId.keys());
  const hint = nearest === undefined ? 'the policy lists its facts under facts' : `did you mean ${nearest}?`;
  const zhHint = nearest === undefined ? '政策的 facts 列出全部事实' : `是否应为 ${nearest}？`;
  return {
    pointer,
    code: 'fact-unknown',
    detail: `${name} is not a fact of this policy; ${hint}`,
    zh: `${name} 不是本政策的事实；${zhHint}`,
    ...(nearest && { nearest }),
  };
}

/** Bounds that depend on another fact: a level of 7 is a veteran's, not a disability certificate's. */
function narrow(given: GivenFacts, { dictionary, values, items }: Collecting): void {
  for (const [id, value] of values) {
    const definition = dictionary.byId.get(id);
    const broken = definition && brokenBound(definition, values);
    if (broken === undefined) continue;
    const { fact, minimum, maximum } = broken;
    const other = String(values.get(fact));
    items.push({
      pointer: `/facts${placeOf(given, id) ?? ''}`,
      code: 'fact-contradiction',
      detail: `${id} is ${String(value)}, but with ${fact} ${other} right is ${minimum} to ${maximum}`,
      zh: `${id} 的值是 ${String(value)}，而 ${fact} 为 ${other} 时应为 ${minimum} 至 ${maximum}`,
    });
  }
}

/** The bound that another fact sets to this one and that it breaks; undefined where all is well. */
export function brokenBound(
  { id, fact: { narrowedBy } }: FactDefinition,
  values: ReadonlyMap<string, unknown>,
): { fact: string; minimum: number; maximum: number } | undefined {
  const value = values.get(id);
  if (narrowedBy === undefined || typeof value !== 'number') return undefined;
  const { minimum = -Infinity, maximum = Infinity } =
    narrowedBy.bounds[String(values.get(narrowedBy.fact))] ?? {};
  return value >= minimum && value <= maximum ? undefined : { fact: narrowedBy.fact, minimum, maximum };
}

/** Pointer to a fact that was given nested, dotted or half of each. */
function placeOf(given: GivenFacts, id: string): string | undefined {
  if (Object.hasOwn(given, id)) return pointerStep(id);
  for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) {
    const inner = given[id.slice(0, dot)];
    const place = isObject(inner) ? placeOf(inner, id.slice(dot + 1)) : undefined;
    if (place !== undefined) return pointerStep(id.slice(0, dot)) + place;
  }
  return undefined;
}

function checkAsOf(asOf: FactsAsOf, { byId }: FactDictionary, items: RefusalItem[]): void {
  for (const [id, day] of Object.entries(asOf)) {
    const pointer = `/factsAsOf${pointerStep(id)}`;
    if (!byId.has(id)) {
      const nearest = nearestName(id.slice(0, 96), byId.keys());
      const name = id.slice(0, 96);
      const detail = `${name} is not a fact of this policy`;
      const zh = `${name} 不是本政策的事实`;
      items.push({ pointer, code: 'fact-unknown', detail, zh, ...(nearest && { nearest }) });
    } else if (typeof day !== 'string' || !isCalendarDate(day))
      items.push({
        pointer,
        code: 'fact-value',
        detail: `${id} as of ${show(day)}; right is a day as YYYY-MM-DD`,
        zh: `${id} 的截至日期是 ${show(day)}；应为日期，写作 YYYY-MM-DD`,
      });
  }
}

/** A register's word holds for its maximum age; older counts as unknown. */
function staleFacts(
  { byId }: FactDictionary,
  values: ReadonlyMap<string, unknown>,
  month: Month,
  asOf: FactsAsOf,
): string[] {
  const stale: string[] = [];
  for (const [id, day] of Object.entries(asOf)) {
    const maxAgeDays = byId.get(id)?.fact.maxAgeDays;
    if (maxAgeDays === undefined || !values.has(id)) continue;
    if (day < oldestGoodDay(maxAgeDays, month)) stale.push(id);
  }
  return stale.sort();
}

/** The first day on which a fact with this maximum age may have been confirmed to count in a month. */
export function oldestGoodDay(maxAgeDays: number, month: Month): string {
  const last = Date.parse(`${lastDayOf(month)}T00:00:00Z`);
  return new Date(last - maxAgeDays * 86_400_000).toISOString().slice(0, 10);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function summary(items: readonly RefusalItem[]): Bilingual {
  const [first] = items;
  const { detail: en = '', zh = en } = first ?? {};
  const more = items.length - 1;
  return more < 1 ? { zh, en } : { zh: `${zh}（另有 ${more} 处）`, en: `${en} (and ${more} more)` };
}
