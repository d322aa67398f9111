import type {
  Amount,
  BenefitClass,
  ConcurrenceEntry,
  Condition,
  Event,
} from '../../generated/policy-file.ts';
import { type FactDictionary, factDictionary } from '../facts/fact-dictionary.ts';
import { encodeValue } from '../facts/fact-kinds.ts';
import type { Policy, ResolvedBenefit } from '../policies/policy.ts';
import { type ExpandContext, expandCondition, LEAF_BUDGET } from '../rules/expand-condition.ts';
import { type RuleSet, ruleCollector } from '../rules/rule-set.ts';
import { orderedEntries, rankedEntries } from '../shared/ordered.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import { addOnConditions, parametersOf } from './amount-parts.ts';
import { type Citation, citationsOf } from './citation.ts';
import { type TableRow, tableRows } from './table-rows.ts';

export type CriterionKind = 'requirement' | 'exclusion';

/** A requirement or an exclusion, with the number of its rule. */
export interface CompiledCriterion {
  readonly id: string;
  readonly kind: CriterionKind;
  readonly label: Bilingual;
  readonly citations: readonly Citation[];
  readonly rule: number;
}

/** A class or table row, with the number of its rule; a residual row has none. */
export interface CompiledClass {
  readonly id: string;
  readonly label: Bilingual;
  readonly citations: readonly Citation[];
  readonly rule: number | undefined;
  readonly amount: Amount;
  readonly rounding: NonNullable<ResolvedBenefit['rounding']>;
  /** A table row counts only if no row before it matches. */
  readonly isRow: boolean;
}

export interface CompiledConcurrence {
  readonly code: string;
  readonly entry: ConcurrenceEntry;
  readonly label: Bilingual;
  readonly citations: readonly Citation[];
  /** Number of the rule that says whether the entry applies; always where absent. */
  readonly rule: number | undefined;
}

export interface CompiledEvent {
  readonly id: string;
  readonly event: Event;
  readonly label: Bilingual;
  readonly citations: readonly Citation[];
}

export interface CompiledBenefit {
  readonly id: string;
  readonly label: Bilingual;
  readonly select: NonNullable<ResolvedBenefit['select']>;
  readonly unlisted: NonNullable<ResolvedBenefit['unlisted']>;
  readonly criteria: readonly CompiledCriterion[];
  readonly classes: readonly CompiledClass[];
  readonly concurrence: ReadonlyMap<string, CompiledConcurrence>;
  /** Life events that stop this benefit. */
  readonly events: readonly CompiledEvent[];
}

/** A policy made ready to determine: its rules numbered, its labels and citations looked up. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly dictionary: FactDictionary;
  readonly ruleSet: RuleSet;
  readonly benefits: readonly CompiledBenefit[];
  /** Comparisons that one evaluation makes at most: what it costs. */
  readonly comparisons: number;
  /** Parameters that conditions compare with. */
  readonly comparedParameters: readonly string[];
  /** Numbers of the rules of add-on amounts, by their condition's JSON. */
  readonly addOnRules: ReadonlyMap<string, number>;
}

