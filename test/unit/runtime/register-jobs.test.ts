import { afterAll, expect, it } from 'vitest';
import { openFolderStagedFiles } from '../../../functions/adapters/local/folder-staged-files.ts';
import { createMemoryTable } from '../../../functions/adapters/local/memory-table.ts';
import { createFollowUpStores } from '../../../functions/adapters/stores/follow-up-stores.ts';
import { beginSearch } from '../../../functions/core/use-cases/registers/begin-search.ts';
import { searchCounty } from '../../../functions/core/use-cases/registers/search-county.ts';
import { showSearch } from '../../../functions/core/use-cases/registers/show-search.ts';
import { startRegisterJobs } from '../../../functions/runtime/register-jobs.ts';
import { policySides } from '../../../functions/runtime/register-services.ts';
import { oneKeyRing } from '../../support/case-world.ts';
import { CERTIFICATE_HEADER } from '../../support/certificate-header.ts';
import { compiledOnce } from '../../support/compiled-policies.ts';
import { bring, registerWorld, someone } from '../../support/register-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const on = '2023-06-30';
const folder = temporaryFolder();
afterAll(() => folder.remove());

it('a process takes up at its start a search that was interrupted, of an authority without a policy of its own', async () => {
  const { catalogue, cases, waivers, vault, clock, ...world } = await registerWorld(on);
  const followUp = createFollowUpStores(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  const parts = { catalogue, cases, waivers, vault, clock };
  const services = { ...world, ...parts, ...followUp, sideOf: policySides(compiledOnce) };
  const rows = Array.from({ length: 120 }, (_, at) => [
    ...[...someone(at), '肢体', '一级', '2022-06-01', '2032-05-01', '有效'],
  ]);
  await bring(services, 'disability-certificates', on, CERTIFICATE_HEADER, rows);
  const search = await beginSearch(services, '500000', on);
  const killed = searchCounty(services, search, '500156', () => {
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await showSearch(services, search)).toMatchObject({ state: 'searching', people: 100 });

  const start = () =>
    startRegisterJobs({
      catalogue: () => catalogue,
      servicesOn: () => services,
      staged: openFolderStagedFiles(folder.pathOf('incoming'), oneKeyRing()),
      followUp,
      clock,
      onFault: (error) => {
        throw error;
      },
    });
  const jobs = start();
  expect(await jobs.resumed).toBe(1);
  await jobs.goOnSearch(search); // the one that is running
  expect(await showSearch(services, search)).toMatchObject({ state: 'done', people: 120, added: 120 });
  await jobs.stop();
  expect(await start().resumed).toBe(0);
});
