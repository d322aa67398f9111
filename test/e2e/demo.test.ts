import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { systemClock } from '../../functions/adapters/local/system-clock.ts';
import type { ToldCase } from '../../functions/local/demo/demo-report.ts';
import { dataPaths } from '../../functions/runtime/data-paths.ts';
import { killServer } from '../support/kill-server.ts';
import { runDemo } from '../support/run-demo.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const mostMs = 20_000;

/** Has a process write down at its end what processor time it took; what else the machine did is not in it. */
const tellUsageIn = (file: string): string =>
  encodeURIComponent(`import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.cpuUsage())));`);

const demo = (...words: string[]) => runDemo(['--cases', ...words]);

let folder: TemporaryFolder;
let cases: readonly ToldCase[];
let cpuMs: number;

beforeAll(async () => {
  folder = temporaryFolder();
  const usage = folder.pathOf('usage.json');
  const words = ['--cases', '--json', '--data', folder.pathOf('data')];
  const run = await runDemo(words, undefined, [`--import=data:text/javascript,${tellUsageIn(usage)}`]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const { user, system } = JSON.parse(readFileSync(usage, 'utf8'));
  cpuMs = (user + system) / 1000;
  ({ cases } = JSON.parse(run.stdout));
});
afterAll(() => folder.remove());

async function reader(url: string, data: string) {
  const issuer = openLocalIssuer(dataPaths(data).issuer, systemClock);
  return async (jurisdiction: string, path: string): Promise<{ readonly items?: readonly unknown[] }> => {
    const wish = { role: 'window-clerk', jurisdiction, subject: 'reader', lifetimeInMinutes: 5 };
    const authorization = `Bearer ${await issuer.issueToken(wish)}`;
    const answer = await fetch(url + path, { headers: { authorization } });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { readonly items?: readonly unknown[] };
  };
}

const typesOf = ({ timeline }: ToldCase) => timeline.map(({ type }) => type);

describe('the demonstration', () => {
  test('takes less than 20 seconds of a processor', () => {
    expect(cpuMs).toBeGreaterThan(100);
    expect(cpuMs).toBeLessThan(mostMs);
  });

  test('decides 80.00 and 90.00 from 2023-03 for the person who applied in Luquan', () => {
    const [elsewhere] = cases;
    expect(elsewhere).toMatchObject({
      status: 'closed',
      result: {
        fromMonth: '2023-03',
        benefits: {
          living: { outcome: 'granted', monthlyAmount: '80.00' },
          nursing: { outcome: 'granted', monthlyAmount: '90.00' },
        },
      },
      seenBy: [
        { list: 'received', county: '130110', status: 'closed' },
        { list: 'competent', county: '500156', status: 'closed' },
      ],
    });
  });

  test('counts ten working days over a festival, calls the term late the day after, and tells the level above', () => {
    const [elsewhere] = cases;
    const byType = Map.groupBy(elsewhere?.timeline ?? [], ({ type }) => type);
    expect(byType.get('case-pushed')).toMatchObject([{ dueOn: '2023-04-06' }]);
    expect(byType.get('case-pushed')?.[0]?.term?.zh).toContain(
      '不计 周末 03-25 03-26 04-01 04-02、清明 04-05',
    );
    expect(byType.get('clock-overdue')).toMatchObject([
      { at: '2023-04-06T16:00:00.000Z', actor: { role: 'platform' } },
    ]);
    expect(byType.get('clock-overdue')?.[0]?.text.zh).toContain('案件在“县级民政部门审定”环节');
    expect(elsewhere?.escalatedTo).toEqual(['500000']);
    expect(byType.get('case-determined')?.[0]?.told).toEqual(['receiving-office', 'competent-office']);
  });

  test('sends the neighbour back once, hangs the notice out and re-examines one objection', () => {
    const home = cases[1];
    if (home === undefined) throw new Error('the demonstration has two cases');
    const told = typesOf(home);
    for (const type of [
      'correction-requested',
      'notice-published',
      'objection-filed',
      're-examination-opened',
    ])
      expect(told.filter((one) => one === type)).toHaveLength(1);
    expect(home.status).toBe('closed');
    expect(home.escalatedTo).toEqual([]);
  });

  test('writes the decision letter in Chinese with amounts, reasons, citations and ways to object', () => {
    const { parts = [], remedies = '' } = cases[0]?.letter ?? {};
    for (const wanted of ['80.00元', '90.00元', '2023年3月', '理由', '武隆民政发〔2023〕9号', '如有异议'])
      expect(parts.join('\n')).toContain(wanted);
    expect(remedies).toContain('行政复议');
  });

  test('verifies both chains, and names the event that was forged', () => {
    for (const told of cases) {
      expect(told.audit).toMatchObject({ isIntact: true, events: told.timeline.length });
      expect(told.auditOfForgery).toMatchObject({
        isIntact: false,
        sequence: Math.floor(told.timeline.length / 2) + 1,
      });
    }
  });

  test('leaves its cases where npm start reads them, in the lists of both offices', async () => {
    const data = folder.pathOf('data');
    const server = await killServer(data, folder.pathOf('compile-cache'));
    server.start();
    try {
      expect(await server.isReady()).toBe(true);
      const read = await reader(server.url, data);
      for (const [index, month] of ['2023-03', '2023-04'].entries()) {
        const list = await read('500156', `/v1/cases?list=competent&month=${month}`);
        expect(list).toMatchObject({ items: [{ id: cases[index]?.id, status: 'closed' }] });
      }
      const { items } = await read('130110', '/v1/cases?list=received&month=2023-03');
      expect(items).toMatchObject([{ id: cases[0]?.id }]);
      for (const { id, timeline } of cases) {
        expect(await read('500156', `/v1/cases/${id}`)).toMatchObject({ id, status: 'closed' });
        const events = await read('500156', `/v1/cases/${id}/events?limit=100`);
        expect(events.items).toHaveLength(timeline.length);
      }
    } finally {
      await server.stop();
    }
  });
});

describe('its timeline', () => {
  test.each([
    ['zh', ['逾期：', '报告上级重庆市（500000）督办', '05-06（调休上班）', '审计：']],
    ['en', ['OVERDUE:', 'due 2023-04-06', '05-06 (make-up day)', 'Audit:']],
  ])('reads in %s, without colours in a pipe, and says how to read on', async (lang, parts) => {
    const { code, stdout } = await demo('--lang', lang, '--data', folder.pathOf(`data-${lang}`));
    expect(code).toBe(0);
    for (const part of [...parts, 'npm start -- --data', 'token --data']) expect(stdout).toContain(part);
    expect(stdout).not.toContain('\u001b');
  });

  test('a folder that was used before takes the two persons again', async () => {
    const { code } = await demo('--data', folder.pathOf('data'));
    expect(code).toBe(0);
  });
});

test.each([
  ['--dta', 'x'],
  ['--lang', 'fr'],
])('%s %s is not known and told with 2', async (...words) => {
  expect(await demo(...words)).toMatchObject({ code: 2, stdout: '' });
});
