import { isDeepStrictEqual } from 'node:util';
import { bulkEvaluator } from '../../functions/core/bulk/bulk-evaluator.ts';
import { flattenFacts } from '../../functions/core/cases/flatten-facts.ts';
import { type CompiledPolicy, compilePolicy } from '../../functions/core/determinations/compile-policy.ts';
import { determiningEvaluator } from '../../functions/core/entitlements/determining-evaluator.ts';
import type {
  Evaluation,
  EvaluationRequest,
  Evaluator,
} from '../../functions/core/entitlements/evaluator.ts';
import type { CheckedPolicies } from '../../functions/core/policies/check/check-policies.ts';
import { issuedOn, type Policy } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { addMonths } from '../../functions/core/shared/month.ts';
import { Refusal } from '../../functions/core/shared/refusal.ts';
import { type GeneratedPerson, generatePeople } from './generate-people.ts';
import { withRememberedEngine } from './remembered-engine.ts';

/** One policy file's policy, the months that it is asked for, and people to begin from. */
export interface AskedPolicy {
  readonly path: string;
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
  readonly months: readonly string[];
  readonly bases: readonly Record<string, unknown>[];
}

/** Every file's policy as it stood when the file was issued, with the worked examples of its line to begin from. */
export function askedPolicies({ layers, examples }: CheckedPolicies): AskedPolicy[] {
  const catalogue = policyCatalogueOf(layers);
  return layers.map(({ path, file }) => {
    const policy = catalogue.policyOn(file.jurisdiction, file.effectiveFrom, issuedOn(file));
    const compiled = compilePolicy(policy);
    const line = policy.layers.map((layer) => layer.file.jurisdiction).reverse();
    const bases = [...new Set(line)].flatMap((code) =>
      examples
        .filter((one) => one.jurisdiction === code && one.example.facts !== undefined)
        .map(({ example }) => flattenFacts(example.facts ?? {}, compiled.dictionary))
        .map((facts) => ownFacts(facts, compiled)),
    );
    const first = file.effectiveFrom.slice(0, 7);
    const scheduled = [...JSON.stringify(policy.rules.parameters ?? {}).matchAll(MONTH_KEY)].map(
      ([, month]) => month,
    );
    const months = [
      first,
      addMonths(first, 1),
      ...scheduled.filter((month) => month !== undefined && month > first),
    ];
    return { path, policy, compiled, months: [...new Set(months)].slice(0, 5) as string[], bases };
  });
}

const MONTH_KEY = /"([0-9]{4}-[0-9]{2})":/g;

/** A neighbour's example as a person of this policy: at home here, with the facts that are known here. */
function ownFacts(facts: Readonly<Record<string, unknown>>, { policy, dictionary }: CompiledPolicy) {
  const known = Object.entries(facts).filter(([id]) => dictionary.byId.has(id));
  return { ...Object.fromEntries(known), 'hukou.code': policy.jurisdiction };
}

/** What came out: an evaluation, or the refusal in words. */
type Answer = Evaluation | string;

export interface Mismatch {
  readonly person: GeneratedPerson;
  readonly engine: Answer;
  readonly bulk: Answer;
}

/** What a comparison went through: how many people, and what came out for them. */
export interface Compared {
  people: number;
  /** Of these, whose facts both refused. */
  refused: number;
  /** Also asked of the plain engine. */
  plain: number;
  /** Outcomes and decisive reasons that came out, by benefit: `living granted class.minimum-living`. */
  readonly seen: Map<string, number>;
}

/** One person in so many is also asked of the plain engine, which remembers nothing. */
const PLAIN_EVERY = 100;

/** Compares both evaluators for so many people of one policy; the first who differs is returned, cut down. */
export async function compareFor(
  { policy, compiled, months, bases }: AskedPolicy,
  most: number,
  seed: number,
): Promise<{ compared: Compared; mismatch: Mismatch | undefined }> {
  const of = (one: CompiledPolicy) => determiningEvaluator({ policyOn: () => policy }, () => one);
  const engine = of(withRememberedEngine(compiled));
  const plain = of(compiled);
  const bulk = bulkEvaluator({ policyOn: () => policy }, () => compiled);
  const compared: Compared = { people: 0, refused: 0, plain: 0, seen: new Map() };
  for (const person of generatePeople(compiled, months, bases, seed)) {
    if (compared.people >= most) break;
    compared.people += 1;
    const isPlain = compared.people % PLAIN_EVERY === 0;
    if (isPlain) compared.plain += 1;
    const reference = isPlain ? plain : engine;
    const found = await differenceFor(person, policy, reference, bulk);
    if ('bulk' in found) return { compared, mismatch: await shrunk(found, policy, reference, bulk) };
    note(found.both, compared);
  }
  return { compared, mismatch: undefined };
}

async function differenceFor(
  person: GeneratedPerson,
  { jurisdiction }: Policy,
  reference: Evaluator,
  bulk: Evaluator,
): Promise<Mismatch | { both: Answer }> {
  const request = { jurisdiction, knownOn: '9999-12-31', ...person };
  const [one, other] = [await answerOf(reference, request), await answerOf(bulk, request)];
  return isDeepStrictEqual(one, other) ? { both: one } : { person, engine: one, bulk: other };
}

async function answerOf(evaluator: Evaluator, request: EvaluationRequest): Promise<Answer> {
  try {
    return await evaluator.evaluate(request);
  } catch (error) {
    if (error instanceof Refusal) return `${error.name}: ${error.message} ${JSON.stringify(error.items)}`;
    throw error;
  }
}

function note(answer: Answer, compared: Compared): void {
  if (typeof answer === 'string') compared.refused += 1;
  else
    for (const [id, { outcome, reasons }] of Object.entries(answer.benefits))
      for (const reason of [outcome, ...reasons.map((one) => `${outcome} ${one}`)])
        compared.seen.set(`${id} ${reason}`, (compared.seen.get(`${id} ${reason}`) ?? 0) + 1);
}

/** Leaves out fact after fact as long as the two still differ. */
async function shrunk(
  found: Mismatch,
  policy: Policy,
  reference: Evaluator,
  bulk: Evaluator,
): Promise<Mismatch> {
  for (const field of ['factsAsOf', 'facts'] as const)
    for (const key of Object.keys(found.person[field])) {
      const { [key]: _, ...rest } = found.person[field] as Record<string, string>;
      const smaller = await differenceFor({ ...found.person, [field]: rest }, policy, reference, bulk);
      if ('bulk' in smaller) return shrunk(smaller, policy, reference, bulk);
    }
  return found;
}

/** The mismatch as a test or a script prints it. */
export function sayMismatch(path: string, { person, engine, bulk }: Mismatch): string {
  return `${path}\nperson ${JSON.stringify(person)}\nengine ${JSON.stringify(engine)}\nbulk   ${JSON.stringify(bulk)}`;
}
