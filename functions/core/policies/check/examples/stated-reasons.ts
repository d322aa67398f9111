import type { ConcurrenceEntry } from '../../../../generated/policy-file.ts';
import type { Policy, PolicyLayer } from '../../policy.ts';
import type { Path } from '../flaw.ts';
import { entriesOf } from '../stated-rules.ts';

/** What an example can show of a rule: its reason passed or failed, or what another benefit did. */
export type Side =
  | 'passed'
  | 'failed'
  | 'compatible'
  | 'excluded'
  | 'own-kept'
  | 'other-kept'
  | 'difference'
  | 'not-drawn';

/** A rule that a file states, under the id that its reason has in determinations. */
export interface StatedReason {
  readonly reason: string;
  /** Undefined for a life event, which touches several benefits. */
  readonly benefit: string | undefined;
  readonly path: Path;
  /** The sides on which the examples should show it. */
  readonly sides: readonly Side[];
  /** For a residual row and for what is only seen when an earlier row did not match. */
  readonly isRow?: boolean;
}

const BOTH: readonly Side[] = ['passed', 'failed'];

/** The rules that a file states itself: a restated label or citation does not count, nor does what it inherits. */
export function statedReasons({ file }: PolicyLayer, { rules }: Policy): StatedReason[] {
  const reasons: StatedReason[] = [];
  for (const [benefit, stated] of entriesOf(file.benefits)) {
    const at: Path = ['benefits', benefit];
    for (const [map, kind] of [
      ['requirements', 'requirement'],
      ['exclusions', 'exclusion'],
    ] as const)
      for (const [id, { when }] of entriesOf(stated[map]))
        if (when !== undefined)
          reasons.push({ reason: `${kind}.${id}`, benefit, path: [...at, map, id], sides: BOTH });
    for (const [id, { when, amount }] of entriesOf(stated.classes))
      if (when !== undefined || amount !== undefined)
        reasons.push({ reason: `class.${id}`, benefit, path: [...at, 'classes', id], sides: BOTH });
    stated.table?.rows.forEach(({ id }, row) => {
      reasons.push({
        reason: `class.${id}`,
        benefit,
        path: [...at, 'table', 'rows', row],
        sides: BOTH,
        isRow: true,
      });
    });
    if (stated.table?.residual)
      reasons.push({
        reason: `class.${stated.table.residual.id}`,
        benefit,
        path: [...at, 'table', 'residual'],
        sides: BOTH,
        isRow: true,
      });
    for (const [code, entry] of entriesOf(stated.concurrence)) {
      const merged = rules.benefits?.[benefit]?.concurrence?.[code];
      if (merged !== undefined && statesRule(entry))
        reasons.push({
          reason: `concurrence.${code}`,
          benefit,
          path: [...at, 'concurrence', code],
          sides: sidesOf(merged),
        });
    }
  }
  for (const [id, event] of entriesOf(file.events))
    if (rules.events?.[id]?.effect === 'stops' && EVENT_RULES.some((field) => Object.hasOwn(event, field)))
      reasons.push({ reason: `event.${id}`, benefit: undefined, path: ['events', id], sides: BOTH });
  return reasons;
}

const EVENT_RULES = ['fact', 'effect', 'from', 'afterMonths', 'endedBy', 'benefits'];

function statesRule(entry: ConcurrenceEntry): boolean {
  return ['rule', 'part', 'when', 'pay', 'choice', 'tie'].some((field) => Object.hasOwn(entry, field));
}

function sidesOf({ rule, pay }: ConcurrenceEntry): readonly Side[] {
  if (rule === 'allow') return ['compatible', 'not-drawn'];
  if (rule !== 'higher-of') return ['excluded', 'not-drawn'];
  return [pay === 'difference' ? 'difference' : 'own-kept', 'other-kept', 'not-drawn'];
}
