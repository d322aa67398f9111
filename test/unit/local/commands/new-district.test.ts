import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pinyinName } from '../../../../functions/local/commands/pinyin-name.ts';
import { miniFolder, writePolicy } from '../../../support/mini-folder.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = miniFolder();
});
afterEach(() => folder.remove());

const create = (...words: string[]) => huize(['new', 'district', ...words, '--policies', folder.pathOf('.')]);

describe('huize new district', () => {
  test('writes a file that states the jurisdiction and nothing that nobody has read', async () => {
    const { code, stdout } = await create('500155');
    expect(code).toBe(0);
    expect(stdout).toContain('500155-liangping/2026-03-02.json');
    expect(JSON.parse(readFileSync(folder.pathOf('500155-liangping/2026-03-02.json'), 'utf8'))).toEqual({
      $schema: expect.stringMatching(/schemas\/policy\.schema\.json$/),
      jurisdiction: '500155',
      name: { zh: '梁平区', en: 'Liangping' },
      effectiveFrom: '2026-03-02',
      documents: {},
    });
  });

  test('says in Chinese what comes next, where it is asked to or the locale is Chinese', async () => {
    const { stdout } = await create('500155', '--lang', 'zh');
    expect(stdout).toContain('全部规定承接');
    expect(stdout).toContain('接下来：');
    expect(stdout).toContain('docs/policy-guide.zh-CN.md');
    const again = await huize(['new', 'district', '500155', '--policies', folder.pathOf('.')], {
      language: 'zh',
    });
    expect(again.stderr).toContain('500155 已有文件夹');
  });

  test('what it writes checks clean, examples included', async () => {
    await create('500155', '--effective-from', '2023-05-15');
    const check = await huize(['policy', 'check', '500155', '--policies', folder.pathOf('.')]);
    expect(check.stdout).toBe('3 files, 0 errors, 0 warnings');
    expect(check.code).toBe(0);
  });

  test('on the real nation it checks clean, too, and says which amounts nobody has set', async () => {
    const target = temporaryFolder();
    mkdirSync(target.pathOf('.'), { recursive: true });
    const { stdout } = await huize(['new', 'district', '500155', '--dir', target.pathOf('.'), '--json']);
    const check = await huize(['policy', 'check', target.pathOf('.')]);
    const examples = readdirSync(target.pathOf('500155-liangping/examples'));
    target.remove();
    expect(JSON.parse(stdout)).toMatchObject({ extends: '100000', parametersNotSet: ['living', 'nursing'] });
    expect(check).toMatchObject({ code: 0, stdout: '3 files, 0 errors, 0 warnings' });
    expect(examples).toEqual(['refused-hukou-elsewhere.json', 'undetermined-level-1-minimum-living.json']);
  });

  test('never writes over what is there', async () => {
    writePolicy(folder, '500155-other-name/2020-01-01.json', '{}');
    const { code, stderr } = await create('500155');
    expect(code).toBe(2);
    expect(stderr).toContain('500155 has a folder already');
    expect(readdirSync(folder.pathOf('.'))).not.toContain('500155-liangping');
  });

  test('an unknown code is refused with the nearest ones', async () => {
    const { code, stderr } = await create('500159');
    expect(code).toBe(2);
    expect(stderr).toContain('near are 500156 武隆区');
  });

  test('a code newer than the table goes with a name', async () => {
    const { code, stdout } = await create('500159', '--name', '两江新区');
    expect(code).toBe(0);
    expect(stdout).toContain('500159-liangjiang/2026-03-02.json');
  });

  test.each([
    ['--pinyin', '../escape'],
    ['--pinyin', ''],
    ['--effective-from', '2026-02-30'],
    ['--name', 'Nowhere'],
  ])('refuses %s %j and writes nothing', async (option, value) => {
    const { code } = await create('500155', option, value);
    expect(code).toBe(2);
    expect(readdirSync(folder.pathOf('.')).some((entry) => entry.startsWith('500155'))).toBe(false);
  });
});

test.each([
  ['武隆区', 'wulong'],
  ['鹿泉区', 'luquan'],
  ['厦门市', 'xiamen'],
  ['重庆市', 'chongqing'],
  ['浦东新区', 'pudong'],
  ['单县', 'shanxian'],
  ['内蒙古自治区', 'neimenggu'],
  ['绿春县', 'lvchun'],
  ['郫都区', 'pidu'],
  ['都匀市', 'duyun'],
  ['乐清市', 'yueqing'],
  ['神农架林区', 'shennongjia'],
])('%s is written %s', (name, written) => {
  expect(pinyinName(name)).toBe(written);
});
