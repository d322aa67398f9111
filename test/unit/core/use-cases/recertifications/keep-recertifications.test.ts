import { expect, test } from 'vitest';
import type { DossierEntry } from '../../../../../functions/core/entitlements/dossier.ts';
import { keepRecertifications } from '../../../../../functions/core/use-cases/recertifications/keep-recertifications.ts';
import { registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

test('plans on Mondays, notes what nobody did the day after its last, and a second look finds nothing', async () => {
  const world = await registerWorld('2023-06-02'); // a Friday
  const [name, residentId] = someone(1);
  const person = await world.vault.store({ name, residentId });
  await world.dossiers.add(person, [decided]);
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 0, missed: 0 });
  world.clock.set('2023-06-05');
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 1, missed: 0 });
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 0, missed: 0 });
  world.clock.set('2023-06-30');
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 0, missed: 0 });
  world.clock.set('2023-07-01');
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 0, missed: 1 });
  expect(await keepRecertifications(world, WULONG)).toEqual({ planned: 0, missed: 0 });
});

const decided: DossierEntry = {
  id: 'decided',
  type: 'decided',
  at: '2023-03-20T01:00:00Z',
  knownOn: '2023-03-20',
  source: { kind: 'case', id: 'case-1' },
  caseId: 'case-1',
  jurisdiction: WULONG,
  appliedOn: '2023-03-20',
  decidedOn: '2023-03-20',
  fromMonth: '2023-03',
  benefits: { nursing: { outcome: 'granted', overrideFen: null, ground: null } },
};
