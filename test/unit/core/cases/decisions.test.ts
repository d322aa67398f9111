import { expect, test } from 'vitest';
import { createCase } from '../../../../functions/core/use-cases/cases/create-case.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { submitCase } from '../../../../functions/core/use-cases/cases/submit-case.ts';
import { updateFacts } from '../../../../functions/core/use-cases/cases/update-facts.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, approveAt, by, caseWorld, submittedCase } from '../../../support/case-world.ts';

const approve = { stage: 'township', outcome: 'approve' } as const;
const ground = '实地核实与系统不一致，以实际情况为准';

test('approving what is determined to be refused takes a written ground, and amounts from the last officer', async () => {
  const world = caseWorld();
  const facts = { ...application(PLAIN).facts, 'livelihood.status': 'none' };
  const one = await submittedCase(world, application(PLAIN, { facts, benefits: ['living'] }));
  await expect(decideStage(world, one.id, approve, by('township'))).rejects.toMatchObject({
    name: 'decision-needs-ground',
  });
  await decideStage(world, one.id, { ...approve, ground }, by('township'));
  await decideStage(world, one.id, { ...approve, stage: 'federation', ground }, by('federation'));
  const last = { ...approve, stage: 'civil-affairs', ground };
  await expect(decideStage(world, one.id, last, by('civil-affairs'))).rejects.toMatchObject({
    name: 'decision-incomplete',
    items: [{ pointer: '/overrides/living' }],
  });
  const overrides = { living: { outcome: 'granted', monthlyAmount: '80.00' } } as const;
  const settled = await decideStage(world, one.id, { ...last, overrides }, by('civil-affairs'));
  expect(settled.proposals?.living).toMatchObject({ monthlyAmount: '80.00', isAgainstDetermination: true });
});

test('an approval while something is undetermined takes a ground as well', async () => {
  const world = caseWorld();
  const { 'livelihood.status': _, ...facts } = application(PLAIN).facts as Record<string, unknown>;
  const one = await submittedCase(world, application(PLAIN, { facts }));
  expect(one.open?.determination.benefits.living?.missing).toContain('livelihood.status');
  await expect(decideStage(world, one.id, approve, by('township'))).rejects.toMatchObject({
    name: 'decision-needs-ground',
  });
  const decided = await decideStage(world, one.id, { ...approve, ground }, by('township'));
  expect(decided.visits[0]?.decisions[0]).toMatchObject({ against: ['living', 'nursing'], ground });
});

test('of two benefits one can be granted and the other refused, as determined', async () => {
  const world = caseWorld();
  const facts = { ...application(PLAIN).facts, 'livelihood.status': 'none' };
  let one = await submittedCase(world, application(PLAIN, { facts }));
  one = await approveAt(world, one, 'township', 'township');
  one = await approveAt(world, one, 'federation', 'federation');
  one = await approveAt(world, one, 'civil-affairs', 'civil-affairs');
  expect(one.proposals).toMatchObject({
    living: { outcome: 'refused', monthlyAmount: '0.00', isAgainstDetermination: false },
    nursing: { outcome: 'granted', monthlyAmount: '90.00', isAgainstDetermination: false },
  });
});

test('an approval that grants nothing, a benefit not asked for and an amount that is none are refused', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN, { benefits: ['living'] }));
  const refused = { outcome: 'refused' } as const;
  const attempt = (overrides: Parameters<typeof decideStage>[2]['overrides'] & object) =>
    expect(decideStage(world, one.id, { ...approve, ground, overrides }, by('township'))).rejects;
  await attempt({ living: refused }).toMatchObject({ name: 'decision-incomplete' });
  await attempt({ nursing: refused }).toMatchObject({ items: [{ code: 'benefit-not-asked' }] });
  await attempt({ living: { outcome: 'granted', monthlyAmount: '8,0' } }).toMatchObject({
    items: [{ code: 'amount-form' }],
  });
});

test('another office, another county and another stage cannot decide', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN, { competentTownship: `${PLAIN}001` }));
  const decide = (role: Parameters<typeof by>[0], office?: string, stage = 'township') =>
    expect(decideStage(world, one.id, { ...approve, stage }, by(role, office))).rejects;
  await decide('federation').toMatchObject({ name: 'not-your-stage' });
  await decide('township', '500156').toMatchObject({ name: 'not-your-stage' });
  await decide('township', `${PLAIN}002`).toMatchObject({ name: 'not-your-stage' });
  await decide('township', '110000').toMatchObject({ name: 'not-your-stage' });
  await decide('federation', PLAIN, 'federation').toMatchObject({ name: 'stage-not-open' });
  const missing = decideStage(world, 'case-0', approve, by('township'));
  await expect(missing).rejects.toMatchObject({ name: 'case-unknown' });
  expect((await decideStage(world, one.id, approve, by('township', `${PLAIN}001`))).open?.stage).toBe(
    'federation',
  );
});

test('a stale revision and a visit that is over are refused', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const stale = { ...by('township'), expectedRevision: one.revision - 1 };
  await expect(decideStage(world, one.id, approve, stale)).rejects.toMatchObject({ name: 'revision-stale' });
  const other = decideStage(world, one.id, { ...approve, visit: 2 }, by('township'));
  await expect(other).rejects.toMatchObject({ name: 'stage-not-open' });
});

test('an officer who finds the facts to be otherwise puts them right, and the determination follows', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const request = { facts: { certificate: { level: 3 } } };
  await expect(updateFacts(world, one.id, request, by('federation'))).rejects.toMatchObject({
    name: 'not-your-stage',
  });
  const changed = await updateFacts(world, one.id, request, by('township'));
  expect(changed.facts['certificate.level']).toBe(3);
  expect(changed.open?.determination.digest).not.toBe(one.open?.determination.digest);
  const moved = updateFacts(world, one.id, { facts: { 'hukou.code': '500156' } }, by('township'));
  await expect(moved).rejects.toMatchObject({ name: 'case-not-so-far' });
});

test('before the file is complete another hukou brings another office, policy and chain', async () => {
  const world = caseWorld();
  const one = await createCase(world, application(PLAIN), by('window'));
  const moved = await updateFacts(world, one.id, { facts: { 'hukou.code': '500156' } }, by('window'));
  expect(moved).toMatchObject({
    competent: { jurisdiction: '500156' },
    policy: { jurisdiction: '500156' },
    chain: { id: 'cross-jurisdiction' },
  });
  await expect(submitCase(world, one.id, {}, by('window'))).rejects.toMatchObject({
    name: 'file-incomplete',
    items: expect.arrayContaining([expect.objectContaining({ pointer: '/materials/application-nursing' })]),
  });
});

test('a decision sent twice under one idempotency key is one decision with one answer', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const meta = { ...by('township'), expectedRevision: one.revision, idempotency: { scope: 's', key: 'k' } };
  const sent = await Promise.all([1, 2, 3].map(() => decideStage(world, one.id, approve, meta)));
  expect(new Set(sent.map(({ head }) => head.hash)).size).toBe(1);
  const later = await approveAt(world, one, 'federation', 'federation');
  expect(await decideStage(world, one.id, approve, meta)).toEqual(sent[0]);
  expect((await world.cases.load(one.id))?.case).toEqual(later);
  const other = { ...approve, outcome: 'refuse', ground } as const;
  await expect(decideStage(world, one.id, other, meta)).rejects.toMatchObject({
    name: 'idempotency-key-reused',
  });
});
