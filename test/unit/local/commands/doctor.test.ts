import { afterAll, describe, expect, test } from 'vitest';
import { MINI_PUBLISHED_NATION, miniFolder, writePolicy } from '../../../support/mini-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

const folder = miniFolder();
afterAll(() => folder.remove());
const doctor = ['doctor', '500156', '--on', '2023-03-20', '--policies', folder.pathOf('.')];

describe('huize doctor', () => {
  test('begins with the verdict, and exits 0 where there are warnings only', async () => {
    const { code, stdout } = await huize(doctor);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('500156 Mini county  2023-03-20  ▲ works, with warnings');
  });

  test('shows amounts, chains with their days, facts, materials and a letter', async () => {
    const { stdout } = await huize(doctor);
    expect(stdout).toMatch(/✓ {2}living +生活补贴标准 +urban 80\.00 yuan, rural 70\.00 yuan/);
    expect(stdout).toMatch(/1\. {2}township +township +3 working days +2023-03-23/);
    expect(stdout).toMatch(/2\. {2}federation +township +2 working days \(default\) +2023-03-27/);
    expect(stdout).toContain('· Identity card (original) — Living allowance, Nursing allowance');
    expect(stdout).toContain('│ N. N. (sample): 120.00 yuan from 2023-03 (重度).');
  });

  test('in Chinese', async () => {
    const { stdout } = await huize([...doctor, '--lang', 'zh']);
    expect(stdout).toContain('▲ 可用，请留意');
    expect(stdout).toContain('│ ×××（样本）：2023-03'.slice(0, 9));
  });

  test('--json is the sheet', async () => {
    const { stdout } = await huize([...doctor, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      jurisdiction: '500156',
      light: 'yellow',
      judgements: expect.arrayContaining([{ about: 'parameters', light: 'green', says: expect.anything() }]),
      chains: [{ chain: 'standard' }],
    });
  });

  test('exits 1 where the nation above is broken', async () => {
    const fallen = miniFolder();
    writePolicy(fallen, '100000-nation/2016-01-01.json', {
      ...MINI_PUBLISHED_NATION,
      effectiveFrom: 'yesterday',
    });
    const { code, stdout } = await huize([...doctor, '--policies', fallen.pathOf('.')]);
    fallen.remove();
    expect(code).toBe(1);
    expect(stdout).toContain('■ not ready');
    expect(stdout).toContain('100000-nation/2016-01-01.json:');
  });

  test('a code without policy is refused with the nearest: exit 2', async () => {
    const { code, stderr } = await huize(['doctor', '500165', '--policies', folder.pathOf('.')]);
    expect(code).toBe(2);
    expect(stderr).toContain('500165 has no policy; did you mean 500156?');
  });
});
