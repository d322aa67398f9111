import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import deaths from '../../../../functions/core/registers/descriptors/deaths.json' with { type: 'json' };
import { miniFolder } from '../../../support/mini-folder.ts';
import type { TemporaryFolder } from '../../../support/temporary-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

let folder: TemporaryFolder;

beforeAll(() => {
  folder = miniFolder();
  put('500156-wulong/registers/deaths.json', { ...deaths, columns: deaths.columns.slice(1) });
  put('500000-chongqing/banks/rural.json', { id: 'rurale' });
});
afterAll(() => folder.remove());

function put(path: string, layout: object): void {
  mkdirSync(folder.pathOf(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
  writeFileSync(folder.pathOf(path), JSON.stringify(layout, null, 2));
}

const run = (...words: string[]) =>
  huize([...words, '--policies', folder.pathOf('.')], { folder: folder.pathOf('.') });

describe('a layout that is wrong', () => {
  it('is named by policy check with its place, in both languages', async () => {
    const english = await run('policy', 'check', '500156-wulong/registers/deaths.json');
    expect(english.code).toBe(1);
    expect(english.stdout).toMatch(
      /500156-wulong\/registers\/deaths\.json:\d+:\d+ +error +layout-columns +no column is read as name; right is/,
    );
    const chinese = await run('policy', 'check', '500156-wulong/registers', '--lang', 'zh');
    expect(chinese.stdout).toContain('没有一列读作 name；应有一列写明 "as": "name"');
  });

  it('stands in the way of no policy, and of no other place', async () => {
    const shown = await run('policy', 'show', '500156', '--on', '2023-06-30', '--json');
    expect([shown.code, shown.stderr]).toEqual([0, expect.not.stringContaining('policy-invalid')]);
    const none = await run('policy', 'show', '500000', '--on', '2023-06-30');
    expect(none.stderr).toContain('jurisdiction-unknown');
  });
});
