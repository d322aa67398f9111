import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openData } from '../../functions/runtime/open-data.ts';
import { CERTIFICATE_HEADER } from '../support/certificate-header.ts';
import { bring, registerWorld, someone, WULONG } from '../support/register-world.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { huize } from '../support/test-terminal.ts';

/** The day of the terminal of tests. */
const on = '2026-03-02';
const people = 250;
const folder = temporaryFolder();
afterAll(() => folder.remove());

test('a search for people that is killed goes on where it stood, and lists and counts everybody once', async () => {
  const path = folder.pathOf('data');
  const world = await registerWorld(on);
  const data = await openData(path, world.clock);
  const { followUp, cases, waivers, vault } = data;
  const rows = Array.from({ length: people }, (_, at) => [
    ...[...someone(at), '肢体', '一级', '2022-06-01', '2032-05-01', '有效'],
  ]);
  const imported = { ...world, ...followUp, cases, waivers, vault };
  await bring(imported, 'disability-certificates', on, CERTIFICATE_HEADER, rows);

  const script = fileURLToPath(new URL('../support/killed-search.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path, on, '130'], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  const [search] = (await followUp.discovery.searches(WULONG, { limit: 1 })).items;
  if (search === undefined) throw new Error('no search was begun');
  expect(await followUp.discovery.searchParts(search)).toMatchObject([{ state: 'searching', people: 100 }]);

  const words = ['discover', '--jurisdiction', WULONG, '--data', path, '--json'];
  const { code, stdout } = await huize(words);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id: search.id, state: 'done', people, added: people });
  const { items } = await followUp.discovery.list(WULONG, 'to-contact', { limit: 1000 });
  expect(items.map(({ revision }) => revision)).toEqual(Array.from({ length: people }, () => 1));
  data.close();
});
