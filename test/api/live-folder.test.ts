import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../functions/core/policies/check/finding.ts';
import { type LocalRuntime, startLocal } from '../../functions/runtime/local.ts';
import { MINI_PERSON, MINI_PUBLISHED_NATION, miniFolder, writePolicy } from '../support/mini-folder.ts';
import { MINI_COUNTY } from '../support/mini-policy.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { fail } from './repository-api.ts';

let folder: TemporaryFolder;
let data: TemporaryFolder;
let runtime: LocalRuntime;
let reported: string[];

beforeEach(async () => {
  folder = miniFolder();
  data = temporaryFolder();
  reported = [];
  runtime = await startLocal(
    {
      port: 0,
      host: '127.0.0.1',
      policies: folder.pathOf('.'),
      data: data.pathOf('data'),
      openness: 'stateless',
    },
    {
      onPolicies: ({ findings }) =>
        reported.push(...findings.map(({ file, line, code }) => `${file}:${line} ${code}`)),
      onFault: fail,
    },
  );
});

afterEach(async () => {
  await runtime.close();
  folder.remove();
  data.remove();
});

const get = async (path: string): Promise<unknown> => (await fetch(`${runtime.url}${path}`)).json();

async function determine(
  jurisdiction: string,
): Promise<{ status: number; total: string | undefined; text: string }> {
  const response = await fetch(`${runtime.url}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jurisdiction,
      month: '2023-06',
      facts: factsIn(jurisdiction),
    }),
  });
  const text = await response.text();
  return { status: response.status, total: JSON.parse(text).totalMonthlyAmount, text };
}

/** Somebody whose nursing allowance is the county's amount. */
const factsIn = (jurisdiction: string) => ({
  ...MINI_PERSON,
  livelihood: { status: 'none' },
  household: { disabledMembers: 1, incomePerHead: '3000.00' },
  hukou: { code: jurisdiction, area: 'urban' },
});

/** A second, where nothing else keeps the machine busy; what keeps it makes the looks last longer. */
const looks = 50;
const betweenLooksMs = 20;

/** Waits until something is so, for a second as this process has seconds: it serves and looks in turns. */
async function soon<T>(look: () => Promise<T> | T, isSo: (found: T) => boolean): Promise<T> {
  let found = await look();
  for (let count = 0; count < looks && !isSo(found); count++) {
    await pause(betweenLooksMs);
    found = await look();
  }
  if (isSo(found)) return found;
  throw new Error(`not within a second; last seen: ${JSON.stringify(found).slice(0, 200)}`);
}

const NEW = '500101-wanzhou/2023-01-01.json';
const newDistrict = (amount: string) => ({
  ...MINI_COUNTY,
  jurisdiction: '500101',
  name: { zh: '万州区', en: 'Wanzhou' },
  effectiveFrom: '2023-01-01',
  parameters: { nursing: { amount, cite: 'county-9 二' } },
});
const totalOf = (jurisdiction: string) => () => determine(jurisdiction);
interface Health {
  status: string;
  findings: Finding[];
}
const health = () => get('/healthz') as Promise<Health>;

describe('a district is a file, live', () => {
  it('a new file answers, a changed one takes effect, a removed one is gone; no restart, nobody else notices', async () => {
    const other = await determine('500156');
    expect(other.status).toBe(200);
    expect((await determine('500101')).status).toBe(404);
    writePolicy(folder, NEW, newDistrict('130.00'));
    const first = await soon(totalOf('500101'), ({ status }) => status === 200);
    writePolicy(folder, NEW, newDistrict('145.00'));
    const second = await soon(totalOf('500101'), ({ total }) => total !== first.total);
    expect(Number(second.total) - Number(first.total)).toBe(15);
    rmSync(folder.pathOf(NEW));
    await soon(totalOf('500101'), ({ status }) => status === 404);
    expect(await determine('500156')).toEqual(other);
  });

  it('a broken file is reported with its place, and its last good version stays', async () => {
    const other = await determine('500156');
    writePolicy(folder, NEW, newDistrict('130.00'));
    const good = await soon(totalOf('500101'), ({ status }) => status === 200);
    const text = JSON.stringify(newDistrict('140.00'), null, 2);
    writePolicy(folder, NEW, text.replace('"amount": "140.00"', '"amount": "140.00",,'));
    const broken = await soon(health, ({ status }) => status === 'degraded');
    const line = text.slice(0, text.indexOf('"140.00"')).split('\n').length;
    expect(broken.findings[0]).toMatchObject({ file: NEW, line, code: 'malformed-json', severity: 'error' });
    expect(reported).toContain(`${NEW}:${line} malformed-json`);
    const { items } = (await get('/v1/jurisdictions?q=500101')) as {
      items: { findings: Finding[]; versions: object[] }[];
    };
    expect(items[0]).toMatchObject({
      findings: [{ file: NEW, line }],
      versions: [{ effectiveFrom: '2023-01-01' }],
    });
    expect(await determine('500101')).toEqual(good);
    expect(await determine('500156')).toEqual(other);
    writePolicy(folder, NEW, text);
    const mended = await soon(totalOf('500101'), ({ total }) => total !== good.total);
    expect(Number(mended.total) - Number(good.total)).toBe(10);
    expect((await health()).findings.filter(({ file }) => file === NEW && file.endsWith('error'))).toEqual(
      [],
    );
  });

  it('a new district whose first file is broken is seen with its findings, and has no policy', async () => {
    writePolicy(folder, NEW, {
      ...newDistrict('130.00'),
      parameters: { nursing: { amount: '130.00', cite: 'nowhere 1' } },
    });
    await soon(health, ({ status }) => status === 'degraded');
    const one = (await get('/v1/jurisdictions/500101')) as {
      versions: object[];
      findings: { code: string }[];
    };
    expect(one.versions).toEqual([]);
    expect(one.findings.map(({ code }) => code)).toContain('unknown-document');
    expect((await determine('500101')).status).toBe(404);
  });

  it('takes a file that an editor puts in place by renaming, and no other that it leaves there', async () => {
    writePolicy(folder, NEW, newDistrict('130.00'));
    const first = await soon(totalOf('500101'), ({ status }) => status === 200);
    writePolicy(folder, '500101-wanzhou/.2023-01-01.json.swp', '{');
    writePolicy(folder, '500101-wanzhou/.#2023-01-01.json', '{');
    writePolicy(folder, '500101-wanzhou/2023-01-01.json~', '{');
    writePolicy(folder, '500101-wanzhou/2023-01-01.json.tmp', newDistrict('150.00'));
    renameSync(folder.pathOf('500101-wanzhou/2023-01-01.json.tmp'), folder.pathOf(NEW));
    const second = await soon(totalOf('500101'), ({ total }) => total !== first.total);
    expect(Number(second.total) - Number(first.total)).toBe(20);
    expect((await health()).status).toBe('ok');
  });

  it('holds back a change above that would break what stands below, until both fit', async () => {
    const other = await determine('500156');
    const nation = '100000-nation/2016-01-01.json';
    const { nursing: _, ...parameters } = MINI_PUBLISHED_NATION.parameters ?? {};
    writePolicy(folder, nation, { ...MINI_PUBLISHED_NATION, parameters });
    const { findings } = await soon(health, ({ status }) => status === 'degraded');
    expect(findings.map(({ file }) => file)).toContain(nation);
    expect(await determine('500156')).toEqual(other);
    writePolicy(folder, nation, MINI_PUBLISHED_NATION);
    await soon(health, ({ status }) => status === 'ok');
    expect(await determine('500156')).toEqual(other);
  });

  it('a broken file of the nation takes no district down, and new districts still come in', async () => {
    const other = await determine('500156');
    writeFileSync(folder.pathOf('100000-nation/2016-01-01.json'), '{ "jurisdiction": ');
    await soon(health, ({ status }) => status === 'degraded');
    expect((await health()).findings.every(({ file }) => file.startsWith('100000'))).toBe(true);
    expect(await determine('500156')).toEqual(other);
    writePolicy(folder, NEW, newDistrict('130.00'));
    await soon(totalOf('500101'), ({ status }) => status === 200);
  });

  it('a request that runs keeps the policies it started with', async () => {
    const { body, send } = openBatch();
    const response = await fetch(`${runtime.url}/v1/determinations/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
      duplex: 'half',
    } as RequestInit);
    const reader = response.body?.getReader();
    const next = async () => JSON.parse(new TextDecoder().decode((await reader?.read())?.value));
    send('500156');
    const before = await next();
    const path = '500156-county/2023-02-23.json';
    const changed = { ...MINI_COUNTY, parameters: { nursing: { amount: '199.00', cite: 'county-9 二' } } };
    writePolicy(folder, path, changed);
    await soon(totalOf('500156'), ({ text }) => text.includes('199.00'));
    send('500156');
    expect((await next()).determination).toEqual(before.determination);
    await reader?.cancel();
  });
});

function openBatch(): { body: ReadableStream<Uint8Array>; send: (jurisdiction: string) => void } {
  let push: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      push = controller;
    },
  });
  push?.enqueue(new TextEncoder().encode('\n'));
  return {
    body,
    send(jurisdiction) {
      push?.enqueue(
        new TextEncoder().encode(
          `${JSON.stringify({ jurisdiction, month: '2023-06', facts: factsIn(jurisdiction) })}\n`,
        ),
      );
    },
  };
}
