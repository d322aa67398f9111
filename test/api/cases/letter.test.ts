import { beforeAll, expect, it } from 'vitest';
import { type CaseApi, caseApi, LUQUAN, personOf, type ReadCase, WULONG } from './case-api.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await caseApi();
});

const ROLES: Readonly<Record<string, string>> = {
  township: 'township-reviewer',
  federation: 'federation-reviewer',
  'civil-affairs': 'civil-affairs-approver',
};

async function decided(seed: string, last: object): Promise<ReadCase> {
  let one = await api.submitted(seed, WULONG, LUQUAN);
  one = await api.step('window-clerk', LUQUAN, `POST /v1/cases/${one.id}/push`);
  while (one.status === 'in-review') {
    const { roles } = one.turn as { roles: string[] };
    const stage = one.open?.stage;
    const decision = roles[0] === 'civil-affairs' ? last : { outcome: 'approve' };
    one = await api.step(ROLES[roles[0] ?? ''] ?? '', WULONG, `POST /v1/cases/${one.id}/decisions`, {
      stage,
      ...decision,
    });
  }
  return one;
}

it('the letter names the person, each benefit, amount, reasons, citations and how to contest it', async () => {
  const one = await decided('letter', { outcome: 'approve' });
  const response = await api.as('window-clerk', LUQUAN, `GET /v1/cases/${one.id}/notice`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const letter = await response.text();
  expect(letter).toContain(`${personOf('letter').name}：`);
  expect(letter).toContain('自2023年3月起每月发给80.00元');
  expect(letter).toContain('自2023年3月起每月发给90.00元');
  expect(letter).toContain('两项补贴每月合计170.00元');
  expect(letter).toMatch(/依据：.*〔\d{4}〕\d+号/);
  expect(letter).toContain('行政复议');
  expect(letter).toContain('武隆区民政部门');
  expect(letter).not.toMatch(/\{\{|undefined|null/);
});

it('as a page it is Chinese, without scripts, and escapes what people wrote', async () => {
  const ground = '实地核查<script>与材料不符，不予认定</script>';
  const one = await decided('page', { outcome: 'refuse', ground });
  const headers = { accept: 'text/html' };
  const page = await (
    await api.as('window-clerk', LUQUAN, `GET /v1/cases/${one.id}/notice`, undefined, headers)
  ).text();
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain('不符合');
  expect(page).toContain('实地核查&lt;script&gt;');
  expect(page).not.toContain('<script');
});

it('there is none before the decision', async () => {
  const one = await api.submitted('early', WULONG);
  const response = await api.as('township-reviewer', WULONG, `GET /v1/cases/${one.id}/notice`);
  expect(response.status).toBe(409);
});
