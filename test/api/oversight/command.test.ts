import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../functions/adapters/local/system-clock.ts';
import { openData } from '../../../functions/runtime/open-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { huize } from '../../support/test-terminal.ts';

const folder = temporaryFolder();
const data = folder.pathOf('data');
const oversight = (...words: string[]) =>
  huize(['oversight', '--jurisdiction', '500000', '--data', data, ...words]);

describe('huize oversight', () => {
  beforeAll(async () => (await openData(data, systemClock)).close());
  afterAll(() => folder.remove());

  it('shows the main figures of this year, with the sum', async () => {
    const { code, stdout } = await oversight();
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
      ['CODE', 'NAME'],
      ['500156', '武隆区'],
      ['500000', '重庆市'],
    ]);
  });

  it('prints everything as JSON or as a table', async () => {
    const json = JSON.parse((await oversight('--json', '--from', '2025-01', '--to', '2025-12')).stdout);
    expect(json).toMatchObject({
      jurisdiction: '500000',
      from: '2025-01',
      to: '2025-12',
      counties: [{ jurisdiction: '500156', rhythm: { notMonthly: 0, monthsUnpaid: 0 } }],
      provinces: [],
      totals: { counties: 1 },
    });
    const csv = (await oversight('--csv', '--lang', 'zh')).stdout.split('\n');
    expect(csv[0]).toContain('满意度');
    expect(csv.map((line) => line.split(',')[1])).toEqual(['行政区划代码', '500156', '500000']);
  });

  it('refuses a period that cannot be, a code that is none, and a folder without data', async () => {
    const backwards = await oversight('--from', '2025-02', '--to', '2025-01');
    expect([backwards.code, backwards.stderr]).toEqual([2, expect.stringContaining('ends before it begins')]);
    const nowhere = await huize(['oversight', '--jurisdiction', 'chongqing', '--data', data]);
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('such as 500000')]);
    const empty = await huize(['oversight', '--jurisdiction', '500000', '--data', folder.pathOf('none')]);
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('holds no data')]);
  });
});
