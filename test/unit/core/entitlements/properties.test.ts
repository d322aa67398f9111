import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dossier, DossierEntry } from '../../../../functions/core/entitlements/dossier.ts';
import { dueMonths } from '../../../../functions/core/entitlements/due-months.ts';
import { addMonths, monthIndex } from '../../../../functions/core/shared/month.ts';
import {
  type Entries,
  entitlementWorld,
  invented,
  NEIGHBOUR,
  PERSON,
} from '../../../support/entitlement-world.ts';

const world = entitlementWorld(invented(), NEIGHBOUR);
const THROUGH = '2024-06';
const RUNS = 150;

const due = (dossier: Dossier, knownOn = '2099-12-31') =>
  dueMonths(dossier, { through: THROUGH, knownOn }, world.context);

const day = fc
  .tuple(fc.integer({ min: 0, max: 26 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => {
    const index = monthIndex('2022-03') + month;
    const name = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return `${name}-${String(date).padStart(2, '0')}`;
  });
const later = fc.integer({ min: 0, max: 60 });
const plus = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const STOPS = [
  'sentenced',
  'certificate-frozen',
  'left-minimum-living',
  'fraud',
  'hukou-moved-out',
  'death',
] as const;

const decision = fc
  .tuple(day, later, fc.constantFrom('990101', '990102'), fc.boolean())
  .map(([appliedOn, days, jurisdiction, isBoth]): Entries[number] => ({
    decided: isBoth ? { living: 'granted', nursing: 'granted' } : { nursing: 'granted' },
    appliedOn,
    decidedOn: plus(appliedOn, days),
    jurisdiction,
  }));

const entry: fc.Arbitrary<Entries[number]> = fc.oneof(
  decision,
  fc.tuple(fc.constantFrom(...STOPS), day).map(([event, on]) => ({ event, on })),
  fc.tuple(fc.constantFrom(...STOPS), day).map(([ended, on]) => ({ ended, on })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 4 }))
    .map(([from, level]) => ({ from, facts: { 'certificate.level': level } })),
  fc
    .tuple(day, fc.constantFrom('minimum-living', 'none', 'extreme-poverty'))
    .map(([from, status]) => ({ from, facts: { 'livelihood.status': status } })),
  fc
    .tuple(day, fc.constantFrom('990101', '990102'))
    .map(([from, code]) => ({ from, facts: { 'hukou.code': code } })),
  fc.tuple(day, day).map(([issuedOn, expiresOn]) => ({
    from: issuedOn,
    facts: { 'certificate.issuedOn': issuedOn, 'certificate.expiresOn': expiresOn },
  })),
  fc
    .tuple(day, fc.constantFrom('confirmed' as const, 'not-met' as const))
    .map(([on, recertified]) => ({ recertified, on })),
);
const life = fc
  .array(entry, { minLength: 1, maxLength: 9 })
  .map((entries): Entries => [PERSON, ...entries] as Entries);

test('the order in which entries arrive does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(
      life,
      fc.array(fc.integer(), { minLength: 10, maxLength: 10 }),
      async (entries, weights) => {
        const dossier = world.dossier(entries);
        const shuffled = dossier.entries
          .map((one, index) => ({ one, weight: weights[index] ?? 0 }))
          .sort((a, b) => a.weight - b.weight)
          .map(({ one }) => one);
        expect(await due({ ...dossier, entries: shuffled })).toEqual(await due(dossier));
      },
    ),
    { numRuns: RUNS },
  );
});

test('a replay gives the same months, and an entry that came twice counts once', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (entries) => {
      const dossier = world.dossier(entries);
      const once = JSON.stringify(await due(dossier));
      expect(JSON.stringify(await due(dossier))).toBe(once);
      expect(
        JSON.stringify(await due({ ...dossier, entries: [...dossier.entries, ...dossier.entries] })),
      ).toBe(once);
    }),
    { numRuns: RUNS },
  );
});

