import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAct, type SeenCase } from '../support/kill-acts.ts';
import { killClient } from '../support/kill-client.ts';
import { type KillServer, killServer } from '../support/kill-server.ts';
import { runHuize } from '../support/run-huize.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let server: KillServer;
beforeAll(async () => {
  folder = temporaryFolder();
  server = await killServer(folder.pathOf('data'), folder.pathOf('compile-cache'));
});
afterAll(async () => {
  await server.kill();
  folder.remove();
});

test('a full disk is told to whoever asks; what was acknowledged is there, what was refused is not, and room mends it', async () => {
  const data = folder.pathOf('data');
  const client = killClient(server.url, data);
  server.start();
  expect(await server.isReady()).toBe(true);
  await server.stop();

  server.start({ mostKilobytesOfAFile: 600 });
  expect(await server.isReady()).toBe(true);
  const acknowledged: SeenCase[] = [];
  const refused: number[] = [];
  for (let person = 0; refused.length < 3 && person < 500; person++) {
    const outcome = await client.send(createAct(person));
    if (outcome.kind === 'done') acknowledged.push(outcome.after);
    else {
      expect(outcome).toMatchObject({ kind: 'refused', status: 507, type: 'storage-full' });
      refused.push(person);
    }
  }
  expect(refused).toHaveLength(3);
  expect(acknowledged.length).toBeGreaterThan(3);
  for (const { id } of acknowledged) expect(await client.read(id)).toMatchObject({ id });
  await server.stop();

  server.start();
  expect(await server.isReady()).toBe(true);
  for (const { id } of acknowledged) expect(await client.read(id)).toMatchObject({ id });
  for (const person of refused) expect(await client.send(createAct(person))).toMatchObject({ kind: 'done' });
  const verified = await runHuize(['audit', 'verify', '--data', data]);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stdout).toMatch(new RegExp(`^${acknowledged.length + refused.length} cases, `));
});
