import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import cardCsv from '../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import { calendarDateAt } from '../../functions/core/calendar/beijing-time.ts';
import { addMonths } from '../../functions/core/shared/month.ts';
import { openData } from '../../functions/runtime/open-data.ts';
import { type ProcessRun, runHuize } from '../support/run-huize.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { addWulongPayee, copyWulong2023 } from '../support/wulong-payee.ts';

const folder = temporaryFolder();
const [data, policies] = [folder.pathOf('data'), folder.pathOf('policies')];
const today = calendarDateAt(systemClock.now());
const month = today.slice(0, 7);
/** Nobody's months are older, so that every amount can be said beforehand. */
const lastMonth = addMonths(month, -1);
const run = (number: number) => `run-500156-${month}-${number}`;
let person: string;

const huize = (words: string): Promise<ProcessRun> =>
  runHuize([...words.split(' '), '--data', data, '--policies', policies]);

beforeAll(async () => {
  copyWulong2023(policies);
  const opened = await openData(data, systemClock);
  person = await addWulongPayee(opened, 'cli', { appliedOn: `${lastMonth}-01` });
  await addWulongPayee(opened, 'no account', { appliedOn: `${lastMonth}-01`, hasAccount: false });
  opened.close();
});
afterAll(() => folder.remove());