test('a withdrawn entry leaves what was before', async () => {
  await fc.assert(
    fc.asyncProperty(life, entry, async (entries, wrong) => {
      const before = world.dossier(entries);
      const [added] = world.dossier([{ ...wrong, id: 'wrong' }] as Entries).entries;
      const withdrawal = {
        id: 'withdrawal',
        type: 'withdrawn',
        entry: 'wrong',
        ground: '误录',
        knownOn: '2024-06-01',
        at: '2024-06-01T04:00:00.000Z',
        source: { kind: 'officer', id: 'timeline' },
      } satisfies DossierEntry;
      const entriesAfter = [...before.entries, ...(added === undefined ? [] : [added]), withdrawal];
      expect(await due({ ...before, entries: entriesAfter })).toEqual(await due(before));
    }),
    { numRuns: RUNS },
  );
});

test('what is learnt later changes nothing as known before', async () => {
  await fc.assert(
    fc.asyncProperty(life, entry, async (entries, added) => {
      const before = world.dossier(entries);
      const [late] = world.dossier([{ ...added, id: 'late', knownOn: '2024-12-01' }] as Entries).entries;
      const after = { ...before, entries: late === undefined ? before.entries : [...before.entries, late] };
      expect(await due(after, '2024-11-30')).toEqual(await due(before, '2024-11-30'));
    }),
    { numRuns: RUNS },
  );
});

test('a month comes to the same however far the months are asked', async () => {
  const through = fc.integer({ min: 0, max: 29 }).map((months) => addMonths('2022-01', months));
  await fc.assert(
    fc.asyncProperty(life, through, async (entries, last) => {
      const dossier = world.dossier(entries);
      const whole = await due(dossier);
      const part = await dueMonths(dossier, { through: last, knownOn: '2099-12-31' }, world.context);
      expect(part).toEqual(whole.filter(({ month }) => month <= last));
    }),
    { numRuns: RUNS },
  );
});

test('a move gives neither gap nor double: the old place pays through the month of the move, the new one from the next', async () => {
  await fc.assert(
    fc.asyncProperty(
      day,
      fc.integer({ min: 0, max: 40 }),
      later,
      fc.boolean(),
      async (movedOn, wait, takes, isTold) => {
        fc.pre(movedOn > '2022-04-01' && movedOn < '2024-02-01');
        const appliedOn = plus(movedOn, wait);
        const entries: Entries = [
          PERSON,
          { decided: { nursing: 'granted' }, appliedOn: '2022-03-10', decidedOn: '2022-03-28' },
          ...(isTold ? [{ event: 'hukou-moved-out', on: movedOn }] : []),
          { from: movedOn, facts: { 'hukou.code': '990102' } },
          {
            decided: { nursing: 'granted' },
            appliedOn,
            decidedOn: plus(appliedOn, takes),
            jurisdiction: '990102',
          },
        ] as Entries;
        const months = await due(world.dossier(entries));
        const lastOld = monthIndex(movedOn);
        const firstNew = Math.max(lastOld + 1, monthIndex(appliedOn));
        for (const { month, jurisdiction, benefits } of months) {
          const index = monthIndex(month);
          const payer = index <= lastOld ? '990101' : index >= firstNew ? '990102' : null;
          const fen = payer === '990101' ? 10_000 : payer === null ? 0 : 30_000;
          expect([month, benefits.nursing?.fen]).toEqual([month, fen]);
          if (payer !== null)
            expect([month, jurisdiction, benefits.nursing?.jurisdiction]).toEqual([month, payer, payer]);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test('nothing is due unless it was granted, and never less than nothing', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (entries) => {
      for (const { benefits } of await due(world.dossier(entries)))
        for (const { outcome, fen, because } of Object.values(benefits)) {
          expect(fen).toBeGreaterThanOrEqual(0);
          if (outcome !== 'granted') expect(fen).toBe(0);
          if (outcome !== 'undetermined') expect(because.length).toBeGreaterThan(0);
        }
    }),
    { numRuns: RUNS },
  );
});
