import { Refusal } from '../../../shared/refusal.ts';
import type { Case } from '../../case.ts';
import type { CaseContext } from '../../case-context.ts';
import { type Change, change, saltedDigest } from '../../change.ts';
import type { Decision } from '../../decision.ts';
import { requireOwner } from '../../require-office.ts';
import { requireOpenStage } from '../../require-status.ts';
import type { DecideStage } from './decision-command.ts';

/** The fewest characters of a ground that can be read as one. */
export const shortestGround = 10;

/** Puts the decision on record at the open visit. Refuses decision-needs-ground. */
export function recordDecision(
  one: Case,
  { outcome, to, overrides = {}, ground: given }: DecideStage,
  against: readonly string[],
  { at, actor, newId, assessment }: CaseContext,
): Change {
  const { open } = one;
  if (open === null) return change(one, {});
  const ground = given?.trim() || null;
  requireGround(ground, against, outcome);
  const determination = assessment.determination.digest;
  const { number: visit, stage } = open;
  const decision: Decision = {
    id: newId('decision'),
    at,
    actor,
    owner: requireOwner(one, requireOpenStage(one, stage).stage, actor),
    stage,
    visit,
    outcome,
    to: to ?? null,
    overrides,
    against,
    determination,
    ground,
  };
  return change(
    one,
    { open: { ...open, decisions: [...open.decisions, decision] } },
    {
      type: 'stage-decided',
      data: {
        stage,
        visit,
        decision: decision.id,
        outcome,
        to: decision.to,
        isAgainstDetermination: against.length > 0,
        determination,
        groundDigest: ground === null ? null : saltedDigest(one, ground),
      },
    },
  );
}

function requireGround(ground: string | null, against: readonly string[], outcome: string): void {
  if (against.length === 0) return;
  const length = [...(ground ?? '')].length;
  if (length >= shortestGround) return;
  const detail =
    `${outcome} differs from the determination for ${against.join(', ')}; ` +
    `the ground has ${length} characters; right is a written one of at least ${shortestGround}`;
  const zh = `决定与 ${against.join('、')} 的认定结果不一致，理由有 ${length} 个字符；应当书面说明理由，至少 ${shortestGround} 个字符`;
  throw new Refusal('decision-needs-ground', { zh, en: detail }, [
    { pointer: '/ground', code: 'ground-short', detail, zh },
  ]);
}
