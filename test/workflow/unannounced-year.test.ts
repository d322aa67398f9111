import { expect, test } from 'vitest';
import { workingDayCalendar } from '../../functions/core/calendar/working-day-calendar.ts';
import { verifyCaseEvents } from '../../functions/core/use-cases/cases/verify-case-events.ts';
import { PLAIN } from '../support/case-policies.ts';
import { application, caseWorld, eventTypes, submittedCase } from '../support/case-world.ts';
import { followedOf } from '../support/followed-case.ts';
import { workflowWorld } from '../support/workflow-world.ts';

test('a term in a year that nobody has announced is provisional and not called late; once it is, it is counted again', async () => {
  const announced = caseWorld({ at: '2023-04-26' });
  const world = { ...announced, calendar: workingDayCalendar([]) };
  const first = workflowWorld(world);
  const { id } = await submittedCase(world, application(PLAIN));
  const before = await followedOf(id, world, first).travel('2023-05-02');
  expect(before.open?.clock).toMatchObject({ dueOn: '2023-05-01', provisional: true, wasOverdue: false });
  expect(await eventTypes(world, id)).not.toContain('clock-overdue');
  await first.runner.stop();

  // The platform learns the calendar, and is started with it.
  const second = workflowWorld(announced);
  await second.startUp();
  const followed = followedOf(id, announced, second);
  const after = await followed.travel('2023-05-03');
  expect(after.open?.clock).toMatchObject({ dueOn: '2023-05-04', provisional: false, wasOverdue: false });
  expect(await eventTypes(announced, id)).toContain('clock-recounted');
  await followed.travel('2023-05-05');
  expect((await eventTypes(announced, id)).slice(-2)).toEqual(['clock-overdue', 'case-escalated']);
  expect((await verifyCaseEvents(announced, id)).isIntact).toBe(true);
});
