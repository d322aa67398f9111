import type { Stage } from '../../../generated/policy-file.ts';
import { nearestName } from '../../shared/nearest.ts';
import { type Path, quote } from './flaw.ts';
import { listed } from './messages/words.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** Chains that are chosen by where the case was handed in. */
const CHOSEN_BY_PLACE: ReadonlySet<string> = new Set(['standard', 'cross-jurisdiction']);

/** Steps of a case that are no stages of a chain. */
const RESERVED: ReadonlySet<string> = new Set(['window', 'push', 'notify-applicant']);

/** Stages have somebody who acts, ids of their own, and send back to stages that exist. */
export function checkChains({ file, policy, report }: View): void {
  for (const [id, { stages }] of entriesOf(file.chains)) {
    if (!CHOSEN_BY_PLACE.has(id) && policy.rules.chains?.[id]?.when === undefined) {
      const [one, other] = [...CHOSEN_BY_PLACE];
      const byPlace = { zh: `${one}、${other}`, en: `${one} and ${other}` };
      report(['chains', id], 'chain-without-condition', { chain: id, byPlace }, { atKey: true });
    }
    stages?.forEach((stage, index) => {
      checkStage(stage, index, stages, ['chains', id, 'stages', index], report);
    });
  }
}

function checkStage(
  stage: Stage,
  index: number,
  stages: readonly Stage[],
  path: Path,
  report: View['report'],
): void {
  const { id, kind, owner, owners, place, sendBackTo = [], onObjection } = stage;
  const before = stages.slice(0, index).map((one) => one.id);
  if (RESERVED.has(id)) report([...path, 'id'], 'duplicate-stage.reserved', { stage: id });
  else if (before.includes(id)) report([...path, 'id'], 'duplicate-stage', { stage: id });
  if (kind === 'review' && owner === undefined) report(path, 'stage-owner', { stage: id });
  if (kind === 'joint-review' && owners === undefined) report(path, 'stage-owner.joint', { stage: id });
  if (kind === 'public-notice' && place === undefined) report(path, 'notice-place', { stage: id });
  sendBackTo.forEach((target, position) => {
    const right = [...before, 'window'];
    if (right.includes(target)) return;
    const isLater = stages.some((one) => one.id === target);
    report(
      [...path, 'sendBackTo', position],
      isLater ? 'unknown-stage.later' : 'unknown-stage',
      { stage: id, target: isLater ? target : quote(target), right: listed(right) },
      { nearest: () => nearestName(target, right) },
    );
  });
  const ids = stages.map((one) => one.id);
  if (onObjection !== undefined && !ids.includes(onObjection)) {
    const values = { stage: id, target: quote(onObjection), right: listed(ids) };
    report([...path, 'onObjection'], 'unknown-stage.objection', values, {
      nearest: () => nearestName(onObjection, ids),
    });
  }
}
