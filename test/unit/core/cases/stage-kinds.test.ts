import { expect, test } from 'vitest';
import type { CertificateRegister } from '../../../../functions/core/ports/certificate-register.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { runCheck } from '../../../../functions/core/use-cases/cases/run-check.ts';
import { FULL } from '../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  type CaseWorld,
  caseWorld,
  submittedCase,
} from '../../../support/case-world.ts';

const register = (level: number): CertificateRegister => ({
  certificateOf: async () => ({ facts: { 'certificate.level': level }, asOf: '2023-03-01' }),
});
const emptyRegister: CertificateRegister = { certificateOf: async () => undefined };

async function verifiedCase(world: CaseWorld) {
  const one = await submittedCase(world, application(FULL));
  expect(one.open).toMatchObject({ stage: 'village', mode: 'human' });
  await expect(approveAt(world, one, 'village', 'federation')).rejects.toMatchObject({
    name: 'not-your-stage',
  });
  return approveAt(world, one, 'village', 'village');
}

test('after the village has confirmed, a check that agrees passes by itself', async () => {
  const world = caseWorld();
  const one = await verifiedCase(world);
  expect(one.open).toMatchObject({ stage: 'check', mode: 'automatic' });
  await expect(approveAt(world, one, 'check', 'federation')).rejects.toMatchObject({
    name: 'stage-not-open',
  });
  const passed = await runCheck(world, register(1), one.id, 2);
  expect(passed.open?.stage).toBe('joint');
  expect((await runCheck(world, register(1), one.id, 2)).revision).toBe(passed.revision);
});

test('the township can enter what the village confirms, and finds it in its queue', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(FULL));
  const { items } = await world.cases.list({ list: 'queue', role: 'township', county: FULL }, { limit: 10 });
  expect(items).toMatchObject([{ id: one.id, turn: { step: 'village' } }]);
  const confirmed = await approveAt(world, one, 'village', 'township');
  expect(confirmed.visits[0]?.decisions).toMatchObject([{ owner: 'village', actor: { role: 'township' } }]);
});

test('a check that does not agree is for its owner to decide', async () => {
  const world = caseWorld();
  const one = await verifiedCase(world);
  const failed = await runCheck(world, register(2), one.id, 2);
  expect(failed.open).toMatchObject({ stage: 'check', mode: 'human', findings: ['certificate.level'] });
  expect((await approveAt(world, failed, 'check', 'federation')).open?.stage).toBe('joint');
});

test('a certificate that the register does not have is for its owner to decide', async () => {
  const world = caseWorld();
  const one = await verifiedCase(world);
  const failed = await runCheck(world, emptyRegister, one.id, 2);
  expect(failed.open).toMatchObject({ mode: 'human', findings: ['certificate-not-registered'] });
});

test('a joint review takes every owner, each of them once', async () => {
  const world = caseWorld();
  const one = await runCheck(world, register(1), (await verifiedCase(world)).id, 2);
  for (const role of ['federation', 'civil-affairs']) {
    const { items } = await world.cases.list({ list: 'queue', role, county: FULL }, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([one.id]);
  }
  const half = await approveAt(world, one, 'joint', 'federation');
  expect(half.open?.stage).toBe('joint');
  await expect(approveAt(world, one, 'joint', 'federation')).rejects.toMatchObject({
    name: 'decided-already',
  });
  const whole = await approveAt(world, one, 'joint', 'civil-affairs');
  expect(whole.open?.stage).toBe('notice');
});

test('in a joint review one refusal refuses', async () => {
  const world = caseWorld();
  const one = await runCheck(world, register(1), (await verifiedCase(world)).id, 2);
  await approveAt(world, one, 'joint', 'federation');
  const decision = { stage: 'joint', outcome: 'refuse', ground: '低保已于三月初停发，不再符合条件' } as const;
  const refused = await decideStage(world, one.id, decision, by('civil-affairs', FULL));
  expect(refused).toMatchObject({
    status: 'determined',
    result: { benefits: { nursing: { outcome: 'refused' } } },
  });
});
