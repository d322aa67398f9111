import { expect, test } from 'vitest';
import { bring, registerWorld, someone } from '../../../support/register-world.ts';

const on = '2023-06-30';

test('a header of two lines, with merged cells above, is read as one; a title may stand over it', async () => {
  const world = await registerWorld(on);
  const done = await bring(
    world,
    'disability-certificates',
    on,
    ['持证残疾人名册'],
    [
      ['姓名', '身份证号', '残疾情况', '', '证件信息', '', ''],
      ['', '', '残疾类别', '残疾等级', '发证日期', '有效期止', '证件状态'],
      [...someone(1), '肢体', '一级', '2022-06-01', '2032-05-01', '有效'],
    ],
  );
  expect(done.counts).toMatchObject({ rows: 1, added: 1, faulty: 0 });
});

test('a line of the file is no part of its header because a cell of it is empty', async () => {
  const world = await registerWorld(on);
  const rows = [
    [...someone(1), '2023-05-01', ''],
    [...someone(2), '', ''],
  ];
  const done = await bring(world, 'deaths', on, ['姓名', '身份证号', '死亡日期', '数据状态'], rows);
  expect(done.counts).toMatchObject({ rows: 2, added: 1, faulty: 1 });
});
