import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openFolderStagedFiles } from '../../../../functions/adapters/local/folder-staged-files.ts';
import { oneKeyRing } from '../../../support/case-world.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder();
const staged = openFolderStagedFiles(folder.pathOf('incoming'), oneKeyRing());
afterAll(() => folder.remove());

async function* parts(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const textOf = async (id: string): Promise<string> => {
  let text = '';
  for await (const part of staged.open(id)) text += new TextDecoder().decode(part);
  return text;
};

describe('files on their way in', () => {
  it('come back as they were, as often as wanted, under the id that they were given', async () => {
    const { id, sha256 } = await staged.keep(parts('姓名,', '身份证号\n', 'x'.repeat(3_000_000)));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    await staged.rename(id, 'import_1');
    expect(await staged.ids()).toEqual(['import_1']);
    for (let time = 0; time < 2; time++) expect((await textOf('import_1')).length).toBe(3_000_008);
    await staged.remove('import_1');
    expect(await staged.ids()).toEqual([]);
  });

  it('lie there encrypted', async () => {
    const { id } = await staged.keep(parts('somebody,110101199001011234'));
    expect(readFileSync(folder.pathOf(`incoming/${id}`)).toString('latin1')).not.toContain('somebody');
    await staged.remove(id);
  });

  it('that were cut off or changed are a fault', async () => {
    const { id } = await staged.keep(parts('a text'));
    const path = folder.pathOf(`incoming/${id}`);
    const whole = readFileSync(path);
    truncateSync(path, whole.length - 32);
    await expect(textOf(id)).rejects.toThrow('cut off');
    const changed = Buffer.from(whole);
    changed[whole.length - 1] = (changed[whole.length - 1] ?? 0) ^ 1;
    writeFileSync(path, changed);
    await expect(textOf(id)).rejects.toThrow('not what was kept');
    await staged.remove(id);
  });

  it('that break off on the way leave nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('the line went dead');
    }
    await expect(staged.keep(broken())).rejects.toThrow('the line went dead');
    expect(readdirSync(folder.pathOf('incoming'))).toEqual([]);
  });
});
