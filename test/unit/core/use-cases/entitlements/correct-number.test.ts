import { describe, expect, it } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPayeeAccountStore } from '../../../../../functions/adapters/stores/payee-account-store.ts';
import type { Caller } from '../../../../../functions/core/access/caller.ts';
import { correctNumber } from '../../../../../functions/core/use-cases/entitlements/correct-number.ts';
import { keyRing } from '../../../../support/case-world.ts';
import { compare, DEATHS, dueIn, only, recipient } from '../../../../support/compared-registers.ts';
import { grantedEntries } from '../../../../support/granted-entries.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const officer = (subject: string): Caller => ({
  subject,
  roles: ['civil-affairs-approver'],
  jurisdiction: WULONG,
});
const ground = '受理时录错一位，已与身份证核对';
const [name, wrong] = someone(1);
const [, right] = someone(2);

/** Somebody whom a window took for another number: his own is that of 2. */
async function mistaken(at = '2023-06-30') {
  const world = await registerWorld(at);
  const person = await recipient(world, 1);
  const accounts = createPayeeAccountStore(
    createMemoryTable(() => 0),
    keyRing,
  );
  const services = { ...world, identities: world.vault, accounts };
  const enter = (by: string, residentId = right) =>
    correctNumber(services, person, { residentId, ground }, officer(by));
  return { world, person, services, enter };
}

const numberOf = async ({ vault }: RegisterWorld, person: string) =>
  (await vault.reveal(person, 'unmasked'))?.residentId;

describe('a resident ID that was taken down wrong', () => {
  it('is corrected once two officers have entered the same, and the person stays who he is', async () => {
    const { world, person, enter } = await mistaken();
    expect(await enter('a')).toMatchObject({ status: 'entered', by: ['a'] });
    expect(await enter('a')).toMatchObject({ status: 'entered', by: ['a'] });
    expect(await numberOf(world, person)).toBe(wrong);
    expect(await enter('b')).toMatchObject({ status: 'corrected', by: ['a', 'b'] });
    expect(await enter('b')).toMatchObject({ status: 'corrected', by: ['a', 'b'] });
    expect(await numberOf(world, person)).toBe(right);
    expect(await world.vault.find(right)).toBe(person);
    expect(await dueIn(world, person, '2023-06')).toBe(17_000);
    const kept = await world.vault.corrections(person);
    expect(kept).toMatchObject({ entered: null, corrected: [{ former: wrong, residentId: right, ground }] });
  });

  it('is free again for whoever bears it', async () => {
    const { world, person, enter } = await mistaken();
    await enter('a');
    await enter('b');
    expect(await world.vault.find(wrong)).toBeUndefined();
    expect(await world.vault.store({ name: '王五', residentId: wrong })).not.toBe(person);
  });

  it('is corrected by nobody alone: who enters another number begins anew', async () => {
    const { world, person, enter } = await mistaken();
    const [, third] = someone(3);
    await enter('a');
    expect(await enter('b', third)).toMatchObject({ status: 'entered', by: ['b'] });
    expect(await enter('a')).toMatchObject({ status: 'entered', by: ['a'] });
    expect(await numberOf(world, person)).toBe(wrong);
  });

  it('takes along what registers said of the right one: no death is lost', async () => {
    const { world, person, enter } = await mistaken();
    await bring(world, 'deaths', '2023-05-31', DEATHS, [[name, right, '2023-04-12', '']]);
    await compare(world, '2023-05-31');
    const other = await world.vault.find(right);
    await enter('a');
    await enter('b');
    expect(await world.registers.recordsOf(other ?? '')).toEqual([]);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({ kind: 'should-stop', subject: ['event.death'] });
    // What comes in later comes to him.
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[name, right, '2023-04-12', '撤销']]);
    expect((await compare(world, '2023-07-01')).superseded).toBe(1);
  });

  it('is refused where the right one has a record in use, and nothing changes', async () => {
    const { world, person, enter } = await mistaken();
    const other = await world.vault.store({ name, residentId: right });
    await world.dossiers.add(other, grantedEntries('other', ['living']));
    await expect(enter('a')).rejects.toThrow('another entry has this number, with a dossier');
    await expect(enter('b')).rejects.toMatchObject({ name: 'identity-in-use' });
    expect(await world.vault.find(right)).toBe(other);
    expect(await numberOf(world, person)).toBe(wrong);
  });

  it('is looked at like any other, and needs a ground', async () => {
    const { services, person, enter } = await mistaken();
    await expect(enter('a', `${right.slice(0, 17)}Y`)).rejects.toMatchObject({ name: 'identity-invalid' });
    const short = correctNumber(services, person, { residentId: right, ground: '错' }, officer('a'));
    await expect(short).rejects.toMatchObject({ name: 'decision-needs-ground' });
    const nobody = correctNumber(services, 'person-0', { residentId: right, ground }, officer('a'));
    await expect(nobody).rejects.toMatchObject({ name: 'identity-unknown' });
  });

  it('is corrected once by two who confirm at the same moment', async () => {
    const { world, person, enter } = await mistaken();
    await enter('a');
    const both = await Promise.allSettled([enter('b'), enter('c')]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await world.vault.corrections(person)).corrected).toHaveLength(1);
    expect(await world.vault.find(right)).toBe(person);
  });
});

it('a row of 15 digits is of the person whose number it was', async () => {
  const { world, person } = await mistaken();
  const old = wrong.slice(0, 6) + wrong.slice(8, 17);
  await bring(world, 'deaths', '2023-05-31', DEATHS, [[name, old, '2023-04-12', '']]);
  expect(await world.registers.recordsOf(person)).toHaveLength(1);
});
