import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanPolicyFolder } from '../../../../functions/adapters/local/policy-folder-scan.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';

let folder: TemporaryFolder;
const scan = (before: ReadonlyMap<string, string> = new Map()) =>
  scanPolicyFolder(folder.pathOf('.'), before);
const write = (path: string, text: string) => writeFileSync(folder.pathOf(path), text);

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(folder.pathOf('500156-county/examples'), { recursive: true });
});
afterEach(() => folder.remove());

describe('looking at a policies folder', () => {
  it('reads policy files and examples, and nothing that editors or version control leave there', async () => {
    mkdirSync(folder.pathOf('.git'));
    mkdirSync(folder.pathOf('500156-county/odd.json'));
    for (const path of [
      '2023-01-01.json',
      'examples/a.json',
      '.b.json',
      '#c.json',
      'd.json~',
      'e.json.tmp',
      'f.txt',
    ])
      write(`500156-county/${path}`, path);
    write('.git/g.json', '{}');
    const { changed, folders } = await scan();
    expect(changed.map(({ path }) => path)).toEqual([
      '500156-county/2023-01-01.json',
      '500156-county/examples/a.json',
    ]);
    expect(folders.some((path) => path.includes('.git'))).toBe(false);
    expect(folders).toHaveLength(4);
  });

  it('reads again only what changed, and names what is gone', async () => {
    write('500156-county/a.json', '1');
    write('500156-county/b.json', '1');
    const first = await scan();
    expect((await scan(first.marks)).changed).toEqual([]);
    write('500156-county/a.json', '2');
    const second = await scan(first.marks);
    expect(second.changed).toEqual([{ path: '500156-county/a.json', text: '2' }]);
    const without = new Map([...second.marks, ['500156-county/old.json', 'mark']]);
    expect((await scan(without)).removed).toEqual(['500156-county/old.json']);
  });

  it('does not read more of a file than the check would take', async () => {
    write('500156-county/huge.json', ' '.repeat(3_000_000));
    const [huge] = (await scan()).changed;
    expect(huge?.text.length).toBe(2_000_000);
  });

  it('says when there is no such folder', async () => {
    await expect(scanPolicyFolder(folder.pathOf('nowhere'), new Map())).rejects.toThrow(/ENOENT/);
  });
});
