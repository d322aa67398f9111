import type { Policy } from '../policies/policy.ts';
import { monthIndex } from '../shared/month.ts';
import type { KnownEntries } from './known-entries.ts';
import type { Span } from './right.ts';

/** The months of transition periods that the policy allows, each cut to its greatest length, oldest first (N 13). */
export function transitionSpans({ rules }: Policy, { transition }: KnownEntries): Span[] {
  const { allowed = false, months = null } = rules.time?.transition ?? {};
  if (!allowed) return [];
  return transition
    .map(({ from, through }) => {
      const first = monthIndex(from);
      const until = monthIndex(through) + 1;
      return { from: first, until: months === null ? until : Math.min(until, first + months) };
    })
    .filter(({ from, until }) => from < until);
}
