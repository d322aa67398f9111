import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowFaultInChinese } from '../../../../functions/core/registers/row-fault-words.ts';

const core = join(import.meta.dirname, '..', '..', '..', '..', 'functions', 'core');

test('a fault is told in Chinese, with what was found behind it', () => {
  expect(rowFaultInChinese({ code: 'cell-empty', detail: 'found nothing' })).toBe(
    '该列必填（found nothing）',
  );
  expect(rowFaultInChinese({ code: 'of-a-later-version', detail: 'found that' })).toBe('found that');
});

test('every code that reading a resident ID or a row gives has its words', () => {
  const sources = [
    'identities/resident-id-faults.ts',
    'registers/read-row.ts',
    'registers/recipient-list.ts',
  ];
  const texts = sources.map((path) => readFileSync(join(core, path), 'utf8')).join('');
  const codes = [...texts.matchAll(/'((?:resident-id|name|cell|other|day|account)-[a-z-]+)'/g)].map(
    ([, code = '']) => code,
  );
  const roles = ['resident-id', 'row-key'];
  const told = [...new Set(codes)].filter((code) => !roles.includes(code));
  expect(told.length).toBeGreaterThan(8);
  for (const code of told) expect(rowFaultInChinese({ code, detail: 'x' })).toMatch(/（x）$/);
});
