import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleTerms } from '../../../../functions/core/calendar/schedule-terms.ts';
import { stateCouncilCalendar as calendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import { dueAfterWorkingDays } from '../../../../functions/core/calendar/working-days.ts';
import { anyDay } from './days.ts';

describe('a chain of terms', () => {
  it('is that of Hebei for a file completed in another province on Monday 2021-06-21', () => {
    const chain = scheduleTerms(calendar, '2021-06-21', [
      { id: 'push', limit: { workingDays: 3 } },
      { id: 'township', limit: { workingDays: 3 } },
      { id: 'federation', limit: { workingDays: 2 } },
      { id: 'civil-affairs', limit: { workingDays: 5 } },
      { id: 'notify-applicant', limit: { workingDays: 3 } },
    ]);
    expect(chain.map(({ id, receivedOn, dueOn }) => [id, receivedOn, dueOn])).toEqual([
      ['push', '2021-06-21', '2021-06-24'],
      ['township', '2021-06-24', '2021-06-29'],
      ['federation', '2021-06-29', '2021-07-01'],
      ['civil-affairs', '2021-07-01', '2021-07-08'],
      ['notify-applicant', '2021-07-08', '2021-07-13'],
    ]);
    expect(chain.some((term) => term.openEnded || term.afterOpenEnded || term.provisional)).toBe(false);
  });

  it('says that a term without limit is open-ended and goes on from the last known day', () => {
    const chain = scheduleTerms(calendar, '2021-06-21', [
      { id: 'township', limit: { workingDays: 3 } },
      { id: 'card', limit: null },
      { id: 'notify-applicant', limit: { workingDays: 1 } },
    ]);
    expect(chain).toMatchObject([
      { id: 'township', dueOn: '2021-06-24', openEnded: false, afterOpenEnded: false },
      { id: 'card', receivedOn: '2021-06-24', dueOn: null, openEnded: true, afterOpenEnded: false },
      {
        id: 'notify-applicant',
        receivedOn: '2021-06-24',
        dueOn: '2021-06-25',
        openEnded: false,
        afterOpenEnded: true,
      },
    ]);
  });

  it('takes working days and calendar days in one chain', () => {
    const chain = scheduleTerms(calendar, '2021-06-07', [
      { id: 'public-notice', limit: { calendarDays: 5 } },
      { id: 'civil-affairs', limit: { workingDays: 2 } },
    ]);
    expect(chain.map(({ dueOn }) => dueOn)).toEqual(['2021-06-15', '2021-06-17']);
  });

  it('shows with each term which days were counted', () => {
    const [term] = scheduleTerms(calendar, '2021-06-25', [{ id: 'township', limit: { workingDays: 1 } }]);
    expect(term).toMatchObject({
      countedOn: ['2021-06-28'],
      skipped: [
        { on: '2021-06-26', why: 'weekend' },
        { on: '2021-06-27', why: 'weekend' },
      ],
    });
  });

  it('stays provisional after a provisional term, even where the calendar is known again', () => {
    const chain = scheduleTerms(calendar, '2003-12-23', [
      { id: 'before the first announced year', limit: { workingDays: 1 } },
      { id: 'inside it', limit: { workingDays: 1 } },
    ]);
    expect(chain).toMatchObject([{ provisional: true }, { provisional: true }]);
  });

  it('without terms is empty', () => {
    expect(scheduleTerms(calendar, '2021-06-21', [])).toEqual([]);
  });

  it('of working days ends where one term of their sum ends', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyDay, lengths, (startedOn, days) => {
        const terms = days.map((workingDays, index) => ({ id: `${index}`, limit: { workingDays } }));
        const sum = days.reduce((total, length) => total + length, 0);
        const chain = scheduleTerms(calendar, startedOn, terms);
        expect(chain.at(-1)?.dueOn).toBe(dueAfterWorkingDays(calendar, startedOn, sum).dueOn);
      }),
    );
  });
});
