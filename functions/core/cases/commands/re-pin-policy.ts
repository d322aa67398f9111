import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change, saltedDigest } from '../change.ts';
import { pinPolicy } from '../policy-pin.ts';
import { requireLead } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { shortestGround } from './decide/record-decision.ts';
import { materialsFor } from './materials-for.ts';

/** Moves a case to another version of the policy, which never happens by itself. */
export interface RePinPolicy {
  readonly type: 're-pin-policy';
  /** The day whose policy is to decide. */
  readonly on: string;
  readonly ground: string;
}

/**
 * The determination follows the new version at once; a review that runs keeps its chain. Refuses policy-already-pinned,
 * decision-needs-ground, case-not-so-far, not-your-stage.
 */
export function rePinPolicy(one: Case, { on, ground }: RePinPolicy, context: CaseContext): Change {
  requireStatus(one, 'collecting', 'complete', 'in-review', 'awaiting-correction');
  requireLead(one, context.actor);
  const { policy, assessment } = context;
  if (policy.digest === one.policy.digest)
    throw new Refusal('policy-already-pinned', {
      zh: `${one.id} 按 ${policy.jurisdiction} 在 ${one.policy.on} 的政策办理；${on} 的政策与之相同`,
      en: `${one.id} follows ${policy.jurisdiction} as of ${one.policy.on}; its policy on ${on} is the same`,
    });
  if ([...ground.trim()].length < shortestGround) {
    const detail = `moving to another policy needs a written ground of at least ${shortestGround} characters`;
    const zh = `改按另一版政策办理须书面说明理由，至少 ${shortestGround} 个字符`;
    throw new Refusal('decision-needs-ground', { zh, en: detail }, [
      { pointer: '/ground', code: 'ground-short', detail, zh },
    ]);
  }
  const isBeforeReview = one.status === 'collecting' || one.status === 'complete';
  const patch: Partial<Case> = {
    policy: pinPolicy(policy, on),
    ...(isBeforeReview ? { chain: assessment.chain } : {}),
    ...(one.status === 'collecting'
      ? { materials: materialsFor(one.materials, assessment.requiredMaterials) }
      : {}),
    open: one.open && { ...one.open, determination: assessment.determination },
  };
  return change(one, patch, {
    type: 'policy-re-pinned',
    data: {
      from: one.policy.digest,
      to: policy.digest,
      groundDigest: saltedDigest(one, ground.trim()),
    },
  });
}
