import { expect, test } from 'vitest';
import { createFailedTaskStore } from '../../functions/adapters/stores/failed-task-store.ts';
import { createRegisterStore } from '../../functions/adapters/stores/register-store.ts';
import { createTaskTokenStore } from '../../functions/adapters/stores/task-token-store.ts';
import type { RegisterRecord } from '../../functions/core/registers/register-record.ts';
import { registeredCertificates } from '../../functions/core/registers/registered-certificates.ts';
import { startReviewMachine } from '../../functions/runtime/review-machine.ts';
import { FULL } from '../support/case-policies.ts';
import { application, approveAt, caseWorld, keyRing, submittedCase } from '../support/case-world.ts';

const certificate = (level: number): RegisterRecord => ({
  register: 'disability-certificates',
  key: '',
  standing: 'present',
  digest: `level ${level}`,
  asOf: '2023-03-01',
  since: '2023-03-01',
  importId: 'import-1',
  line: 2,
  township: null,
  before: null,
  facts: { 'certificate.level': level },
  factsFrom: null,
  events: [],
  benefits: [],
});

test.each([
  ['agrees with the register passes by itself', [certificate(1)], { stage: 'joint' }],
  ['the register contradicts is its owner’s', [certificate(2)], { stage: 'check', mode: 'human' }],
  ['the register does not know is its owner’s', [], { stage: 'check', mode: 'human' }],
])('a case that %s', async (_, records, open) => {
  const world = caseWorld();
  const registers = createRegisterStore(world.table, keyRing);
  await registers.save([{ registers: { person: 'person-1', jurisdiction: FULL, records }, version: null }]);
  const machine = startReviewMachine({
    services: world,
    tasks: createTaskTokenStore(world.table),
    failures: createFailedTaskStore(world.table),
    register: registeredCertificates(registers, world.clock),
    onFault: (error) => expect.fail(String(error)),
  });
  const one = await submittedCase(world, application(FULL));
  await approveAt(world, one, 'village', 'village');
  await machine.settle();
  expect((await world.cases.load(one.id))?.case.open).toMatchObject(open);
  await machine.stop();
});
