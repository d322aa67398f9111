import { expect, test } from 'vitest';
import { addMaterial } from '../../../../functions/core/use-cases/cases/add-material.ts';
import { correctCase } from '../../../../functions/core/use-cases/cases/correct-case.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { requestCorrection } from '../../../../functions/core/use-cases/cases/request-correction.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, by, type CaseWorld, caseWorld, submittedCase } from '../../../support/case-world.ts';

const items = [{ about: 'minimum-living-proof', text: '低保证明复印件缺第二页' }];
const file = { name: 'p2.jpg', contentType: 'image/jpeg', bytes: 3, sha256: 'b'.repeat(64) };

/** Received on Monday 2023-03-20 with a term to Thursday; on Tuesday the applicant is asked for a page. */
async function askedForPage(world: CaseWorld) {
  const one = await submittedCase(world, application(PLAIN));
  world.clock.set('2023-03-21');
  const request = { stage: 'township', items };
  return requestCorrection(world, one.id, request, by('township'));
}

test('while a correction is awaited the review stands still; after it the rest of the term is counted on', async () => {
  const world = caseWorld();
  let one = await askedForPage(world);
  expect(one).toMatchObject({
    status: 'awaiting-correction',
    open: { clock: { dueOn: null, remainingDays: 3 } },
    corrections: [{ clock: { dueOn: '2023-03-28' } }],
  });
  expect((await world.cases.summary(one.id))?.turn).toMatchObject({ roles: ['window'], step: 'correct' });
  world.clock.set('2023-03-24');
  await addMaterial(world, one.id, { material: 'minimum-living-proof', file }, by('window'));
  one = await correctCase(world, one.id, {}, by('window'));
  expect(one).toMatchObject({
    status: 'in-review',
    open: {
      number: 1,
      clock: { dueOn: '2023-03-29', countedOn: ['2023-03-27', '2023-03-28', '2023-03-29'] },
    },
    corrections: [{ outcome: 'made' }],
  });
});

test('days before the request stay used', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  world.clock.set('2023-03-23');
  const asked = await requestCorrection(world, one.id, { stage: 'township', items }, by('township'));
  expect(asked.open?.clock.remainingDays).toBe(1);
  world.clock.set('2023-03-24');
  const corrected = await correctCase(world, one.id, {}, by('window'));
  expect(corrected.open?.clock).toMatchObject({
    dueOn: '2023-03-27',
    countedOn: ['2023-03-21', '2023-03-22', '2023-03-27'],
  });
});

test('what is missing is asked for once and completely', async () => {
  const world = caseWorld();
  const one = await askedForPage(world);
  await correctCase(world, one.id, {}, by('window'));
  const again = requestCorrection(world, one.id, { stage: 'township', items }, by('township'));
  await expect(again).rejects.toMatchObject({ name: 'correction-already-requested' });
});

test('a request for corrections says what is missing', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const empty = requestCorrection(world, one.id, { stage: 'township', items: [] }, by('township'));
  await expect(empty).rejects.toMatchObject({ name: 'decision-incomplete', items: [{ pointer: '/items' }] });
});

test('a decision can send the case to the window in the same way', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const decision = { stage: 'township', outcome: 'send-back', to: 'window', items } as const;
  const sent = await decideStage(world, one.id, decision, by('township'));
  expect(sent.status).toBe('awaiting-correction');
});

test('corrected facts change the determination that the officer sees', async () => {
  const world = caseWorld();
  const one = await askedForPage(world);
  const corrected = await correctCase(world, one.id, { facts: { 'certificate.level': 3 } }, by('window'));
  expect(corrected.open?.determination.benefits.nursing?.outcome).toBe('refused');
  expect(corrected.open?.determination.digest).not.toBe(one.open?.determination.digest);
});

test('nobody decides while the applicant has time; nothing happens by itself when it is over, but then one may', async () => {
  const world = caseWorld();
  const one = await askedForPage(world);
  const refusal = {
    stage: 'township',
    outcome: 'refuse',
    ground: '逾期未补正低保证明第二页，无法核实',
  } as const;
  await expect(decideStage(world, one.id, refusal, by('township'))).rejects.toMatchObject({
    name: 'case-not-so-far',
  });
  world.clock.set('2023-03-29');
  expect((await keepTime(world, one.id)).status).toBe('awaiting-correction');
  const refused = await decideStage(world, one.id, refusal, by('township'));
  expect(refused).toMatchObject({ status: 'determined', corrections: [{ outcome: 'not-made' }] });
  expect(refused.escalations).toEqual([]);
});
