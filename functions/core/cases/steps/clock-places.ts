import type { Case } from '../case.ts';
import type { Clock } from '../clock.ts';
import type { Office } from '../office.ts';

/** Where a running clock lies in a case, and whose it is. */
export interface ClockPlace {
  /** The visit it belongs to; null where it runs beside the stages. */
  readonly visit: number | null;
  readonly office: Office;
  /** false for a notice, whose end is nobody's delay. */
  readonly isOfficeAtWork: boolean;
  /** Whether the office above is told; not where it is the applicant who is late. */
  readonly escalates: boolean;
  read(one: Case): Clock | undefined;
  write(one: Case, clock: Clock): Case;
}

/** Every clock that can still warn or run out. */
export function clockPlaces(one: Case): ClockPlace[] {
  return [...besideStages(one), ...ofVisit(one), ...ofCorrections(one)];
}

function besideStages(one: Case): ClockPlace[] {
  return one.clocks.map((each, index) => ({
    visit: null,
    // All stages together are the county's, whichever township began: late, it is the prefecture or province that is told.
    office: each.name === 'decide' ? { ...one.competent, township: null } : one.receiving,
    isOfficeAtWork: true,
    escalates: true,
    read: ({ clocks }) => clocks[index],
    write: (after, clock) => ({
      ...after,
      clocks: after.clocks.map((old, at) => (at === index ? clock : old)),
    }),
  }));
}

function ofVisit({ open }: Case): ClockPlace[] {
  if (open === null) return [];
  const isOfficeAtWork = open.mode !== 'timer';
  return [
    {
      visit: open.number,
      office: open.office,
      isOfficeAtWork,
      escalates: isOfficeAtWork,
      read: (one) => one.open?.clock,
      write: writeVisit,
    },
  ];
}

/** A notice shows the clock of the visit at which it hangs. */
function writeVisit(one: Case, clock: Clock): Case {
  const { open } = one;
  if (open === null) return one;
  const notices =
    open.mode === 'timer'
      ? one.notices.map((notice) => (notice.closedAt === null ? { ...notice, clock } : notice))
      : one.notices;
  return { ...one, notices, open: { ...open, clock } };
}

function ofCorrections(one: Case): ClockPlace[] {
  return one.corrections.map(({ visit }, index) => ({
    visit,
    office: one.receiving,
    isOfficeAtWork: true,
    escalates: false,
    read: ({ corrections }) => (corrections[index]?.outcome === null ? corrections[index]?.clock : undefined),
    write: (after, clock) => ({
      ...after,
      corrections: after.corrections.map((old, at) => (at === index ? { ...old, clock } : old)),
    }),
  }));
}
