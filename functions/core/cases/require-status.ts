import { Refusal } from '../shared/refusal.ts';
import type { Case, CaseStatus } from './case.ts';
import type { Stage } from './stages/stage.ts';
import type { Visit } from './visit.ts';

/** Refuses case-not-so-far unless the case has one of these statuses. */
export function requireStatus({ id, status }: Case, ...allowed: readonly CaseStatus[]): void {
  if (allowed.includes(status)) return;
  throw new Refusal('case-not-so-far', `${id} is ${status}; right is ${allowed.join(' or ')}`);
}

/** The open stage and its visit; refuses stage-not-open where another one is, or none. */
export function requireOpenStage(one: Case, stage: string, visit?: number): { stage: Stage; visit: Visit } {
  const { open } = one;
  const found = one.chain.stages.find(({ id }) => id === open?.stage);
  const isMeant = open !== null && open.stage === stage && (visit === undefined || visit === open.number);
  if (isMeant && found !== undefined) return { stage: found, visit: open };
  const asked = visit === undefined ? stage : `${stage} (visit ${visit})`;
  const present = open === null ? `none, the case is ${one.status}` : `${open.stage} (visit ${open.number})`;
  throw new Refusal('stage-not-open', `${one.id} was asked for stage ${asked}; open is ${present}`);
}
