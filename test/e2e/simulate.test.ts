import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { openData } from '../../functions/runtime/open-data.ts';
import { recipient } from '../api/registers/register-api.ts';
import { runHuize } from '../support/run-huize.ts';
import { wulongFrom } from '../support/simulation-world.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('huize simulate says what a proposed rise would cost, and leaves the data as it is', async () => {
  const data = await openData(folder.pathOf('data'), systemClock);
  const person = await recipient(data, 'at the desk', ['living', 'nursing']);
  const before = await data.followUp.dossiers.load(person);
  const proposal = wulongFrom('2023-08-01', ({ parameters }) => {
    if (parameters.living) parameters.living.amount = '95.00';
  });
  const path = folder.pathOf(proposal.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, proposal.text);
  const options = ['--jurisdiction', '500156', '--month', '2023-08', '--data', folder.pathOf('data')];
  const run = await runHuize(['simulate', path, ...options]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(/living\s+1\s+80\.00\s+1\s+95\.00\s+rises 1 \(15\.00\)/);
  const json = await runHuize(['simulate', path, ...options, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ month: '2023-08', state: 'done' });
  expect(await data.followUp.dossiers.load(person)).toEqual(before);
  data.close();
});
