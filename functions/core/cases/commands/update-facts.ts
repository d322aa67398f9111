import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change, saltedDigest } from '../change.ts';
import { changeFacts, type FlatFacts } from '../flatten-facts.ts';
import type { Office } from '../office.ts';
import { pinPolicy } from '../policy-pin.ts';
import { requireOwner, requireReceivingOffice } from '../require-office.ts';
import { requireOpenStage, requireStatus } from '../require-status.ts';
import { materialsFor } from './materials-for.ts';

/** The window completes the facts, or the officer at work puts right what he finds to be otherwise (N 10). */
export interface UpdateFacts {
  readonly type: 'update-facts';
  /** By dotted id; null takes a fact back to unknown. */
  readonly facts: FlatFacts;
  readonly factsAsOf: Readonly<Record<string, string>>;
  /** By the hukou that the facts give now. */
  readonly competent: Office;
}

/** Refuses case-not-so-far, not-your-stage. */
export function updateFacts(one: Case, command: UpdateFacts, context: CaseContext): Change {
  requireStatus(one, 'collecting', 'in-review');
  if (one.status === 'collecting') return collecting(one, command, context);
  const { stage, visit } = requireOpenStage(one, one.open?.stage ?? '');
  requireOwner(one, stage, context.actor);
  if (command.competent.jurisdiction !== one.competent.jurisdiction)
    throw new Refusal('case-not-so-far', {
      zh: `${one.id} 正在 ${one.competent.jurisdiction} 审核；户籍地不同的，应当另行申请`,
      en: `${one.id} is in review at ${one.competent.jurisdiction}; another hukou is entered in a new case`,
    });
  const open = { ...visit, determination: context.assessment.determination };
  return factsChanged({ ...one, open }, command);
}

function collecting(one: Case, command: UpdateFacts, context: CaseContext): Change {
  requireReceivingOffice(one, context.actor);
  const { assessment, policy } = context;
  const materials = materialsFor(one.materials, assessment.requiredMaterials);
  const changed = factsChanged({ ...one, materials, chain: assessment.chain }, command);
  if (command.competent.jurisdiction === one.competent.jurisdiction) return changed;
  const { competent } = command;
  return andThen(changed, (after) =>
    change(
      after,
      { competent, policy: pinPolicy(policy, after.appliedOn) },
      {
        type: 'competent-office-changed',
        data: { competent, chain: assessment.chain.id, policy: policy.digest },
      },
    ),
  );
}

function factsChanged(one: Case, command: UpdateFacts): Change {
  const facts = changeFacts(one.facts, command.facts);
  const factsAsOf = { ...one.factsAsOf, ...command.factsAsOf };
  return change(
    one,
    { facts, factsAsOf },
    {
      type: 'facts-changed',
      data: { factsDigest: saltedDigest(one, facts) },
    },
  );
}