/** Compiles a policy. Refuses policy-too-costly and policy-invalid. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const dictionary = factDictionary(policy.rules.facts);
  const collector = ruleCollector();
  const parameters = new Set<string>();
  const context: ExpandContext = {
    conditions: policy.rules.conditions ?? {},
    encode: (fact, literal) => encodeValue(dictionary.byId.get(fact)?.kind ?? 'text', literal),
    budget: { leaves: LEAF_BUDGET },
  };
  const addOnRules = new Map<string, number>();
  const addRule = (condition: Condition): number => {
    const expanded = expandCondition(condition, context);
    for (const id of parametersIn(expanded)) parameters.add(id);
    return collector.add(expanded);
  };
  const compiling: Compiling = {
    policy,
    addRule,
    addAddOn: (condition) => addOnRules.set(JSON.stringify(condition), addRule(condition)),
  };
  const benefits = orderedEntries(policy.rules.benefits).map(([id, benefit]) =>
    compileBenefit(id, benefit, compiling),
  );
  return {
    policy,
    dictionary,
    ruleSet: collector.build(),
    comparisons: LEAF_BUDGET - context.budget.leaves,
    benefits,
    comparedParameters: [...parameters].sort(),
    addOnRules,
  };
}

interface Compiling {
  readonly policy: Policy;
  readonly addRule: (condition: Condition) => number;
  readonly addAddOn: (condition: Condition) => void;
}

function compileBenefit(id: string, benefit: ResolvedBenefit, compiling: Compiling): CompiledBenefit {
  const { policy, addRule } = compiling;
  const { documents = {} } = policy.rules;
  const criteria = (kind: CriterionKind, entries: ResolvedBenefit['requirements']): CompiledCriterion[] =>
    orderedEntries(entries).map(([name, { label, when, cite }]) => ({
      id: `${kind}.${name}`,
      kind,
      label: bilingual(label, name),
      citations: citationsOf(cite, documents),
      rule: addRule(present(when, `${kind}.${name}`)),
    }));
  return {
    id,
    label: bilingual(benefit.label, id),
    select: benefit.select ?? 'highest',
    unlisted: benefit.unlisted ?? 'undetermined',
    criteria: [
      ...criteria('requirement', benefit.requirements),
      ...criteria('exclusion', benefit.exclusions),
    ],
    classes: compileClasses(benefit, compiling),
    concurrence: new Map(
      orderedEntries(benefit.concurrence).map(([code, entry]) => [
        code,
        {
          code,
          entry,
          label: bilingual(entry.label ?? policy.rules.otherBenefits?.[code]?.label, code),
          citations: citationsOf(entry.cite, documents),
          rule: entry.when === undefined ? undefined : addRule(entry.when),
        },
      ]),
    ),
    events: orderedEntries(policy.rules.events)
      .filter(
        ([, { effect, benefits }]) => effect === 'stops' && (benefits === undefined || benefits.includes(id)),
      )
      .map(([name, event]) => ({
        id: `event.${name}`,
        event,
        label: bilingual(event.label, name),
        citations: citationsOf(event.cite, documents),
      })),
  };
}

function compileClasses(benefit: ResolvedBenefit, { policy, addRule, addAddOn }: Compiling): CompiledClass[] {
  const { documents = {}, parameters = {} } = policy.rules;
  const compiled = (
    { id, label, when, amount, rounding, cite }: TableRow & Pick<BenefitClass, 'rounding'>,
    isRow: boolean,
  ): CompiledClass => {
    for (const condition of addOnConditions(amount)) addAddOn(condition);
    const cites = [cite, ...parametersOf(amount).map((parameter) => parameters[parameter]?.cite)];
    return {
      id,
      label: bilingual(label, id),
      citations: citationsOf([...new Set(cites.flatMap((one) => one ?? []))], documents),
      rule: when === undefined ? undefined : addRule(when),
      amount,
      rounding: rounding ?? benefit.rounding ?? 'none',
      isRow,
    };
  };
  const classes = rankedEntries(benefit.classes).map(([id, one]) => {
    const when = present(one.when, `class.${id}`);
    const amount = present(one.amount, `class.${id}`);
    return compiled({ ...one, id, label: one.label ?? id, cite: one.cite ?? [], when, amount }, false);
  });
  return [...classes, ...tableRows(benefit.table).map((row) => compiled(row, true))];
}

/** An empty condition would be true for everybody. */
function present<T>(expression: T | undefined, id: string): T {
  if (expression === undefined)
    throw new Refusal(
      'policy-invalid',
      `${id} is incomplete; right is an entry with when (and amount, for a class)`,
    );
  return expression;
}

function parametersIn(condition: unknown): string[] {
  const text = JSON.stringify(condition);
  return [...text.matchAll(/"value":\{"fact":"parameters\.([^"]+)"\}/g)].map(([, id]) => id ?? '');
}
