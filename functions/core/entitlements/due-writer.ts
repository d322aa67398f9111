import { digestOf } from '../shared/digest.ts';
import type { Assessed } from './assessor.ts';
import type { BenefitDue, DueBasis } from './due-month.ts';
import { type Because, explainDue, type Unexplained } from './explain-due.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Right, Stop } from './right.ts';

/** Writes what is due in a month: outcome, words, clauses and what it rests on. */
export interface DueWriter {
  /** A claim that was refused. */
  refusal(jurisdiction: string, index: number): BenefitDue;
  /** Nothing is due although there was a grant. */
  stop(right: Right, index: number, stop: Pick<Stop, 'because' | 'on'>): BenefitDue;
  /** As determined, with what the entitlement adds to the reasons. */
  assessed(right: Right, index: number, assessed: Assessed, notes: readonly Because[]): BenefitDue;
}

/** Puts the months of a benefit into words; equal months are written once. */
export function dueWriter(benefit: string, person: PersonTimeline): DueWriter {
  const written = new Map<string, BenefitDue>();
  const write = (
    jurisdiction: string,
    index: number,
    parts: Unexplained,
    taken: string | null,
    basis: DueBasis | null,
  ): BenefitDue => {
    const policy = person.policyIn(jurisdiction, index);
    const { explanation, citations } = explainDue(policy, benefit, parts);
    const because = parts.because.map(({ id }) => id);
    return { outcome: parts.outcome, fen: parts.fen, class: taken, because, explanation, citations, basis };
  };
  const once = (key: string, make: () => BenefitDue): BenefitDue => {
    const known = written.get(key) ?? make();
    written.set(key, known);
    return known;
  };
  const digestIn = (jurisdiction: string, index: number) => person.policyIn(jurisdiction, index)?.digest;
  return {
    refusal: (jurisdiction, index) =>
      once(`refusal ${jurisdiction} ${digestIn(jurisdiction, index)}`, () =>
        write(
          jurisdiction,
          index,
          { outcome: 'refused', fen: 0, because: [{ id: 'decision.refused' }], missing: [] },
          null,
          null,
        ),
      ),
    stop: ({ jurisdiction }, index, { because, on }) => {
      const policy = digestIn(jurisdiction, index);
      const basis = policy === undefined ? null : { jurisdiction, policy, facts: digestOf({ because, on }) };
      const parts: Unexplained = { outcome: 'refused', fen: 0, because: [{ id: because, on }], missing: [] };
      return once(`stop ${jurisdiction} ${policy} ${because} ${on}`, () =>
        write(jurisdiction, index, parts, null, basis),
      );
    },
    assessed: ({ jurisdiction, start }, index, { benefit: found, basis, stale, key }, notes) => {
      const isFlagged = stale.length > 0 && found.outcome === 'granted' && index > start;
      const name = notes.map(({ id, on = '' }) => `${id} ${on}`).join();
      return once(`${key} ${isFlagged ? stale.join() : ''} ${name} ${found.fen}`, () => {
        const because = [
          ...notes,
          ...found.reasons.map((id) => ({ id })),
          ...(isFlagged ? [{ id: 'data.stale' }] : []),
        ];
        const missing = found.outcome === 'undetermined' ? (found.missing ?? []) : isFlagged ? stale : [];
        const parts = { outcome: found.outcome, fen: found.fen, because, missing };
        return write(jurisdiction, index, parts, found.class, basis);
      });
    },
  };
}
