import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change, saltedDigest } from '../change.ts';
import { changeFacts, type FlatFacts } from '../flatten-facts.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { closeCorrection } from '../steps/close-correction.ts';
import { materialsFor } from './materials-for.ts';

/** The window hands in what was asked for; the materials themselves were added before. */
export interface CorrectCase {
  readonly type: 'correct-case';
  readonly facts: FlatFacts;
  readonly factsAsOf: Readonly<Record<string, string>>;
}

/** The review goes on at the stage that asked, its clocks from the day after. Refuses case-not-so-far, not-your-stage. */
export function correctCase(one: Case, command: CorrectCase, context: CaseContext): Change {
  requireStatus(one, 'awaiting-correction');
  requireReceivingOffice(one, context.actor);
  const { assessment } = context;
  const facts = changeFacts(one.facts, command.facts);
  const corrected = change(one, {
    facts,
    factsAsOf: { ...one.factsAsOf, ...command.factsAsOf },
    materials: materialsFor(one.materials, assessment.requiredMaterials),
    open: one.open && { ...one.open, determination: assessment.determination },
    overrides: {},
  });
  return andThen(corrected, (after) =>
    closeCorrection(after, context, 'made', ({ id, stage, visit }) => ({
      type: 'correction-made',
      data: { stage, visit, correction: id, factsDigest: saltedDigest(after, facts) },
    })),
  );
}
