import { monthIndex } from '../shared/month.ts';
import { CERTIFICATE, ISSUED_ON } from './certificate-facts.ts';
import { effectiveIndex, subjectOf } from './happenings.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Claimed, Reissue, Shift, Stop } from './right.ts';

/** What life events change rather than stop, as a right has to follow it. */
export interface Changes {
  readonly shifts: readonly Shift[];
  readonly reissues: readonly Reissue[];
  readonly suspensions: readonly Stop[];
}

/**
 * The events since the application that take effect in a month of their own. Facts that changed in the month of an
 * event follow it; a changed certificate waits for its new card, meanwhile paid unchanged or not at all (N 13). Where
 * nobody recorded the day of the card, the day as of which a register first states the changed certificate is it.
 */
export function changesOf({ benefit, decision }: Claimed, person: PersonTimeline): Changes {
  const shifts: Shift[] = [];
  const reissues: Reissue[] = [];
  const suspensions: Stop[] = [];
  for (const { id, event, policy, happening } of person.happenedIn(decision.jurisdiction)) {
    const { on, endedOn } = happening;
    if (on <= decision.appliedOn || (event.benefits && !event.benefits.includes(benefit))) continue;
    const subject = subjectOf(event);
    const effective = effectiveIndex(on, event);
    const isChange = event.effect === 'changes';
    const cameBack = endedOn !== undefined && monthIndex(endedOn) < effective;
    const needsApplication = isChange && event.resumes === 'new-application' && !cameBack;
    shifts.push({
      event: id,
      subject,
      on,
      effective,
      isChange: isChange && !cameBack,
      needsApplication,
    });
    const during = policy.rules.time?.reissue?.duringChange;
    if (!isChange || subject !== CERTIFICATE || during === undefined) continue;
    const cardOn = endedOn ?? newCard(on, person);
    const issuedOn = cardOn ?? firstRegistered(on, person);
    const issued = issuedOn === undefined ? Number.POSITIVE_INFINITY : effectiveIndex(issuedOn, event);
    if (issued <= effective) continue;
    const span = { from: effective, until: issued };
    reissues.push({ ...span, changedOn: on, issuedOn, isCardAwaited: cardOn === undefined });
    if (during === 'suspended') suspensions.push({ ...span, because: 'reissue.suspended', on });
  }
  return { shifts, reissues, suspensions };
}

function newCard(changedOn: string, { history }: PersonTimeline): string | undefined {
  const issued = (history.get(ISSUED_ON) ?? []).map(({ value }) => value);
  return issued.filter((day): day is string => typeof day === 'string' && day >= changedOn).sort()[0];
}

/** What is assessed; a card is made of it. */
const ASSESSED = ['certificate.category', 'certificate.level', 'certificate.components'];

/** A register of certificates states the card that is in use: by its day the new one was issued, whenever that was. */
function firstRegistered(changedOn: string, { known }: PersonTimeline): string | undefined {
  return known.facts
    .filter(({ from, values }) => from >= changedOn && ASSESSED.some((fact) => fact in values))
    .flatMap(({ asOf }) => (asOf !== null && asOf >= changedOn ? [asOf] : []))
    .sort()[0];
}
