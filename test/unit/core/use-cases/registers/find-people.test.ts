import { describe, expect, it } from 'vitest';
import { candidateId } from '../../../../../functions/core/registers/candidate-of.ts';
import { registeredCertificates } from '../../../../../functions/core/registers/registered-certificates.ts';
import { findPeople } from '../../../../../functions/core/use-cases/registers/find-people.ts';
import { recordContact } from '../../../../../functions/core/use-cases/registers/record-contact.ts';
import { CERTIFICATE_HEADER } from '../../../../support/certificate-header.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const CERTIFICATES = [...CERTIFICATE_HEADER, '户籍地行政区划代码'];
const LIVING = ['姓名', '身份证号', '保障状态', '纳入低保日期'];
const OTHERS = ['work-injury', 'war-injury-pensions', 'elder-care', 'orphans', 'retired-cadres'];
const officer = { role: 'township', office: WULONG, officer: 'officer-1' } as const;

/** All registers of a quiet county: three certificates, one of them new, one 低保 entry; nobody draws anything else. */
async function quietCounty(): Promise<RegisterWorld> {
  const world = await registerWorld('2023-06-30');
  const row = (seed: number, level: string, issued: string) => [
    ...someone(seed),
    '肢体',
    level,
    issued,
    '2032-05-01',
    '有效',
    WULONG,
  ];
  await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, [
    row(1, '一级', '2022-06-01'),
    row(2, '二级', '2023-06-10'),
    row(3, '四级', '2022-06-01'),
  ]);
  await bring(world, 'minimum-living', '2023-06-30', LIVING, [[...someone(1), '在保', '2022-01-01']]);
  const [filler, id] = someone(99);
  for (const register of ['minimum-living-margin', 'extreme-poverty'])
    await bring(world, register, '2023-06-30', ['姓名', '身份证号'], [[filler, id]]);
  for (const register of OTHERS) {
    const header = ['姓名', '身份证号', '补贴项目', '儿童类别', '待遇项目'];
    await bring(world, register, '2023-06-30', header, [
      [filler, id, '高龄津贴', '孤儿', '护理费'].map((cell, at) =>
        at === 4 && register !== 'retired-cadres' ? '' : cell,
      ),
    ]);
  }
  return world;
}

async function refOf(world: RegisterWorld, seed: number): Promise<string> {
  const person = await world.vault.find(someone(seed)[1]);
  if (person === undefined) throw new Error('nobody');
  return person;
}

describe('finding people who qualify and receive nothing', () => {
  it('lists them with what they would get, new certificates first', async () => {
    const world = await quietCounty();
    expect(await findPeople(world, WULONG, '2023-06-30')).toMatchObject({ people: 4, added: 2 });
    const { items } = await world.discovery.list(WULONG, 'to-contact', { limit: 10 });
    expect(items.map(({ person, reason, monthlyFen }) => ({ person, reason, monthlyFen }))).toEqual([
      { person: await refOf(world, 2), reason: 'new-certificate', monthlyFen: 8_000 },
      { person: await refOf(world, 1), reason: 'not-applied', monthlyFen: 17_000 },
    ]);
  });

  it('keeps a register that is not there as unknown: who may qualify is listed after who does', async () => {
    const world = await registerWorld('2023-06-30');
    await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, [
      [...someone(1), '肢体', '一级', '2022-06-01', '2032-05-01', '有效', WULONG],
    ]);
    await findPeople(world, WULONG, '2023-06-30');
    const { items } = await world.discovery.list(WULONG, 'to-contact', { limit: 10 });
    expect(items[0]?.wouldGet.map(({ certainty }) => certainty)).toEqual(['may-qualify', 'may-qualify']);
    expect(items[0]?.rank.startsWith('1')).toBe(true);
  });

  it('records attempts, the application and the waiver, and leaves alone who waived', async () => {
    const world = await quietCounty();
    await findPeople(world, WULONG, '2023-06-30');
    const id = candidateId(WULONG, await refOf(world, 1));
    const contact = { step: 'contact', means: 'visit', outcome: 'not-reached', note: null } as const;
    expect((await recordContact(world, id, contact, officer)).status).toBe('to-contact');
    const told = await recordContact(world, id, { ...contact, outcome: 'told' }, officer);
    expect(told).toMatchObject({
      status: 'told',
      contacts: [{ outcome: 'not-reached' }, { outcome: 'told' }],
    });
    expect((await recordContact(world, id, { step: 'applied', caseId: 'case-1' }, officer)).caseId).toBe(
      'case-1',
    );
    const other = candidateId(WULONG, await refOf(world, 2));
    await world.waivers.add({
      id: 'waiver-1',
      person: await refOf(world, 2),
      benefits: ['nursing', 'living'],
      jurisdiction: WULONG,
      township: null,
      at: '2023-06-30T01:00:00Z',
      actor: officer,
      informedBy: 'visit',
      document: null,
    });
    await recordContact(world, other, { step: 'waived', waiverId: 'waiver-1' }, officer);
    expect(await findPeople(world, WULONG, '2023-07-15')).toMatchObject({ added: 0, closed: 0 });
    expect((await world.discovery.load(other))?.status).toBe('waived');
    await expect(recordContact(world, 'nobody', contact, officer)).rejects.toMatchObject({
      name: 'candidate-unknown',
    });
  });

  it('closes who no longer qualifies', async () => {
    const world = await quietCounty();
    await findPeople(world, WULONG, '2023-06-30');
    await bring(
      world,
      'deaths',
      '2023-06-30',
      ['姓名', '身份证号', '死亡日期'],
      [[...someone(2), '2023-05-01']],
    );
    expect(await findPeople(world, WULONG, '2023-06-30')).toMatchObject({ closed: 1 });
  });
});

describe('the certificate register as imported', () => {
  it('answers what the row says with its day, and has nothing of whom it does not name or named too long ago', async () => {
    const world = await quietCounty();
    const register = registeredCertificates(world.registers, world.clock);
    expect(await register.certificateOf(await refOf(world, 2))).toMatchObject({
      asOf: '2023-06-30',
      facts: { 'certificate.level': 2, 'certificate.category': 'physical', 'certificate.status': 'valid' },
    });
    expect(await register.certificateOf(await refOf(world, 99))).toBeUndefined();
    world.clock.set('2023-12-31');
    expect(await register.certificateOf(await refOf(world, 2))).toBeUndefined();
  });
});
