import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import type { ToldCounty } from '../../functions/local/demo/county/demo-county.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { killServer } from '../support/kill-server.ts';
import { type DemoRun, runDemo } from '../support/run-demo.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const size = ['--county', '--people', '300', '--months', '6'];

let folder: TemporaryFolder;
let told: ToldCounty;
let again: DemoRun;

beforeAll(async () => {
  folder = temporaryFolder();
  const [first, second] = await Promise.all([
    runDemo([...size, '--json', '--data', folder.pathOf('data')]),
    runDemo([...size, '--lang', 'zh', '--data', folder.pathOf('again')]),
  ]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  told = JSON.parse(first.stdout).county;
  again = second;
}, 300_000);
afterAll(() => folder.remove());

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('the county of the demonstration', () => {
  test('agrees to the 分: dossiers, ledger, runs and the files of the bank', () => {
    const { months, runs, people, sample, differences } = told.report.reconciliation;
    expect(differences).toEqual([]);
    expect(people).toBeGreaterThan(20);
    expect(sample.people).toBeGreaterThan(10);
    expect(sum(months.map(({ due }) => due))).toBeGreaterThan(0);
    expect(sum(months.map(({ recomputed }) => recomputed))).toBe(sum(months.map(({ due }) => due)));
    expect(runs.length).toBeGreaterThanOrEqual(6);
    expect(sum(runs.map(({ fileFen }) => fileFen))).toBe(sum(runs.map(({ ledgerFen }) => ledgerFen)));
  });

  test('has recipients in every month, applications decided and findings settled', () => {
    const { months, stock } = told.report;
    expect(months.map(({ month }) => month)).toEqual([
      ...['2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12'],
    ]);
    expect(stock).toBeGreaterThan(0);
    for (const { recipients, paid } of months) {
      expect(recipients).toBeGreaterThan(0);
      expect(paid.living).toBeGreaterThan(0);
    }
    expect(sum(months.map(({ granted }) => granted))).toBeGreaterThan(0);
    expect(sum(months.map(({ settled }) => settled['confirmed.should-receive'] ?? 0))).toBeGreaterThan(0);
  });

  test('is the same the next time, page for page, and told in words where nobody asks for JSON', () => {
    expect(again).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['report.html', 'report.md']) {
      const texts = ['data', 'again'].map((data) =>
        readFileSync(folder.pathOf(`${data}/county/${name}`), 'utf8'),
      );
      expect(texts[0]).toBe(texts[1]);
    }
    for (const part of ['发生了什么', '对账到分一致', 'report.html', 'npm start -- --data'])
      expect(again.stdout).toContain(part);
    expect(again.stdout).not.toContain('\u001b');
  });

  test('leaves a page that needs no other: drawings inside, nothing fetched', () => {
    const html = readFileSync(told.html, 'utf8');
    expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(6);
    expect(html.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|<script|<link|src=/);
    expect(html).not.toMatch(/NaN|undefined/);
    const markdown = readFileSync(told.markdown, 'utf8');
    expect(markdown).toContain('| 2024-12 |');
    expect(markdown).not.toMatch(/NaN|undefined/);
  });

  test('names nobody who could exist: the page holds no name and no number of anybody', () => {
    const html = readFileSync(told.html, 'utf8');
    expect(html).not.toMatch(/\d{17}[\dX]/);
  });

  test('can be read where npm start serves it: runs, findings, recoveries, oversight', async () => {
    const server = await killServer(told.folder, folder.pathOf('compile-cache'));
    server.start();
    try {
      expect(await server.isReady()).toBe(true);
      const issuer = openLocalIssuer(dataPaths(told.folder).issuer, systemClock);
      const wish = {
        role: 'civil-affairs-approver',
        jurisdiction: '500156',
        subject: 'reader',
        lifetimeInMinutes: 5,
      };
      const authorization = `Bearer ${await issuer.issueToken({ ...wish, role: 'civil-affairs-approver' })}`;
      const read = async (path: string) => {
        const answer = await fetch(server.url + path, { headers: { authorization } });
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        return answer.json();
      };
      const runs = await read('/v1/payment-runs?jurisdiction=500156&limit=100');
      expect(runs).toMatchObject({ items: Array(6).fill({ jurisdiction: '500156' }) });
      const [{ id }] = (runs as { items: readonly { id: string }[] }).items as [{ id: string }];
      expect(await read(`/v1/payment-runs/${id}`)).toMatchObject({ id, month: '2024-12' });
      for (const path of ['findings?list=found&month=2024-08', 'recoveries?jurisdiction=500156'])
        expect(await read(`/v1/${path}`)).toHaveProperty('items');
      await read('/v1/oversight?jurisdiction=500156&from=2024-07&to=2024-12');
    } finally {
      await server.stop();
    }
  }, 60_000);
});

test('a folder that was used before keeps its county: the next one is made beside it', async () => {
  const small = ['--county', '--people', '60', '--months', '1', '--json', '--data', folder.pathOf('data')];
  const before = readFileSync(told.html, 'utf8');
  const { code, stdout } = await runDemo(small);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).county.folder).toBe(folder.pathOf('data/county-2'));
  expect(readFileSync(told.html, 'utf8')).toBe(before);
}, 120_000);

test.each([
  [['--people', 'abc'], '--people is abc; right is a whole number from 1 to 5000'],
  [['--months', '25'], '--months is 25; right is a whole number from 1 to 24'],
  [['--people', '0'], '--people is 0; right is'],
])('%j is refused readably before anything is made', async (words, said) => {
  const data = folder.pathOf(`refused ${words.join(' ')}`);
  const run = await runDemo(['--county', ...words, '--data', data]);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain(said);
  expect(existsSync(data)).toBe(false);
});

test('Ctrl-C ends it without a word of fault, and what was made can be opened', async () => {
  const data = folder.pathOf('interrupted');
  const interrupt = (pid: number) => {
    const looking = setInterval(() => {
      if (!existsSync(join(data, 'county', 'exchange'))) return;
      clearInterval(looking);
      process.kill(pid, 'SIGINT');
    }, 50);
  };
  const { signal, code, stderr } = await runDemo(['--county', '--people', '300', '--data', data], interrupt);
  expect(signal ?? code).toBe(130);
  expect(stderr).toMatch(/^(Ended at your wish[^\n]*\n)?$/);
  expect(readdirSync(join(data, 'county'))).toContain('huize.sqlite');
}, 120_000);
