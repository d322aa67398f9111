import type { Stage } from '../../../generated/policy-file.ts';
import { nearestName } from '../../shared/nearest.ts';
import { listed, type Path, quote } from './flaw.ts';
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
      const message = `chain ${id} does not say for which cases it is; right is a condition under when (only ${[...CHOSEN_BY_PLACE].join(' and ')} are chosen by place)`;
      report(['chains', id], 'chain-without-condition', message, { atKey: true });
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
  if (before.includes(id) || RESERVED.has(id)) {
    const why = RESERVED.has(id)
      ? 'is the name of a step outside of every chain'
      : 'is the id of an earlier stage';
    report([...path, 'id'], 'duplicate-stage', `${id} ${why}; right is an id of its own`);
  }
  if (kind === 'review' && owner === undefined)
    report(
      path,
      'stage-owner',
      `stage ${id} is a review that nobody does; right is an owner such as township`,
    );
  if (kind === 'joint-review' && owners === undefined)
    report(
      path,
      'stage-owner',
      `stage ${id} is a joint review without owners; right is owners, a list of at least 2`,
    );
  if (kind === 'public-notice' && place === undefined)
    report(path, 'notice-place', `stage ${id} is a public notice that hangs nowhere; right is a place`);
  sendBackTo.forEach((target, position) => {
    const right = [...before, 'window'];
    if (right.includes(target)) return;
    const isLater = stages.some((one) => one.id === target);
    const message = isLater
      ? `stage ${id} sends back to ${target}, which does not come before it; right is ${listed(right)}`
      : `stage ${id} sends back to ${quote(target)}, which this chain does not have; right is ${listed(right)}`;
    report([...path, 'sendBackTo', position], 'unknown-stage', message, {
      nearest: () => nearestName(target, right),
    });
  });
  const ids = stages.map((one) => one.id);
  if (onObjection !== undefined && !ids.includes(onObjection)) {
    const message = `stage ${id} hands objections to ${quote(onObjection)}, which this chain does not have; right is ${listed(ids)}`;
    report([...path, 'onObjection'], 'unknown-stage', message, {
      nearest: () => nearestName(onObjection, ids),
    });
  }
}
