import { type ScheduledTerm, scheduleTerms, type Term } from '../calendar/schedule-terms.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { addMonths, type Month } from '../shared/month.ts';

/** The chain of cases that were handed in elsewhere: only they are pushed to another office. */
const PUSHED_CHAIN = 'cross-jurisdiction';

/**
 * The terms of a case in order: push (for a case handed in elsewhere), the stages of the chain, notify-applicant. A
 * stage without a limit takes that of its kind from stageDefaults; null where the policy gives none. A term that the
 * policy does not name at all is left out. Undefined where the policy has no such chain.
 */
export function procedureTerms(rules: ResolvedRules, chain: string): Term[] | undefined {
  const chains = rules.chains ?? {};
  const stages = Object.hasOwn(chains, chain) ? chains[chain]?.stages : undefined;
  if (stages === undefined) return undefined;
  const named = (id: 'push' | 'notify-applicant'): Term[] => {
    const term = rules.terms?.[id];
    return term ? [{ id, limit: term.limit }] : [];
  };
  return [
    ...(chain === PUSHED_CHAIN ? named('push') : []),
    ...stages.map(({ id, kind, limit }) => ({
      id,
      limit: limit ?? rules.stageDefaults?.[kind]?.limit ?? null,
    })),
    ...named('notify-applicant'),
  ];
}

/** A case whose every step takes as long as it may. */
export interface ProcedureSchedule {
  readonly terms: readonly ScheduledTerm[];
  /** First month for which the benefit is due; undefined where it hangs on an approval that has no due day. */
  readonly firstMonthDue: Month | undefined;
}

/** Places the terms of a case in time, from the day on which its file is complete. */
export function scheduleProcedure(
  rules: ResolvedRules,
  chain: string,
  completeOn: CalendarDate,
  calendar: WorkingDayCalendar,
): ProcedureSchedule | undefined {
  const terms = procedureTerms(rules, chain);
  if (terms === undefined) return undefined;
  const scheduled = scheduleTerms(calendar, completeOn, terms);
  const stages = scheduled.filter(({ id }) => id !== 'push' && id !== 'notify-applicant');
  return { terms: scheduled, firstMonthDue: firstMonthDue(rules, completeOn, stages.at(-1)) };
}

/** By `time.accrual`: from the month in which the file was complete, or in which the last stage ends at the latest. */
function firstMonthDue(
  rules: ResolvedRules,
  completeOn: CalendarDate,
  lastStage: ScheduledTerm | undefined,
): Month | undefined {
  const from = rules.time?.accrual?.from;
  if (from === undefined) return undefined;
  const isApproval = from === 'month-of-approval' || from === 'month-after-approval';
  const isCertain = lastStage !== undefined && !lastStage.openEnded && !lastStage.afterOpenEnded;
  const on = isApproval ? (isCertain ? lastStage.dueOn : undefined) : completeOn;
  if (on === undefined) return undefined;
  const month = on.slice(0, 7);
  return from.startsWith('month-after') ? addMonths(month, 1) : month;
}
