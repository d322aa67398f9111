import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isObject } from '../../functions/core/shared/json.ts';
import { repositoryApi } from './repository-api.ts';

const folder = join(import.meta.dirname, '..', '..', 'schemas', 'api');

/** Every place of a schema that says what would be right, and in which languages. */
function sayings(node: unknown, at = ''): readonly (readonly [at: string, en: unknown, zh: unknown])[] {
  if (Array.isArray(node)) return node.flatMap((one, index) => sayings(one, `${at}/${index}`));
  if (!isObject(node)) return [];
  const { 'x-right': en, 'x-right-zh': zh } = node;
  const own = en === undefined && zh === undefined ? [] : [[at, en, zh] as const];
  return [...own, ...Object.entries(node).flatMap(([key, one]) => sayings(one, `${at}/${key}`))];
}

const all = readdirSync(folder).flatMap((name) =>
  sayings(JSON.parse(readFileSync(join(folder, name), 'utf8')), name),
);

test('what would be right of a body is said in Chinese wherever it is said in English', () => {
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(([, en, zh]) => typeof en !== 'string' || typeof zh !== 'string')).toEqual([]);
});

test('what is said in English once is said in Chinese in one way', () => {
  const ways = Map.groupBy(all, ([, en]) => en);
  const several = [...ways].filter(([, places]) => new Set(places.map(([, , zh]) => zh)).size > 1);
  expect(several).toEqual([]);
});

test('a wrong body is told in Chinese, with what would be right', async () => {
  const { post } = await repositoryApi();
  const body = { jurisdiction: '500156', month: '2023-13', facts: [] };
  const answer = await post('/v1/determinations', body, { 'accept-language': 'zh-CN' });
  const { errors } = (await answer.json()) as { errors: { pointer: string; detail: string }[] };
  expect(errors.map(({ pointer, detail }) => [pointer, detail])).toEqual([
    ['/month', 'month 是 "2023-13"；应为：YYYY-MM，月份为 01 至 12，例如 "2023-03"'],
    ['/facts', 'facts 是一个列表；应为：按编号列出事实的对象，例如 {"certificate.level": 2}'],
  ]);
});
