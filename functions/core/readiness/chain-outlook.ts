import type { Limit, OfficeRole, Stage } from '../../generated/policy-file.ts';
import type { TermLimit } from '../calendar/due-after.ts';
import { scheduleTerms, type Term } from '../calendar/schedule-terms.ts';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import { rankedEntries } from '../shared/ordered.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** One step of a chain, with the day by which it ends if every step takes as long as it may. */
export interface StepOutlook {
  readonly id: string;
  readonly label: Bilingual;
  readonly owners: readonly OfficeRole[];
  readonly limit: Limit;
  /** own: the step states it · default: the kind of stage has it · none: nobody does. */
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
  /** Working days of the stages that have such a limit. */
  readonly statedWorkingDays: number;
}

/** Every chain of a policy as it would run from a day on. */
export function chainOutlooks(
  rules: ResolvedRules,
  calendar: WorkingDayCalendar,
  startedOn: string,
): ChainOutlook[] {
  return rankedEntries(rules.chains).map(([chain, { label, stages = [], maximumWorkingDays }]) => {
    const limits = stages.map((stage) => limitOf(stage, rules));
    const terms = stages.map(
      ({ id }, index): Term => ({ id, limit: termLimit(limits[index]?.limit ?? null) }),
    );
    const scheduled = scheduleTerms(calendar, startedOn, terms);
    return {
      chain,
      label: bilingual(label, chain),
      maximumWorkingDays: maximumWorkingDays ?? null,
      statedWorkingDays: limits.reduce((sum, { limit }) => sum + workingDaysOf(limit), 0),
      steps: stages.map((stage, index) => {
        const placed = scheduled[index];
        return {
          id: stage.id,
          label: bilingual(stage.label, stage.id),
          owners: stage.owners ?? (stage.owner === undefined ? [] : [stage.owner]),
          ...(limits[index] ?? NONE),
          dueOn: placed?.dueOn ?? null,
          isEarliest: placed?.afterOpenEnded ?? false,
          isProvisional: placed?.openEnded === false && placed.provisional,
        };
      }),
    };
  });
}

const NONE = { limit: null, limitFrom: 'none' } as const;

function limitOf(stage: Stage, rules: ResolvedRules): Pick<StepOutlook, 'limit' | 'limitFrom'> {
  if (stage.limit !== null) return { limit: stage.limit, limitFrom: 'own' };
  const fallback = rules.stageDefaults?.[stage.kind]?.limit;
  return fallback ? { limit: fallback, limitFrom: 'default' } : NONE;
}

function termLimit(limit: Limit): TermLimit | null {
  if (limit === null) return null;
  return 'workingDays' in limit ? { workingDays: limit.workingDays } : { calendarDays: limit.calendarDays };
}

function workingDaysOf(limit: Limit): number {
  return limit !== null && 'workingDays' in limit ? limit.workingDays : 0;
}
