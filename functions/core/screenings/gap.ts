import type { BenefitDetermination, MissingFact } from '../determinations/determination.ts';
import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import type { GivenFacts } from '../facts/read-facts.ts';
import { isObject } from '../shared/json.ts';
import type { Known, ScreeningRequest } from './known.ts';

/** Something missing that a person can answer: a fact, or a field of another benefit that is listed already. */
export interface Gap {
  /** As determinations name it: certificate.level, otherBenefits.orphan.monthlyAmount. */
  readonly id: string;
  readonly fact: string;
  /** Where in the fact's value it is missing; the value itself where absent. */
  readonly within: EntryPlace | undefined;
  readonly definition: FactDefinition;
}

/** Which part of another benefit is drawn is for an officer to see. */
type EntryField = 'monthlyAmount' | 'choice';

/** A field of an entry in the list of other benefits. */
export interface EntryPlace {
  readonly index: number;
  readonly field: EntryField;
  readonly code: string;
}

const ENTRY = /^otherBenefits\.([^.]+)\.(monthlyAmount|choice)$/;

/** What can be asked to settle a benefit, in the order of ids; the rest only an officer or the policy can supply. */
export function gapsOf(known: Known, { facts }: ScreeningRequest, { missing }: BenefitDetermination): Gap[] {
  const declined = declinedFacts(facts);
  return missing.flatMap(({ fact }) => gapOf(known, declined, fact) ?? []);
}

/** What no answer of the person can supply: set by the policy, seen by an officer, or asked and not known. */
export function beyondAnswers(
  known: Known,
  { facts }: ScreeningRequest,
  { missing }: BenefitDetermination,
): MissingFact[] {
  const declined = declinedFacts(facts);
  return missing.filter(({ fact }) => gapOf(known, declined, fact) === undefined);
}

function gapOf(known: Known, declined: ReadonlySet<string>, missing: string): Gap | undefined {
  const { byId } = known.compiled.dictionary;
  const definition = byId.get(missing);
  if (definition !== undefined) {
    const isOpen =
      definition.fact.derived === undefined && !known.values.has(missing) && !declined.has(missing);
    return isOpen ? { id: missing, fact: missing, within: undefined, definition } : undefined;
  }
  const [, code, field] = ENTRY.exec(missing) ?? [];
  const list = known.values.get(OTHER_BENEFITS);
  const held = byId.get(OTHER_BENEFITS);
  if (code === undefined || held === undefined || !Array.isArray(list)) return undefined;
  const entryField: EntryField = field === 'choice' ? 'choice' : 'monthlyAmount';
  const index = list.findIndex((one) => isObject(one) && one.code === code && one[entryField] === undefined);
  return index < 0
    ? undefined
    : { id: missing, fact: OTHER_BENEFITS, within: { index, field: entryField, code }, definition: held };
}

/** The facts with one more answer. */
export function answered(facts: GivenFacts, { fact, within }: Gap, value: unknown): GivenFacts {
  if (within === undefined) return { ...facts, [fact]: value };
  const list: unknown = facts[fact];
  const entries = Array.isArray(list) ? list : [];
  const changed = entries.map((entry, index) =>
    index === within.index && isObject(entry) ? { ...entry, [within.field]: value } : entry,
  );
  return { ...facts, [fact]: changed };
}

/** Facts that were asked and are not known to the person: given as null. They are not asked again. */
function declinedFacts(given: GivenFacts, prefix = '', depth = 0): Set<string> {
  const declined = new Set<string>();
  for (const [key, value] of Object.entries(given)) {
    if (value === null) declined.add(prefix + key);
    else if (isObject(value) && depth < 8)
      for (const id of declinedFacts(value, `${prefix}${key}.`, depth + 1)) declined.add(id);
  }
  return declined;
}
