import { createHmac } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSealedBytes, sealBytes } from '../../../../functions/adapters/identity/sealed-bytes.ts';
import { openFileKeyRing, rotateFileKeyRing } from '../../../../functions/adapters/local/file-key-ring.ts';
import { newKeyRing, newPath } from './keys.ts';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const bytesOf = (text: string) => Buffer.from(text);

describe('a key file', () => {
  it('is made at the first start, for its owner alone, and read at the next', async () => {
    const file = newPath('data/keys/key-ring.json');
    const first = openFileKeyRing(file);
    const second = openFileKeyRing(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(file))).toEqual(['key-ring.json']);
    const sealed = await sealBytes(first, 'record', bytesOf('text'));
    expect(textOf(await openSealedBytes(second, 'record', sealed))).toBe('text');
  });

  it('that others can read is a fault', () => {
    const file = newPath('key-ring.json');
    openFileKeyRing(file);
    chmodSync(file, 0o644);
    expect(() => openFileKeyRing(file)).toThrow(/has mode 644; it holds secret keys and must have mode 600/);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -40)],
    ['empty', () => ''],
    ['of another format', (text: string) => text.replace('ring-1', 'ring-9')],
    ['with another master key', (text: string) => text.replace(/("mk-\w+": ")[\w-]{4}/, '$1zzzz')],
    ['with half a lookup key', (text: string) => text.replace(/("lookupKey": ")[\w-]{20}/, '$1')],
    [
      'that names no current key',
      (text: string) => text.replace(/("currentMasterKeyId": "mk-)\w+/, '$1none'),
    ],
  ])('that is %s is a fault that shows no key', (_what, damage) => {
    const file = newPath('key-ring.json');
    openFileKeyRing(file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, damage(text));
    const secrets = [...text.matchAll(/": "([\w-]{43})"/g)].map(([, secret]) => secret);
    expect(secrets).toHaveLength(2);
    const message = messageOf(() => openFileKeyRing(file));
    expect(message).toContain('is not a key ring');
    for (const secret of secrets) expect(message).not.toContain(secret?.slice(0, 8));
  });

  it('is rotated in one step and keeps the old keys', async () => {
    const file = newPath('key-ring.json');
    const before = openFileKeyRing(file);
    const sealed = await sealBytes(before, 'record', bytesOf('old'));
    const { currentMasterKeyId } = before;
    rotateFileKeyRing(file);
    const after = openFileKeyRing(file);
    expect(after.currentMasterKeyId).not.toBe(currentMasterKeyId);
    expect(after.retiredMasterKeyIds).toEqual([currentMasterKeyId]);
    expect(textOf(await openSealedBytes(after, 'record', sealed))).toBe('old');
    const again = { ...sealed, ...(await after.rewrap(sealed, 'record')) };
    expect(again.masterKeyId).toBe(after.currentMasterKeyId);
    expect(textOf(await openSealedBytes(after, 'record', again))).toBe('old');
    expect(await after.lookupHash('x')).toBe(await before.lookupHash('x'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuses a second rotation at the same time, and loses no key', () => {
    const file = newPath('key-ring.json');
    openFileKeyRing(file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(`${file}.new`, 'another rotation writes here');
    expect(() => rotateFileKeyRing(file)).toThrow(/another change is under way/);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(existsSync(`${file}.new`)).toBe(true);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(`${file}.new`, longAgo, longAgo); // whoever wrote it was killed
    rotateFileKeyRing(file);
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('that another process has rotated is taken up a turn later; another ring in its place is a fault', async () => {
    const file = newPath('key-ring.json');
    const ring = openFileKeyRing(file);
    const before = ring.currentMasterKeyId;
    const old = await ring.newDataKey('a record');
    rotateFileKeyRing(file);
    await nextTurn();
    expect((await ring.newDataKey('another')).stored.masterKeyId).not.toBe(before);
    expect(ring.retiredMasterKeyIds).toEqual([before]);
    expect(Buffer.from(await ring.unwrap(old.stored, 'a record'))).toEqual(old.key);
    const other = newPath('other.json');
    openFileKeyRing(other);
    writeFileSync(file, readFileSync(other, 'utf8'));
    await nextTurn();
    await expect(ring.newDataKey('a record')).rejects.toThrow(/was exchanged for another key ring/);
  });
});

describe('sealed bytes', () => {
  it('come out as they went in, and never the same twice', async () => {
    const ring = newKeyRing();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.string(), async (plain, recordId) => {
        const [one, two] = [await sealBytes(ring, recordId, plain), await sealBytes(ring, recordId, plain)];
        expect(await openSealedBytes(ring, recordId, one)).toEqual(Buffer.from(plain));
        expect(Buffer.from(one.data).equals(two.data)).toBe(false);
        expect(one.wrapped).not.toBe(two.wrapped);
      }),
    );
  });

  it('do not open when any byte is another', async () => {
    const ring = newKeyRing();
    const sealed = await sealBytes(ring, 'record', bytesOf('some text'));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.data.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const data = Uint8Array.from(sealed.data, (byte, place) => (place === at ? byte ^ by : byte));
        await expect(openSealedBytes(ring, 'record', { ...sealed, data })).rejects.toThrow(
          'record cannot be decrypted: its bytes are not those that were sealed',
        );
      }),
    );
    await expect(
      openSealedBytes(ring, 'record', { ...sealed, data: sealed.data.slice(0, 20) }),
    ).rejects.toThrow(/cannot be decrypted/);
  });

  it('do not open as another record, nor with the data key of another', async () => {
    const ring = newKeyRing();
    const [one, two] = [
      await sealBytes(ring, 'one', bytesOf('1')),
      await sealBytes(ring, 'two', bytesOf('2')),
    ];
    await expect(openSealedBytes(ring, 'two', one)).rejects.toThrow(/data key of two cannot be unwrapped/);
    await expect(openSealedBytes(ring, 'one', { ...one, wrapped: two.wrapped })).rejects.toThrow(
      /of another record/,
    );
    const wrapped = Buffer.from(one.wrapped, 'base64url').fill(0, 30, 31).toString('base64url');
    if (wrapped !== one.wrapped)
      await expect(openSealedBytes(ring, 'one', { ...one, wrapped })).rejects.toThrow(/it was changed/);
  });

  it('do not open with the keys of another folder, which is said', async () => {
    const [mine, other] = [newKeyRing(), newKeyRing()];
    const sealed = await sealBytes(mine, 'record', bytesOf('text'));
    await expect(openSealedBytes(other, 'record', sealed)).rejects.toThrow(
      `master key ${mine.currentMasterKeyId} is not in the key ring, which has ${other.currentMasterKeyId}`,
    );
  });
});

describe('a lookup hash', () => {
  it('is HMAC-SHA-256 by the lookup key, the same for good, and another in another folder', async () => {
    const file = newPath('key-ring.json');
    const ring = openFileKeyRing(file);
    const lookupKey: string = JSON.parse(readFileSync(file, 'utf8')).lookupKey;
    const other = newKeyRing();
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const hash = createHmac('sha256', Buffer.from(lookupKey, 'base64url')).update(text).digest('hex');
        expect(await ring.lookupHash(text)).toBe(hash);
        expect(await openFileKeyRing(file).lookupHash(text)).toBe(hash);
        expect(await other.lookupHash(text)).not.toBe(hash);
      }),
      { numRuns: 30 },
    );
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
