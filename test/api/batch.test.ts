import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_LINE_BYTES } from '../../functions/api/batch/read-lines.ts';
import type { OpenApiDocument } from '../../functions/api/documentation/openapi-document.ts';
import { comeToRest } from '../support/come-to-rest.ts';
import { heldBytes } from '../support/held-memory.ts';
import { INQUIRY, type ReadProblem, repositoryApi, schemaErrors, type TestApi } from './repository-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await repositoryApi();
});

interface BatchAnswer {
  line: number;
  determination?: { totalMonthlyAmount: string };
  problem?: ReadProblem;
}

function send(body: ReadableStream<Uint8Array> | string): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body, duplex: 'half' };
  return Promise.resolve(api.app.request('/v1/determinations/batch', init as RequestInit));
}

async function answersTo(body: ReadableStream<Uint8Array> | string): Promise<BatchAnswer[]> {
  const response = await send(body);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as BatchAnswer);
}

const GOOD = JSON.stringify(INQUIRY);

describe('POST /v1/determinations/batch', () => {
  it('answers every line in order; an error stays in its line', async () => {
    const lines = [
      GOOD,
      '{"jurisdiction": oops}',
      JSON.stringify({ ...INQUIRY, month: '2023-13' }),
      JSON.stringify({ ...INQUIRY, month: '2022-01' }),
      '',
      `[${'['.repeat(10_000)}`,
      JSON.stringify({ ...INQUIRY, facts: { 'certificate.levle': 2 } }),
      '   \t',
      GOOD,
    ];
    const answers = await answersTo(`${lines.join('\n')}\n`);
    expect(answers.map(({ line, problem }) => [line, problem?.type ?? 'determination'])).toEqual([
      [1, 'determination'],
      [2, '/problems/body-malformed'],
      [3, '/problems/month-invalid'],
      [4, '/problems/policy-not-in-force'],
      [6, '/problems/body-malformed'],
      [7, '/problems/facts-invalid'],
      [9, 'determination'],
    ]);
    expect(answers[1]?.problem?.instance).toBe('/v1/determinations/batch#line-2');
    const document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
    for (const answer of answers)
      expect(schemaErrors(document, { $ref: '#/components/schemas/BatchLine' }, answer)).toBeNull();
  });

  it('gives exactly what single requests give', async () => {
    const single = await (await api.post('/v1/determinations', INQUIRY)).text();
    const text = await (await send(GOOD)).text();
    expect(text).toBe(`{"line":1,"determination":${single}}\n`);
  });

  it.each([
    ['without a last newline', `${GOOD}\n${GOOD}`, [1, 2]],
    ['with Windows line ends', `${GOOD}\r\n${GOOD}\r\n`, [1, 2]],
    ['that is empty', '', []],
    ['of blank lines', '\n\n \n', []],
    ['whose last line is cut off', `${GOOD}\n${GOOD.slice(0, 40)}`, [1, 2]],
  ])('takes a body %s', async (_, body, lines) => {
    const answers = await answersTo(body);
    expect(answers.map(({ line }) => line)).toEqual(lines);
  });

  it('reads lines and characters that are cut into pieces anywhere', async () => {
    const line = JSON.stringify({ ...INQUIRY, facts: { ...INQUIRY.facts, 'school.name': '武隆区实验小学' } });
    const bytes = new TextEncoder().encode(`${line}\n${GOOD}\n`);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at < bytes.length) controller.enqueue(bytes.subarray(at, ++at));
        else controller.close();
      },
    });
    const [first, second] = await answersTo(body);
    expect(first?.problem?.errors?.[0]?.code).toBe('fact-unknown');
    expect(second?.determination?.totalMonthlyAmount).toBe('160.00');
  });

  it('refuses a line that is too long, keeps none of it, and goes on', async () => {
    const piece = new Uint8Array(64_000).fill(120);
    const pieces = [
      new TextEncoder().encode(`${GOOD}\n`),
      ...Array.from({ length: 800 }, () => piece),
      new TextEncoder().encode(`\n${GOOD}\n`),
    ];
    let most = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = pieces.shift();
        if (pieces.length % 100 === 0) most = Math.max(most, heldBytes());
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
    });
    const before = heldBytes();
    const answers = await answersTo(body);
    expect(answers.map(({ problem }) => problem?.type)).toEqual([
      undefined,
      '/problems/body-too-large',
      undefined,
    ]);
    expect(answers[1]?.problem?.detail).toContain(String(MOST_LINE_BYTES));
    expect(most - before).toBeLessThan(10_000_000);
  });

  it('answers a line before the next one is sent', async () => {
    let push: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = controller;
      },
    });
    const sending = send(body);
    push?.enqueue(new TextEncoder().encode(`${GOOD}\n`));
    const reader = (await sending).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('"line":1');
    push?.enqueue(new TextEncoder().encode(`${GOOD}\n`));
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"line":2');
    push?.close();
    expect((await reader?.read())?.done).toBe(true);
  });

  it('takes no more than it can hand on: a reader who waits makes the sender wait', async () => {
    let taken = 0;
    const bytes = new TextEncoder().encode(`${GOOD}\n`.repeat(10));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        taken += 10;
        controller.enqueue(bytes);
      },
    });
    const reader = (await send(body)).body?.getReader();
    await reader?.read();
    const whileWaiting = await comeToRest(() => taken);
    expect(whileWaiting).toBeLessThan(300);
    await reader?.cancel();
    expect(await comeToRest(() => taken)).toBeLessThanOrEqual(whileWaiting + 20);
  });

  it('says where a body broke off', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ === 0) controller.enqueue(new TextEncoder().encode(`${GOOD}\n`));
        else controller.error(new Error('connection reset'));
      },
    });
    const answers = await answersTo(body);
    expect(answers.map(({ line, problem }) => [line, problem?.type])).toEqual([
      [1, undefined],
      [2, '/problems/body-malformed'],
    ]);
    expect(api.faults).toEqual([]);
  });

  it('holds memory flat over 20,000 lines', async () => {
    let left = 200;
    const bytes = new TextEncoder().encode(`${GOOD}\n`.repeat(100));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(bytes);
        else controller.close();
      },
    });
    const reader = (await send(body)).body?.getReader();
    let lines = 0;
    let halfway = 0;
    for (;;) {
      const { done, value = new Uint8Array() } = (await reader?.read()) ?? { done: true };
      if (done) break;
      for (const byte of value) if (byte === 10) lines++;
      if (halfway === 0 && lines > 4000) halfway = heldBytes();
    }
    expect(lines).toBe(20_000);
    expect(heldBytes() - halfway).toBeLessThan(5_000_000);
  });
});
