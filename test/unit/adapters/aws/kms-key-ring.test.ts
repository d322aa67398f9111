import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKmsKeyRing } from '../../../../functions/adapters/aws/kms-key-ring.ts';
import { createCallLog } from '../../../support/loopback/call-log.ts';
import { startKms } from '../../../support/loopback/kms-loopback.ts';
import type { Loopback } from '../../../support/loopback/loopback-server.ts';

const log = createCallLog(() => true);
let server: Loopback;
let client: KMSClient;
beforeAll(async () => {
  server = await startKms(log, (error) => {
    throw error;
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new KMSClient({ endpoint: server.url, region: 'test', credentials });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

const ring = (dataKeyId: string, ...retiredDataKeyIds: string[]) =>
  createKmsKeyRing({ client, dataKeyId, retiredDataKeyIds, macKeyId: 'mac' });

test('a data key opens with its own record alone', async () => {
  const { key, stored } = await ring('first').newDataKey('case#1');
  expect(key).toHaveLength(32);
  expect(await ring('first').unwrap(stored, 'case#1')).toEqual(key);
  await expect(ring('first').unwrap(stored, 'case#2')).rejects.toThrow('InvalidCiphertextException');
});

test('a key that was rotated out still opens, and is wrapped anew without leaving KMS', async () => {
  const { key, stored } = await ring('first').newDataKey('case#1');
  const rotated = ring('second', 'first');
  const again = await rotated.rewrap(stored, 'case#1');
  expect(again.masterKeyId).toBe('second');
  expect(await rotated.unwrap(again, 'case#1')).toEqual(key);
  expect(log.calls.filter(({ action }) => action.startsWith('kms:ReEncrypt'))).toHaveLength(2);
});

test('a master key that the ring does not hold is a fault that names it', async () => {
  const { stored } = await ring('first').newDataKey('case#1');
  await expect(ring('second').unwrap(stored, 'case#1')).rejects.toThrow(
    'master key first is not in the key ring',
  );
});

test('the same text has the same lookup hash, another text another', async () => {
  const hash = await ring('first').lookupHash('one');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await ring('second').lookupHash('one')).toBe(hash);
  expect(await ring('first').lookupHash('two')).not.toBe(hash);
});
