import type { ActorRole } from '../../functions/core/cases/actor.ts';
import type { Case } from '../../functions/core/cases/case.ts';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { PLAIN } from './case-policies.ts';
import { application, by, type CaseWorld, caseWorld, submittedCase } from './case-world.ts';
import { type WorkflowWorld, workflowWorld } from './workflow-world.ts';

type Decision = Parameters<typeof decideStage>[2];

/** A case in review whose machine runs, and what officers do to it. */
export interface FollowedCase {
  readonly world: CaseWorld;
  readonly flow: WorkflowWorld;
  readonly id: string;
  /** The case as it is stored. */
  read(): Promise<Case>;
  /** An officer of the role decides at the open stage; then the machine goes on. */
  decide(role: ActorRole, decision: Omit<Decision, 'stage'>): Promise<Case>;
  /** Officers of these roles approve, one after the other. */
  approve(...roles: ActorRole[]): Promise<Case>;
  /** Something else is done to the case; then the machine goes on. */
  act(work: (world: CaseWorld, id: string) => Promise<unknown>): Promise<Case>;
  travel(at: string): Promise<Case>;
}

export async function followedCase(
  county = PLAIN,
  world = caseWorld(),
  flow = workflowWorld(world),
): Promise<FollowedCase> {
  const { id } = await submittedCase(world, application(county));
  await flow.settle();
  return followedOf(id, world, flow);
}

/** The same case, followed by another process. */
export function followedOf(id: string, world: CaseWorld, flow: WorkflowWorld): FollowedCase {
  const read = async () => {
    const found = await world.cases.load(id);
    if (found === undefined) throw new Error(`${id} is gone`);
    return found.case;
  };
  const act: FollowedCase['act'] = async (work) => {
    await work(world, id);
    await flow.settle();
    return read();
  };
  const decide: FollowedCase['decide'] = async (role, decision) => {
    const { open, competent } = await read();
    const meta = by(role, competent.jurisdiction);
    return act(() => decideStage(world, id, { ...decision, stage: open?.stage ?? 'none' }, meta));
  };
  return {
    world,
    flow,
    id,
    read,
    decide,
    act,
    approve: async (...roles) => {
      for (const role of roles) await decide(role, { outcome: 'approve' });
      return read();
    },
    travel: async (at) => {
      await flow.travel(at);
      return read();
    },
  };
}
