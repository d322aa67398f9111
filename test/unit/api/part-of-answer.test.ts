import { expect, test } from 'vitest';
import { type Answer, textAnswer } from '../../../functions/api/answer.ts';
import { partOfAnswer } from '../../../functions/api/middleware/part-of-answer.ts';

const whole = textAnswer('0123456789', 'text/csv');
const part = (range?: string, most = 4, more: Readonly<Record<string, string>> = {}) =>
  partOfAnswer(whole, new Headers({ ...(range !== undefined && { range }), ...more }), most);
const read = async ({ status, headers, body }: Answer) => [
  status,
  headers['content-range'],
  await new Response(body).text(),
];

test('an answer that goes at once goes whole', async () => {
  expect(await read(await part(undefined, 10))).toEqual([200, undefined, '0123456789']);
  const problem: Answer = { status: 404, headers: {}, body: 'far too much' };
  expect(await partOfAnswer(problem, new Headers(), 1)).toBe(problem);
});

test('a larger one is refused with what to ask for', async () => {
  await expect(part()).rejects.toMatchObject({
    name: 'answer-too-large',
    message: expect.stringContaining('Range: bytes=0-3'),
  });
  await expect(part('lines=0-3')).rejects.toMatchObject({ name: 'answer-too-large' });
  await expect(part('bytes=10-')).rejects.toMatchObject({ message: expect.stringContaining('below 10') });
});

test('parts are those that were asked for, cut to what goes at once, and make the whole', async () => {
  expect(await read(await part('bytes=2-3'))).toEqual([206, 'bytes 2-3/10', '23']);
  const parts = await Promise.all(['bytes=0-', 'bytes=4-100', 'bytes=8-9'].map((range) => part(range)));
  const texts = await Promise.all(parts.map(read));
  expect(texts.map(([, range]) => range)).toEqual(['bytes 0-3/10', 'bytes 4-7/10', 'bytes 8-9/10']);
  expect(texts.map(([, , text]) => text).join('')).toBe('0123456789');
  expect(new Set(parts.map(({ headers }) => headers.etag)).size).toBe(1);
});

test('nobody gets parts of two answers', async () => {
  const { etag = '' } = (await part('bytes=0-')).headers;
  expect(await read(await part('bytes=4-5', 4, { 'if-range': etag }))).toEqual([206, 'bytes 4-5/10', '45']);
  await expect(part('bytes=4-5', 4, { 'if-range': '"another"' })).rejects.toMatchObject({
    name: 'answer-too-large',
  });
});