describe('a month paid from the command line', () => {
  test('is prepared by one, refused to the same one, and released by another', async () => {
    const prepared = await huize(`payments prepare 500156 --month ${month} --by zhang --json`);
    expect(prepared.code).toBe(0);
    expect(JSON.parse(prepared.stdout)).toMatchObject({
      id: run(1),
      status: 'prepared',
      totals: { people: 2, payments: { people: 1, fen: 34_000 }, unpayable: { people: 1, fen: 34_000 } },
    });
    expect(prepared.stderr).toContain(`huize payments release ${run(1)}`);
    const same = await huize(`payments release ${run(1)} --by zhang`);
    expect(same.code).toBe(2);
    expect(same.stderr).toContain('second-person-required');
    const stale = await huize(`payments release ${run(1)} --by li --revision 1`);
    expect(stale.stderr).toContain('revision-stale');
    const released = await huize(`payments release ${run(1)} --by li --lang zh`);
    expect(released).toMatchObject({ code: 0 });
    expect(released.stdout).toContain('已核准');
    expect(released.stdout).toContain('困难残疾人生活补贴');
    expect((await huize(`payments verify ${run(1)}`)).code).toBe(0);
  });

  test('shows one person’s months and ledger, without a name', async () => {
    const shown = await huize(`entitlements show ${person} --lang zh`);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('应发80.00元');
    const ledger = await huize(`ledger show ${person} --json`);
    expect(JSON.parse(ledger.stdout).lines).toHaveLength(8);
    expect(await huize('ledger show person-of-nobody')).toMatchObject({ code: 2, stdout: '' });
  });

  test('is told to the bank, whose answer is read: unknown lines are named and change nothing', async () => {
    const file = folder.pathOf('bank.csv');
    expect((await huize(`payments bank-file ${run(1)} --by li --out ${file}`)).code).toBe(0);
    const [id = ''] = /[a-z0-9]{20,32}/.exec(readFileSync(file, 'latin1')) ?? [];
    const again = await huize(`payments bank-file ${run(1)} --by li --out ${file}`);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`${file} is there already and is not replaced`);
    const missing = await huize(`payments bank-return ${run(1)} ${folder.pathOf('missing.csv')} --lang zh`);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('missing.csv 不存在') });
    const answer = folder.pathOf('answer.csv');
    writeFileSync(answer, `业务编号,发放结果,合计金额\nnobody,成功,340.00\n`);
    expect((await huize(`payments bank-return ${run(1)} ${answer}`)).stderr).toContain(
      'bank-return-unknown-line',
    );
    writeFileSync(answer, `业务编号,发放结果,合计金额\n${id},成功,340.00\nnobody,成功,340.00\n`);
    const read = await huize(`payments bank-return ${run(1)} ${answer}`);
    expect(read).toMatchObject({ code: 1 });
    expect(read.stdout).toContain('1 paid, 0 sent back, 1 lines did not count');
    const show = await huize(`payments show ${run(1)} --json`);
    expect(JSON.parse(show.stdout).status).toBe('settled');
  });

  test('takes accounts and what became known at the command line, and says by whom', async () => {
    const set = await runHuize(
      [
        'entitlements',
        'account',
        person,
        '--set',
        '-',
        '--by',
        'wang',
        '--data',
        data,
        '--policies',
        policies,
      ],
      {
        input: JSON.stringify({
          kind: 'card',
          holder: '张丽华',
          bank: '农村商业银行',
          number: '6228000011112222',
        }),
      },
    );
    expect(set.stdout).toMatch(/^张\*华 {2}农村商业银行 {2}…2222 {2}wang {2}/);
    const wrong = await runHuize(
      [
        'entitlements',
        'account',
        person,
        '--set',
        '-',
        '--by',
        'wang',
        '--data',
        data,
        '--policies',
        policies,
      ],
      { input: '{"number": "62280000' },
    );
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).not.toContain('6228');
    const event = await huize(`entitlements event ${person} death --on ${lastMonth}-03 --by wang`);
    const again = await huize(`entitlements event ${person} death --on ${lastMonth}-03 --by li`);
    expect(again.stdout).toBe(event.stdout);
    const deathIn = async () => (await huize(`entitlements show ${person}`)).stdout.includes('Death');
    expect(await deathIn()).toBe(true);
    const appeal = `entitlements appeal ${person} --against ${event.stdout.trim()} --on ${today} --by wang`;
    expect((await huize(appeal)).stdout).toMatch(/^appeal-/);
    const ground = ['--ground', '公安部门更正，系同名误报'];
    const withdrawn = await runHuize([
      ...`entitlements withdraw ${person} ${event.stdout.trim()} --by li --data ${data}`.split(' '),
      ...ground,
    ]);
    expect(withdrawn.code).toBe(0);
    expect(await deathIn()).toBe(false);
  });

  test('goes to another bank in a layout that lies beside the policies; a broken one is named by file and place', async () => {
    const own = join(policies, '500156-wulong', 'banks');
    mkdirSync(own);
    const layout = { ...cardCsv, id: 'county-bank', file: { ...cardCsv.file, encoding: 'utf-8' } };
    writeFileSync(join(own, 'county-bank.json'), JSON.stringify(layout));
    writeFileSync(join(own, 'broken.json'), '{');
    const file = folder.pathOf('county-bank.csv');
    const write = (name: string) =>
      huize(`payments bank-file ${run(1)} --by li --out ${file} --layout ${name}`);
    expect((await write('broken')).stderr).toContain(
      '500156-wulong/banks/broken.json cannot be used: 1:2 a closing brace',
    );
    expect((await write('county-bnak')).stderr).toContain('batch-credit, broken, card-csv, county-bank');
    // This run went out already: its layout stays.
    const other = await write('county-bank');
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('went to the bank in the layout card-csv');
  });

  test('pays the rise of a policy version that is published for months already paid, and says why', async () => {
    const wulong = join(policies, '500156-wulong');
    const file = JSON.parse(readFileSync(join(wulong, '2023-02-23.json'), 'utf8'));
    file.effectiveFrom = `${lastMonth}-01`;
    file.issuedOn = today;
    file.parameters.living.amount = '100.00';
    writeFileSync(join(wulong, `${lastMonth}-01.json`), JSON.stringify(file));
    const prepared = await huize(
      `payments prepare 500156 --month ${month} --by zhang --supplement --lang zh --json`,
    );
    expect(JSON.parse(prepared.stdout).totals).toMatchObject({
      payments: { people: 1, fen: 4_000 },
      unpayable: { people: 1, fen: 38_000 },
    });
    const changes = await huize(`payments show ${run(2)} --changes --lang zh`);
    expect(changes.stdout).toContain('应发由 80.00 元改为 100.00 元：政策有了新版本');
    expect((await huize(`payments release ${run(2)} --by li`)).code).toBe(0);
    expect((await huize(`payments verify ${run(2)}`)).code).toBe(0);
    const listing = folder.pathOf('county-bank.csv');
    const asked = `payments bank-file ${run(2)} --by li --out ${listing} --layout county-bank`;
    expect((await huize(asked)).code).toBe(0);
    expect(readFileSync(listing, 'utf8')).toContain('业务编号');
    const list = await huize('payments list 500156');
    expect(list.stdout.split('\n').filter(Boolean)).toHaveLength(2);
  });

  test('says what is wrong with what was asked, and keeps its exit codes', async () => {
    expect((await huize(`payments show ${run(9)}`)).stderr).toContain('run-unknown');
    expect(await huize(`payments prepare 500156 --month ${month}`)).toMatchObject({ code: 2 });
    const begun = await huize(
      `recover begin ${person} --jurisdiction 500156 --cause error --ground 系统差错 --by li`,
    );
    expect(begun.stderr).toContain('recovery-not-possible');
    const nowhere = await runHuize(['payments', 'list', '500156', '--data', folder.pathOf('nothing')]);
    expect(nowhere.stderr).toContain('holds no data');
  });
});
