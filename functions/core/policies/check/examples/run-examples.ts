import { stateCouncilCalendar } from '../../../calendar/state-council-calendar.ts';
import { type CompiledPolicy, compilePolicy } from '../../../determinations/compile-policy.ts';
import type { Determination } from '../../../determinations/determination.ts';
import { determine } from '../../../determinations/determine.ts';
import type { PolicyCatalogue } from '../../../ports/policy-catalogue.ts';
import { type ProcedureSchedule, scheduleProcedure } from '../../../procedure/procedure-terms.ts';
import { lastDayOf } from '../../../shared/month.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Policy } from '../../policy.ts';
import type { PlacedExample } from '../check-policies.ts';

/** An example and what the policy in force makes of it. */
export interface ExampleRun extends PlacedExample {
  readonly determination?: Determination;
  /** The policy that it was determined by. */
  readonly policy?: Policy;
  readonly schedule?: ProcedureSchedule;
  /** The policy that `procedure` was asked of, also where it has no such chain. */
  readonly procedurePolicy?: Policy;
  /** Why it could not be run. */
  readonly refusal?: Refusal;
}

/** Runs examples one after another, each over the policy in force on the last day of its month. */
export async function runExamples(
  catalogue: PolicyCatalogue,
  examples: readonly PlacedExample[],
): Promise<ExampleRun[]> {
  const compiled = new Map<string, CompiledPolicy>();
  const compile = (policy: Policy): CompiledPolicy => {
    const known = compiled.get(policy.digest) ?? compilePolicy(policy);
    compiled.set(policy.digest, known);
    return known;
  };
  const runs: ExampleRun[] = [];
  for (const placed of examples) runs.push(await runExample(catalogue, placed, compile));
  return runs;
}

async function runExample(
  catalogue: PolicyCatalogue,
  placed: PlacedExample,
  compile: (policy: Policy) => CompiledPolicy,
): Promise<ExampleRun> {
  const { example, jurisdiction } = placed;
  const { month, facts, factsAsOf, knownOn, procedure } = example;
  try {
    const run: ExampleRun = procedure
      ? {
          ...placed,
          ...runProcedure(catalogue.policyOn(jurisdiction, procedure.completeOn, knownOn), procedure),
        }
      : placed;
    if (month === undefined || facts === undefined || example.expected === undefined) return run;
    const policy = catalogue.policyOn(jurisdiction, lastDayOf(month), knownOn);
    const request = { month, facts, ...(factsAsOf && { factsAsOf }) };
    return { ...run, policy, determination: await determine(compile(policy), request) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { ...placed, refusal };
  }
}

function runProcedure(
  policy: Policy,
  { chain, completeOn }: NonNullable<PlacedExample['example']['procedure']>,
): Pick<ExampleRun, 'schedule' | 'procedurePolicy'> {
  const schedule = scheduleProcedure(policy.rules, chain, completeOn, stateCouncilCalendar);
  return { procedurePolicy: policy, ...(schedule && { schedule }) };
}
