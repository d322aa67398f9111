import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerLine } from '../../../../functions/core/payments/ledger-line.ts';
import { COUNTY, HOME, NEIGHBOUR } from '../../../../functions/local/demo/county/county-plan.ts';
import { type CountyWorld, openCounty } from '../../../../functions/local/demo/county/county-world.ts';
import { demoPolicies } from '../../../../functions/local/demo/county/demo-policies.ts';
import { reconcileCounty } from '../../../../functions/local/demo/county/reconcile/reconcile-county.ts';
import { startRegisterPool } from '../../../../functions/local/demo/county/register-thread.ts';
import { type CountyLife, runCounty } from '../../../../functions/local/demo/county/run-county.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';

const repository = join(import.meta.dirname, '..', '..', '..', '..');
const through = '2024-08';

let folder: TemporaryFolder;
let world: CountyWorld;
let life: CountyLife;
let paid: LedgerLine;

beforeAll(async () => {
  folder = temporaryFolder();
  const catalogue = demoPolicies(join(repository, 'policies'), folder.pathOf('county/policies'));
  const county = { ...COUNTY, people: 150, months: 2 };
  world = await openCounty(county, folder.pathOf('county'), catalogue, startRegisterPool());
  life = await runCounty(world, () => undefined);
  const { items } = await world.payments.ledger.linesBy(life.files[0]?.run ?? '', { limit: 1 });
  const [line] = items.filter(({ kind }) => kind === 'paid');
  if (line === undefined) throw new Error('the first run paid nobody');
  paid = line;
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

const differences = async (files = life.files) =>
  (await reconcileCounty(world, [HOME, NEIGHBOUR], through, files)).differences;

describe('the reconciliation of the demonstration', () => {
  test('finds nothing where nothing was touched', async () => {
    expect(await differences()).toEqual([]);
  });

  test('tells an amount that was changed in a bank file, by the run', async () => {
    const [sent] = life.files;
    if (sent === undefined) throw new Error('nothing was sent');
    const forged = join(folder.pathOf('county'), 'forged.csv');
    const text = iconv.decode(readFileSync(sent.path), 'gb18030');
    const [line = ''] = text.match(/^.*\b[0-9a-f]{32}\b.*$/m) ?? [];
    const cells = line.split(',');
    const more = text.replace(line, cells.with(9, `1${cells[9]}`).join());
    expect(more).not.toBe(text);
    writeFileSync(forged, iconv.encode(more, 'gb18030', { addBOM: true }));
    const found = await differences([{ ...sent, path: forged }, ...life.files.slice(1)]);
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${sent.run}: .* in the bank file`))]);
  });

  test('tells a file that is missing: what a run paid has to stand in one', async () => {
    expect(await differences(life.files.slice(1))).not.toEqual([]);
  });

  // The ledger is append-only: what was added stays, so these come last.
  test('tells a payment that no run has made', async () => {
    const stray: LedgerLine = { ...paid, id: `${paid.id}-twice`, fen: 1, by: `${paid.by}-forged` };
    await world.payments.ledger.append(paid.person, [stray]);
    expect(await differences()).toEqual([expect.stringMatching(/^0\.01 in the ledger by .*-forged/)]);
  });

  test('tells a fen more that is due than the dossier gives, by person, month and the sum of all', async () => {
    const { person, benefit, month } = paid;
    const due: LedgerLine = { ...paid, id: `${paid.id}-due`, kind: 'due', fen: 1 };
    await world.payments.ledger.append(person, [due]);
    const found = await differences();
    expect(found).toContainEqual(expect.stringContaining(`${month}/${benefit} of ${person}`));
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^${month} ${benefit}: .* by all dossiers`)),
    );
  });
});
