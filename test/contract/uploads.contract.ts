import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Uploads } from '../../functions/core/ports/uploads.ts';
import type { Upload } from '../../functions/core/uploads/upload.ts';

/** Somewhere files can be put, and how whoever announced one puts it there: whether it was taken. */
export interface UploadsToTest {
  readonly uploads: Uploads;
  put(upload: Upload, content: Uint8Array): Promise<boolean>;
}

/** Larger than what is read at once. */
export const someFile = Buffer.from('姓名,身份证号,死亡日期\n'.repeat(40_000));

/** An upload of a file, announced at the beginning of a day. */
export function announced(number: number, content: Uint8Array = someFile): Upload {
  return {
    id: `upload-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    by: 'li',
    office: '500156',
    at: '/v1/register-imports?jurisdiction=500156',
    bytes: content.length,
    contentType: 'text/csv',
    sha256: createHash('sha256').update(content).digest('hex'),
    announcedAt: '2026-11-22T00:00:00.000Z',
    putUntil: '2026-11-22T00:15:00.000Z',
    keptUntil: '2026-11-23T00:00:00.000Z',
    heldUntil: null,
    takenUp: null,
  };
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

/** What holds wherever files are put. */
export function uploadsContract(toTest: () => UploadsToTest): void {
  test('a file that was put is there, can be read as often as one likes, and is gone once it is removed', async () => {
    const { uploads, put } = toTest();
    const one = announced(1);
    expect(await uploads.has(one.id)).toBe(false);
    expect(await put(one, someFile)).toBe(true);
    expect(await uploads.has(one.id)).toBe(true);
    for await (const part of uploads.open(one)) {
      expect(part.length).toBeGreaterThan(0);
      break; // whoever looks at its beginning alone
    }
    expect((await bytesOf(uploads.open(one))).equals(someFile)).toBe(true);
    await uploads.remove(one.id);
    await uploads.remove(one.id);
    expect(await uploads.has(one.id)).toBe(false);
    await expect(bytesOf(uploads.open(one))).rejects.toMatchObject({ name: 'upload-unknown' });
  });

  test.each([
    ['other bytes of the same length', Buffer.from(someFile).fill('x', 0, 1)],
    ['one byte more', Buffer.concat([someFile, Buffer.from('x')])],
    ['one byte less', someFile.subarray(1)],
    ['nothing', Buffer.alloc(0)],
  ])('%s instead of what was announced is not kept', async (_, content) => {
    const { uploads, put } = toTest();
    const two = announced(2);
    expect(await put(two, content)).toBe(false);
    expect(await uploads.has(two.id)).toBe(false);
  });

  test('the same put again is once, and two files of the same bytes are two', async () => {
    const { uploads, put } = toTest();
    const [three, four] = [announced(3), announced(4)];
    for (const one of [three, three, four]) expect(await put(one, someFile)).toBe(true);
    await uploads.remove(three.id);
    expect(await uploads.has(four.id)).toBe(true);
  });

  test('what lies there and is not what it should be is told at its end', async () => {
    const { uploads, put } = toTest();
    const five = announced(5);
    expect(await put(five, someFile)).toBe(true);
    const { sha256 } = announced(5, Buffer.from('another'));
    await expect(bytesOf(uploads.open({ ...five, sha256 }))).rejects.toMatchObject({
      name: 'upload-damaged',
    });
  });

  test('what a process itself hands on is found under the name that it gave', async () => {
    const { uploads } = toTest();
    const { sha256 } = announced(6);
    const file = { id: 'import_1', sha256 };
    const parts = async function* () {
      yield someFile.subarray(0, 1000);
      yield someFile.subarray(1000);
    };
    await uploads.keep(file, parts());
    expect((await bytesOf(uploads.open(file))).equals(someFile)).toBe(true);
    await expect(uploads.keep({ ...file, sha256: '0'.repeat(64) }, parts())).rejects.toMatchObject({
      name: 'upload-damaged',
    });
  });
}
