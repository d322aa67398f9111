import { beforeAll, expect, test } from 'vitest';
import { tableError } from '../support/loopback/dynamodb-proxy.ts';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { inventedPolicy } from './invented-policy.ts';
import { beijing, factsOf, type Officers, officersOf, personOf, type ToldCase } from './officers.ts';
import { publishTogether } from './publish-together.ts';
import { inventedDistricts } from './published-policies.ts';

const { checking: inventedDistrict } = inventedDistricts;
const header = '姓名,身份证号,残疾类别,残疾等级,残疾证号,证件状态,有效期至';

/** A district comes to the platform by publishing its policy, and its automatic stage asks the register that it imported. */
export function automaticCheckSuite(cloud: () => Cloud): void {
  let officers: Officers;
  beforeAll(async () => {
    officers = officersOf(cloud());
    await cloud().travel(beijing('2023-11-20', '08:30'));
  });

  const rowOf = (seed: string, level: string) => {
    const { name, residentId } = personOf(`assembly: check ${seed}`);
    return `${name},${residentId},肢体残疾,${level},${residentId}4${level === '一级' ? 1 : 2},正常,2030-01-01`;
  };
  const submitted = async (seed: string): Promise<ToldCase> => {
    const facts = {
      ...factsOf('physical', 1),
      hukou: { code: inventedDistrict, area: 'urban' },
    };
    const one = await officers.apply(`assembly: check ${seed}`, facts, inventedDistrict);
    await officers.handIn(one, inventedDistrict);
    await officers.act('window-clerk', inventedDistrict, `POST /v1/cases/${one.id}/submit`);
    return officers.act('window-clerk', inventedDistrict, `GET /v1/cases/${one.id}`);
  };

  test('a district that had no policy publishes one and has the register of its certificates imported', async () => {
    const on = `GET /v1/jurisdictions/${inventedDistrict}/policy?on=2023-11-20`;
    expect((await callGateway(cloud(), on)).status).toBe(404);
    const path = `${inventedDistrict}-invented/2022-01-01.json`;
    const text = JSON.stringify(inventedPolicy(inventedDistrict), null, 2);
    await publishTogether(cloud(), inventedDistrict, cloud().policies.next(path, text, '2023-11-01'));
    expect((await callGateway(cloud(), on)).status).toBe(200);
    const rows = [header, rowOf('agrees', '一级'), rowOf('contradicts', '二级')].join('\n');
    const request = `POST /v1/register-imports?jurisdiction=${inventedDistrict}&register=disability-certificates&asOf=2023-11-19`;
    const taken = await callGateway(cloud(), request, {
      role: 'federation-reviewer',
      jurisdiction: inventedDistrict,
      body: Buffer.from(rows),
      headers: { 'content-type': 'text/csv' },
    });
    expect(taken.json()).toMatchObject({ state: 'done', counts: { rows: 2, faulty: 0 } });
  });

  test('an application that agrees with the register passes without anybody, and goes to the officer', async () => {
    const one = await submitted('agrees');
    expect(one).toMatchObject({ status: 'in-review', open: { stage: 'civil-affairs', mode: 'human' } });
    expect(await officers.eventTypes(one)).toEqual(expect.arrayContaining(['stage-passed']));
    const body = { stage: 'civil-affairs', outcome: 'approve' };
    const decided = await officers.act(
      'civil-affairs-approver',
      inventedDistrict,
      `POST /v1/cases/${one.id}/decisions`,
      { body },
    );
    expect(decided).toMatchObject({
      status: 'determined',
      result: { benefits: { living: { monthlyAmount: '80.00' }, nursing: { monthlyAmount: '90.00' } } },
    });
  });

  test.each([
    ['contradicts the register', 'contradicts'],
    ['the register does not know', 'unknown'],
  ])('one that %s is the stage’s owner’s to decide', async (_, seed) => {
    const one = await submitted(seed);
    expect(one).toMatchObject({ open: { stage: 'check', mode: 'human' } });
    expect(await officers.eventTypes(one)).toContain('check-failed');
    const body = { stage: 'check', outcome: 'approve', ground: '已与发证残联核实' };
    const decisions = `POST /v1/cases/${one.id}/decisions`;
    const passed = await officers.act('federation-reviewer', inventedDistrict, decisions, { body });
    expect(passed.open).toMatchObject({ stage: 'civil-affairs' });
  });

  test('a check that cannot be made is given up and listed, and made once it can be', async () => {
    const heal = cloud().table.disturb(({ principal }) =>
      principal === 'task-run-automatic-step' ? tableError('ResourceNotFoundException') : undefined,
    );
    const one = await submitted('unknown too');
    heal();
    expect(one.open).toMatchObject({ stage: 'check', mode: 'automatic' });
    const as = { role: 'supervisor', jurisdiction: '110000' };
    const list = `GET /v1/failed-tasks?jurisdiction=${as.jurisdiction}`;
    expect((await callGateway(cloud(), list, as)).text).toContain(one.id);
    await cloud().travel(beijing('2023-11-20', '11:00'));
    expect((await officers.eventTypes(one)).filter((type) => type === 'check-failed')).toHaveLength(1);
    expect((await callGateway(cloud(), list, as)).text).not.toContain(one.id);
  });
}
