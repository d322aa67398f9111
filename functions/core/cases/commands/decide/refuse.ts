import type { Case } from '../../case.ts';
import type { CaseContext } from '../../case-context.ts';
import { andThen, type Change } from '../../change.ts';
import type { Proposal } from '../../decision.ts';
import { determineResult } from '../../steps/determine-result.ts';
import { closeVisit } from '../../steps/visit-steps.ts';
import type { DecideStage } from './decision-command.ts';
import { recordDecision } from './record-decision.ts';

/** Ends the review at any stage: nothing is granted, in writing, with the reasons of the determination or the ground. */
export function refuse(one: Case, command: DecideStage, context: CaseContext): Change {
  const findings = Object.entries(context.assessment.determination.benefits);
  const against = findings.filter(([, { outcome }]) => outcome !== 'refused').map(([id]) => id);
  const proposals = findings.map(([id, { reasons }]): [string, Proposal] => {
    const isAgainstDetermination = against.includes(id);
    return [
      id,
      {
        outcome: 'refused',
        monthlyAmount: '0.00',
        class: null,
        reasons: isAgainstDetermination ? [] : reasons,
        isAgainstDetermination,
      },
    ];
  });
  return andThen(recordDecision(one, command, against, context), (after) => {
    const closed = closeVisit(after, 'refused', context);
    const refused = { ...closed, proposals: Object.fromEntries(proposals) };
    return determineResult(refused, context, command.ground?.trim() || null);
  });
}
