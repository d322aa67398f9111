import { Refusal } from '../shared/refusal.ts';
import type { Case, CaseStatus } from './case.ts';
import { STATUS_WORDS } from './case-words.ts';
import type { Stage } from './stages/stage.ts';
import type { Visit } from './visit.ts';

/** Refuses case-not-so-far unless the case has one of these statuses. */
export function requireStatus({ id, status }: Case, ...allowed: readonly CaseStatus[]): void {
  if (allowed.includes(status)) return;
  throw new Refusal('case-not-so-far', {
    zh: `${id} 的状态是“${STATUS_WORDS[status]}”；应为${allowed.map((each) => `“${STATUS_WORDS[each]}”`).join('或者')}`,
    en: `${id} is ${status}; right is ${allowed.join(' or ')}`,
  });
}

/** The open stage and its visit; refuses stage-not-open where another one is, or none. */
export function requireOpenStage(one: Case, stage: string, visit?: number): { stage: Stage; visit: Visit } {
  const { open } = one;
  const found = one.chain.stages.find(({ id }) => id === open?.stage);
  const isMeant = open !== null && open.stage === stage && (visit === undefined || visit === open.number);
  if (isMeant && found !== undefined) return { stage: found, visit: open };
  const asked = visit === undefined ? stage : `${stage} (visit ${visit})`;
  const present = open === null ? `none, the case is ${one.status}` : `${open.stage} (visit ${open.number})`;
  const zhAsked = visit === undefined ? stage : `${stage}（第 ${visit} 次）`;
  const zhPresent =
    open === null
      ? `没有在办环节，状态是“${STATUS_WORDS[one.status]}”`
      : `在办的是 ${open.stage}（第 ${open.number} 次）`;
  throw new Refusal('stage-not-open', {
    zh: `${one.id} 要办理的环节是 ${zhAsked}；${zhPresent}`,
    en: `${one.id} was asked for stage ${asked}; open is ${present}`,
  });
}
