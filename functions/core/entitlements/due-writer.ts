import { digestOf } from '../shared/digest.ts';
import { monthOfIndex } from '../shared/month.ts';
import type { Assessed } from './assessor.ts';
import type { BenefitDue, DueBasis } from './due-month.ts';
import { explainDue, type Unexplained } from './explain-due.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Because } from './reason-sources.ts';
import type { Right, Stop } from './right.ts';

/** Writes what is due in a month: outcome, words, clauses and what it rests on. */
export interface DueWriter {
  /** A claim that was refused; one that an appeal reopened waits for its new decision. */
  refusal(jurisdiction: string, index: number, isReopened: boolean): BenefitDue;
  /** Nothing is due although there was a grant. */
  stop(right: Right, index: number, stop: Pick<Stop, 'because' | 'on'>): BenefitDue;
  /** As determined, with what the entitlement adds to the reasons. */
  assessed(right: Right, index: number, assessed: Assessed, notes: readonly Because[]): BenefitDue;
}

const NOTHING: Omit<Unexplained, 'because'> = { outcome: 'refused', fen: 0, class: null, missing: [] };

/** Said of what is due, or may be; what is refused does not begin. */
const BEGINNINGS: ReadonlySet<string> = new Set(['accrual', 'reissue.from', 'back-pay', 'transition']);

/** Puts the months of a benefit into words; equal months are written once. */
export function dueWriter(benefit: string, person: PersonTimeline): DueWriter {
  const written = new Map<string, BenefitDue>();
  const write = (
    jurisdiction: string,
    index: number,
    parts: Unexplained,
    basis: DueBasis | null,
    payer: string | null,
  ): BenefitDue => {
    const policy = person.policyIn(jurisdiction, index);
    const named = policy ?? person.policyFor(jurisdiction, `${monthOfIndex(index)}-01`);
    const { explanation, citations } = explainDue(policy, benefit, parts, named);
    const { outcome, fen, class: taken } = parts;
    const because = parts.because.map(({ id }) => id);
    return { jurisdiction: payer, outcome, fen, class: taken, because, explanation, citations, basis };
  };
  const once = (key: string, make: () => BenefitDue): BenefitDue => {
    const known = written.get(key) ?? make();
    written.set(key, known);
    return known;
  };
  const digestIn = (jurisdiction: string, index: number) => person.policyIn(jurisdiction, index)?.digest;
  return {
    refusal: (jurisdiction, index, isReopened) =>
      once(`refusal ${jurisdiction} ${digestIn(jurisdiction, index)} ${isReopened}`, () => {
        const parts: Unexplained = isReopened
          ? { ...NOTHING, outcome: 'undetermined', because: [{ id: 'appeal.reopened' }] }
          : { ...NOTHING, because: [{ id: 'decision.refused' }] };
        return write(jurisdiction, index, parts, null, null);
      }),
    stop: ({ jurisdiction }, index, { because, on }) => {
      const policy = digestIn(jurisdiction, index);
      const basis = policy === undefined ? null : { jurisdiction, policy, facts: digestOf({ because, on }) };
      const parts: Unexplained = { ...NOTHING, because: [{ id: because, on }] };
      return once(`stop ${jurisdiction} ${policy} ${because} ${on}`, () =>
        write(jurisdiction, index, parts, basis, null),
      );
    },
    assessed: ({ jurisdiction, start }, index, { benefit: found, basis, stale, key }, all) => {
      const notes = found.outcome === 'refused' ? all.filter(({ id }) => !BEGINNINGS.has(id)) : all;
      const isFlagged = stale.length > 0 && found.outcome === 'granted' && index > start;
      const name = notes.map(({ id, on = '' }) => `${id} ${on}`).join();
      return once(`${jurisdiction} ${key} ${isFlagged ? stale.join() : ''} ${name} ${found.fen}`, () => {
        const because = [
          ...notes,
          ...found.reasons.map((id) => ({ id })),
          ...(isFlagged ? [{ id: 'data.stale' }] : []),
        ];
        const missing = found.outcome === 'undetermined' ? (found.missing ?? []) : isFlagged ? stale : [];
        const { outcome, fen, class: taken } = found;
        return write(
          jurisdiction,
          index,
          { outcome, fen, class: taken, because, missing },
          basis,
          jurisdiction,
        );
      });
    },
  };
}
