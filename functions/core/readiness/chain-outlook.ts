import type { Limit, OfficeRole } from '../../generated/policy-file.ts';
import type { ScheduledTerm } from '../calendar/schedule-terms.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import { scheduleProcedure } from '../procedure/procedure-terms.ts';
import { rankedEntries } from '../shared/ordered.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** One step of a chain, with the day by which it ends if every step takes as long as it may. */
export interface StepOutlook {
  readonly id: string;
  readonly label: Bilingual;
  readonly owners: readonly OfficeRole[];
  readonly limit: Limit;
  /** own: the step states it · default: its kind of stage has it · none: nobody limits it. */
  readonly limitFrom: 'own' | 'default' | 'none';
  /** null where nothing limits the step. */
  readonly dueOn: string | null;
  /** A step before has no limit, so the day is the earliest possible one. */
  readonly isEarliest: boolean;
  /** The calendar of that year is not announced yet. */
  readonly isProvisional: boolean;
}

export interface ChainOutlook {
  readonly chain: string;
  readonly label: Bilingual;
  readonly steps: readonly StepOutlook[];
  readonly maximumWorkingDays: number | null;
  /** Working days of the stages that have such a limit; push and notice are not among them. */
  readonly statedWorkingDays: number;
  readonly firstMonthDue: string | null;
}

/** Every chain of a policy as it would run for a file that is complete on a day. */
export function chainOutlooks(
  rules: ResolvedRules,
  calendar: WorkingDayCalendar,
  completeOn: string,
): ChainOutlook[] {
  return rankedEntries(rules.chains).map(([chain, { label, maximumWorkingDays }]) => {
    const schedule = scheduleProcedure(rules, chain, completeOn, calendar);
    const steps = (schedule?.terms ?? []).map((term) => stepOutlook(term, chain, rules));
    return {
      chain,
      label: bilingual(label, chain),
      steps,
      maximumWorkingDays: maximumWorkingDays ?? null,
      statedWorkingDays: steps.reduce(
        (sum, { id, limit }) => sum + (isTerm(id) ? 0 : workingDaysOf(limit)),
        0,
      ),
      firstMonthDue: schedule?.firstMonthDue ?? null,
    };
  });
}

/** The steps around the stages: they run at the receiving office. */
const TERMS: Readonly<Record<'push' | 'notify-applicant', Bilingual>> = {
  push: { zh: '推送至业务属地', en: 'Push to the competent office' },
  'notify-applicant': { zh: '告知申请人结果', en: 'Tell the applicant the result' },
};

function isTerm(id: string): id is keyof typeof TERMS {
  return Object.hasOwn(TERMS, id);
}

function stepOutlook(term: ScheduledTerm, chain: string, rules: ResolvedRules): StepOutlook {
  const { id } = term;
  const stage = rules.chains?.[chain]?.stages?.find((one) => one.id === id);
  const around = stage === undefined && isTerm(id) ? rules.terms?.[id] : undefined;
  const own = (stage ?? around)?.limit ?? null;
  const fallback = stage === undefined ? undefined : rules.stageDefaults?.[stage.kind]?.limit;
  const limit = own ?? fallback ?? null;
  return {
    id,
    label: labelOf(id, (stage ?? around)?.label),
    owners: stage?.owners ?? (stage?.owner === undefined ? [] : [stage.owner]),
    limit,
    limitFrom: own !== null ? 'own' : limit !== null ? 'default' : 'none',
    dueOn: term.dueOn,
    isEarliest: term.afterOpenEnded,
    isProvisional: !term.openEnded && term.provisional,
  };
}

function labelOf(id: string, label: Parameters<typeof bilingual>[0]): Bilingual {
  return label === undefined && isTerm(id) ? TERMS[id] : bilingual(label, id);
}

function workingDaysOf(limit: Limit): number {
  return limit !== null && 'workingDays' in limit ? limit.workingDays : 0;
}
