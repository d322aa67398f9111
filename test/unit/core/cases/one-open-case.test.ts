import { expect, test } from 'vitest';
import { createCase } from '../../../../functions/core/use-cases/cases/create-case.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, by, caseWorld } from '../../../support/case-world.ts';

const elsewhere = { receiving: { jurisdiction: '130110', township: null } };

test('a person has one open case per benefit, whichever window asks', async () => {
  const world = caseWorld();
  const first = await createCase(world, application(PLAIN, { benefits: ['living'] }), by('window'));
  const second = createCase(
    world,
    application(PLAIN, { benefits: ['living'], ...elsewhere }),
    by('window', '130110'),
  );
  await expect(second).rejects.toMatchObject({ name: 'case-open-already' });
  await expect(second).rejects.not.toThrow(first.id);
  const other = application(PLAIN, { benefits: ['nursing'], ...elsewhere });
  expect((await createCase(world, other, by('window', '130110'))).status).toBe('collecting');
});

test('an office that has to do with the first case is told which it is', async () => {
  const world = caseWorld();
  const first = await createCase(world, application(PLAIN, elsewhere), by('window', '130110'));
  await expect(createCase(world, application(PLAIN), by('window'))).rejects.toThrow(first.id);
});

test('of many windows at the same moment one begins the case', async () => {
  const world = caseWorld();
  const begun = await Promise.allSettled(
    Array.from({ length: 50 }, () => createCase(world, application(PLAIN), by('window'))),
  );
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of begun)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'case-open-already' });
});

test('the same idempotency key gets the same answer, another request under it is refused', async () => {
  const world = caseWorld();
  const meta = { ...by('window'), idempotency: { scope: 'window-1', key: 'k1' } };
  const [first, ...others] = await Promise.all(
    Array.from({ length: 10 }, () => createCase(world, application(PLAIN), meta)),
  );
  for (const other of others) expect(other).toEqual(first);
  const request = application(PLAIN, { person: 'person-2' });
  await expect(createCase(world, request, meta)).rejects.toMatchObject({ name: 'idempotency-key-reused' });
  const elsewhereScope = { ...meta, idempotency: { scope: 'window-2', key: 'k1' } };
  expect((await createCase(world, request, elsewhereScope)).person).toBe('person-2');
});

test('codes of townships are kept as short as they can be', async () => {
  const world = caseWorld();
  const receiving = { jurisdiction: PLAIN, township: `${PLAIN}000000` };
  const request = application(PLAIN, { receiving, competentTownship: `${PLAIN}001000` });
  const one = await createCase(world, request, by('window'));
  expect(one).toMatchObject({ receiving: { township: null }, competent: { township: `${PLAIN}001` } });
});

test('an application without hukou, for an unknown benefit or from the future is refused by name', async () => {
  const world = caseWorld();
  const { 'hukou.code': _, ...facts } = application(PLAIN).facts as Record<string, unknown>;
  const refused = (request: ReturnType<typeof application>) =>
    expect(createCase(world, request, by('window')));
  await refused(application(PLAIN, { facts })).rejects.toMatchObject({ name: 'facts-invalid' });
  await refused(application(PLAIN, { benefits: ['housing'] })).rejects.toMatchObject({
    name: 'benefit-unknown',
  });
  await refused(application(PLAIN, { benefits: [] })).rejects.toMatchObject({ name: 'benefit-unknown' });
  await refused(application(PLAIN, { facts: { ...facts, 'hukou.code': '119999' } })).rejects.toMatchObject({
    name: 'jurisdiction-unknown',
  });
  await refused(application(PLAIN, { competentTownship: '500156001' })).rejects.toMatchObject({
    items: [{ pointer: '/competent/township' }],
  });
  await refused(application(PLAIN, { appliedOn: '2023-03-21' })).rejects.toMatchObject({
    name: 'request-invalid',
  });
  await refused(
    application(PLAIN, { facts: { ...facts, hukou: { code: PLAIN }, nonsense: 1 } }),
  ).rejects.toMatchObject({
    name: 'facts-invalid',
  });
});
