import { packageYears } from './package-years.ts';
import { type WorkingDayCalendar, workingDayCalendar } from './working-day-calendar.ts';
import { vendoredYears } from './years.ts';

/** The State Council's calendar (国务院办公厅关于部分节假日安排的通知), make-up days included. */
export const stateCouncilCalendar: WorkingDayCalendar = workingDayCalendar([
  ...packageYears,
  ...vendoredYears,
]);
