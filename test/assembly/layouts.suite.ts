import { expect, test } from 'vitest';
import cardCsv from '../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import { publicationPath } from '../../functions/core/publications/read-publication.ts';
import type { SyntheticLife } from '../../functions/core/registers/synthetic/synthetic-county.ts';
import type { Cloud } from './cloud.ts';
import { smallCounty } from './county-people.ts';
import { callGateway } from './gateway.ts';
import { luquan } from './officers.ts';
import { policyBucket } from './policy-bucket.ts';
import { publishTogether } from './publish-together.ts';

const { jurisdiction } = smallCounty;
const folder = `${jurisdiction}-invented`;

/** How the county's funeral home writes the register of deaths: none of the platform's words. */
export const ownColumns: readonly (readonly [was: string, is: string])[] = [
  ['姓名', '逝者'],
  ['身份证号', '证件号'],
  ['死亡日期', '去世日期'],
];
const deaths = {
  register: 'deaths',
  title: '殡仪馆月报',
  columns: [
    { headers: ['逝者'], as: 'name', isRequired: true },
    { headers: ['证件号'], as: 'resident-id', isRequired: true },
    { headers: ['去世日期'], event: 'death', format: 'date', isRequired: true },
  ],
};

/** How the county's bank wants its files, and what it answers. */
export const ownBank = { layout: 'county-bank', instruction: '付款流水', status: '处理结果', paid: '已入账' };
const bank = {
  ...cardCsv,
  id: ownBank.layout,
  columns: cardCsv.columns.map((column) =>
    column.value === 'instruction' ? { ...column, label: ownBank.instruction } : column,
  ),
  answer: {
    ...cardCsv.answer,
    columns: { ...cardCsv.answer.columns, instruction: ownBank.instruction, status: ownBank.status },
    paid: [ownBank.paid],
  },
};

/** Layouts that an office brings, published as a policy is; whoever dies is told in the office's own columns. */
export function layoutsSuite(cloud: () => Cloud, dead: () => SyntheticLife): void {
  const register = `${folder}/registers/deaths.json`;
  const bankFile = `${folder}/banks/${ownBank.layout}.json`;
  const told = (asOf: string) => {
    const { name, residentId, death } = dead();
    const text = `${ownColumns.map(([, is]) => is).join(',')}\n${name},${residentId},${death?.on}\n`;
    const where = `jurisdiction=${jurisdiction}&register=deaths&asOf=${asOf}`;
    return callGateway(cloud(), `POST /v1/register-imports?${where}`, {
      ...{ role: 'federation-reviewer', jurisdiction, body: Buffer.from(text) },
      headers: { 'content-type': 'text/csv' },
    });
  };

  test('that nobody has signed are not used', async () => {
    const { write, look } = policyBucket(cloud());
    write(register, Buffer.from(JSON.stringify(deaths)));
    expect((await look()).codes).toContain('publication-missing');
    const answer = await told('2024-02-26');
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('register-file-layout')]);
  });

  test('that two persons have published read the files of their office, without a deployment', async () => {
    for (const [path, layout] of [
      [register, deaths],
      [bankFile, bank],
    ] as const) {
      const handedIn = cloud().policies.next(path, JSON.stringify(layout, null, 2), '2024-03-01');
      await publishTogether(cloud(), jurisdiction, handedIn);
    }
    expect((await policyBucket(cloud()).look()).status).toBe('ok');
    const answer = await told('2024-02-27');
    expect(answer.json()).toMatchObject({ state: 'done', counts: { rows: 1, faulty: 0 } });
  });

  test('that are altered, signed by another office or put back to an older state leave the last good ones', async () => {
    const { read, write, look } = policyBucket(cloud());
    const paths = [register, publicationPath(register), bankFile, publicationPath(bankFile)];
    const right = paths.map(read);
    const [text = Buffer.alloc(0), signed = Buffer.alloc(0)] = right;
    const elsewhere = cloud().policies.signedElsewhere(register, luquan, signed.toString());
    write(register, Buffer.from(text.toString().replace('逝者', '姓名')));
    expect((await look()).codes).toContain('publication-altered');
    write(publicationPath(register), Buffer.from(elsewhere));
    expect((await look()).codes).toContain('publication-key-elsewhere');
    for (const path of paths) write(path, undefined);
    expect((await look()).codes).toContain('publication-older');
    const answer = await told('2024-02-28');
    for (const [at, path] of paths.entries()) write(path, right[at]);
    expect(answer.json()).toMatchObject({ state: 'done', counts: { rows: 1, faulty: 0 } });
    expect((await look()).status).toBe('ok');
  });
}
