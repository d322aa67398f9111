import { describe, expect, it } from 'vitest';
import { registerLayouts } from '../../../../functions/core/registers/register-layouts.ts';
import type { SyntheticCounty } from '../../../../functions/core/registers/synthetic/synthetic-county.ts';
import {
  syntheticLife,
  syntheticLives,
} from '../../../../functions/core/registers/synthetic/synthetic-life.ts';
import {
  syntheticRegisterFile,
  syntheticRegisters,
} from '../../../../functions/core/registers/synthetic/synthetic-register-file.ts';
import { compareRegisters } from '../../../../functions/core/use-cases/registers/compare-registers.ts';
import { findPeople } from '../../../../functions/core/use-cases/registers/find-people.ts';
import { bring, registerWorld, WULONG } from '../../../support/register-world.ts';

const county: SyntheticCounty = {
  seed: 'a county',
  jurisdiction: WULONG,
  townships: ['500156101', '500156102'],
  people: 300,
  from: '2023-03',
  months: 24,
};

describe('a synthetic county', () => {
  it('is the same for the same seed, person by person, and nobody is there twice', () => {
    const people = [...syntheticLives(county)];
    expect(people[217]).toEqual(syntheticLife(county, 217));
    expect(syntheticLife({ ...county, seed: 'another' }, 217)).not.toEqual(people[217]);
    expect(new Set(people.map(({ residentId }) => residentId)).size).toBe(300);
    expect(people.every(({ residentId }) => residentId.startsWith('99'))).toBe(true);
  });

  it('has a file for every register that the platform has a layout of', () => {
    expect([...syntheticRegisters].sort()).toEqual(registerLayouts.map(({ register }) => register).sort());
  });

  it('gives hardship to whole households, and everything that happens in life to somebody', () => {
    const people = [...syntheticLives({ ...county, people: 3_000 })];
    const byHousehold = Map.groupBy(people, ({ household }) => household.id);
    for (const members of byHousehold.values())
      expect(new Set(members.map(({ minimumLiving }) => minimumLiving?.from)).size).toBe(1);
    const share = (is: (one: (typeof people)[number]) => boolean) => people.filter(is).length / people.length;
    expect(share(({ certificate }) => certificate !== null)).toBeGreaterThan(0.9);
    expect(share(({ minimumLiving }) => minimumLiving !== null)).toBeGreaterThan(0.3);
    for (const is of [
      (one: (typeof people)[number]) => one.death !== null,
      (one: (typeof people)[number]) => one.move !== null,
      (one: (typeof people)[number]) => one.sentence !== null,
      (one: (typeof people)[number]) => one.bornOn >= '2023-03-01',
      (one: (typeof people)[number]) => one.certificate?.change != null,
      (one: (typeof people)[number]) => one.benefits.some(({ register }) => register === 'orphans'),
      (one: (typeof people)[number]) => one.appliesOn === null,
    ])
      expect(share(is)).toBeGreaterThan(0);
  });

  it('is imported without a fault, month after month, compared and searched', {
    timeout: 60_000,
  }, async () => {
    const world = await registerWorld('2023-03-31');
    for (const asOf of ['2023-03-31', '2023-04-30', '2023-05-31']) {
      world.clock.set(asOf);
      for (const register of syntheticRegisters) {
        const file = syntheticRegisterFile(county, register, asOf);
        const done = await bring(world, register, asOf, file.header, [...file.rows()]);
        const { items } = await world.registers.faults(done.id, { limit: 5 });
        expect({ register, faults: items }).toEqual({ register, faults: [] });
      }
    }
    const compared = await compareRegisters(world, {
      jurisdiction: WULONG,
      on: '2023-05-31',
      paidThrough: null,
    });
    expect(compared.state).toBe('done');
    expect(compared.recipients).toBe(0);
    expect(compared.found['should-receive']).toBeGreaterThan(50);
    const found = await findPeople(world, WULONG, '2023-05-31');
    const { items } = await world.discovery.list(WULONG, 'to-contact', { limit: 1000 });
    expect(items).toHaveLength(found.added);
    const certain = items.filter(({ monthlyFen }) => monthlyFen > 0);
    expect(certain).toHaveLength(compared.found['should-receive'] ?? 0);
    const reasons = certain.map(({ reason }) => (reason === 'not-applied' ? 1 : 0));
    expect(reasons).toEqual([...reasons].sort());
    expect(await findPeople(world, WULONG, '2023-05-31')).toMatchObject({ added: 0, updated: 0, closed: 0 });
  });
});
