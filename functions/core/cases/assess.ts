import type { Condition, Material } from '../../generated/policy-file.ts';
import type { CompiledPolicy } from '../determinations/compile-policy.ts';
import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import { inquire } from '../determinations/inquire.ts';
import { encodeValue } from '../facts/fact-kinds.ts';
import { expandCondition, LEAF_BUDGET } from '../rules/expand-condition.ts';
import { ruleCollector } from '../rules/rule-set.ts';
import type { Truth } from '../rules/truth.ts';
import { orderedEntries, rankedEntries } from '../shared/ordered.ts';
import { Refusal } from '../shared/refusal.ts';
import type { ChainSnapshot } from './case.ts';
import type { FlatFacts } from './flatten-facts.ts';
import type { RequiredMaterial } from './material.ts';
import { type StageDetermination, stageDetermination } from './stage-determination.ts';
import { stageOf } from './stages/stage.ts';

/** What the pinned policy says of a case as its facts stand. */
export interface Assessment {
  readonly determination: StageDetermination;
  readonly requiredMaterials: readonly RequiredMaterial[];
  readonly chain: ChainSnapshot;
}

export interface AssessRequest {
  readonly benefits: readonly string[];
  readonly facts: FlatFacts;
  readonly factsAsOf: Readonly<Record<string, string>>;
  readonly month: string;
  readonly isCrossJurisdiction: boolean;
}

/** Determines a case and finds what it has to hand in and which way it goes. Refuses facts-invalid, policy-invalid. */
export async function assess(compiled: CompiledPolicy, request: AssessRequest): Promise<Assessment> {
  const { rules } = compiled.policy;
  const determination = await determine(compiled, request);
  const materials = orderedEntries(rules.materials).filter(([, material]) =>
    isFor(material, request.benefits, determination),
  );
  const chains = rankedEntries(rules.chains).filter(([id, { when }]) => id !== CROSS && when !== undefined);
  const truths = await truthsOf(compiled, request, [
    ...materials.map(([, { when }]) => when),
    ...chains.map(([, { when }]) => when),
  ]);
  const chosen = chains.find((_, index) => truths[materials.length + index] === true)?.[0];
  return {
    determination: stageDetermination(determination, request.benefits),
    // Where nobody knows yet whether a material is needed, it is asked for: the checklist is told once, completely.
    requiredMaterials: materials
      .filter((_, index) => truths[index] !== false)
      .map(([id, { replaceableBy = [] }]) => ({ id, replaceableBy })),
    chain: chainOf(compiled, chosen, request.isCrossJurisdiction),
  };
}

const CROSS = 'cross-jurisdiction';

function chainOf(
  { policy }: CompiledPolicy,
  conditional: string | undefined,
  isCross: boolean,
): ChainSnapshot {
  const chains = policy.rules.chains ?? {};
  const id = [isCross ? CROSS : undefined, conditional, 'standard'].find(
    (name) => name !== undefined && (chains[name]?.stages?.length ?? 0) > 0,
  );
  if (id === undefined)
    throw new Refusal('policy-invalid', {
      zh: `${policy.jurisdiction} 没有审核流程；应有至少一个环节的 standard 流程`,
      en: `${policy.jurisdiction} has no review chain; right is a chain 'standard' with at least one stage`,
    });
  const stages = (chains[id]?.stages ?? []).map((stage) => stageOf(stage, policy.rules));
  return { id, isCrossJurisdiction: isCross, stages };
}

/** Whether a benefit, or the class that it falls or may fall into, asks for the material. */
function isFor(
  { for: purposes }: Material,
  benefits: readonly string[],
  determination: Determination,
): boolean {
  if (purposes === undefined) return true;
  return purposes.some((purpose) => {
    const [benefit = '', ...rest] = purpose.split('.');
    const wanted = rest.join('.');
    if (!benefits.includes(benefit)) return false;
    const found = determination.benefits[benefit];
    if (wanted === '' || found === undefined || found.outcome === 'undetermined') return true;
    return [...(found.class?.split('+') ?? []), ...found.notTaken.map((one) => one.class)].includes(wanted);
  });
}

/** The truth of conditions over the facts of a case; undefined conditions are true. */
async function truthsOf(
  compiled: CompiledPolicy,
  request: AssessRequest,
  conditions: readonly (Condition | undefined)[],
): Promise<Truth[]> {
  if (conditions.every((one) => one === undefined)) return conditions.map(() => true);
  const collector = ruleCollector();
  const context = {
    conditions: compiled.policy.rules.conditions ?? {},
    encode: (fact: string, literal: unknown) =>
      encodeValue(compiled.dictionary.byId.get(fact)?.kind ?? 'text', literal),
    budget: { leaves: LEAF_BUDGET },
  };
  const rules = conditions.map((one) => one && collector.add(expandCondition(one, context)));
  const { inquiry } = await inquire(compiled, request);
  const readings = await collector.build().evaluate(inquiry.values);
  return rules.map((rule) => (rule === undefined ? true : readings[rule]?.truth));
}
