import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../../functions/local/terminal/display-width.ts';
import { languageOf } from '../../../../functions/local/terminal/language.ts';
import { paintFor } from '../../../../functions/local/terminal/paint.ts';
import { safeText } from '../../../../functions/local/terminal/safe-text.ts';
import { shownPath } from '../../../../functions/local/terminal/shown-path.ts';
import { table } from '../../../../functions/local/terminal/table.ts';

describe('colours', () => {
  test('on a terminal', () => expect(paintFor(true, {})('red', 'no')).toBe('\u001b[31mno\u001b[39m'));
  test('not when piped', () => expect(paintFor(false, {})('red', 'no')).toBe('no'));
  test('not when piped, even where colours are forced on', () =>
    expect(paintFor(false, { FORCE_COLOR: '1' })('red', 'no')).toBe('no'));
  test('not with NO_COLOR', () => expect(paintFor(true, { NO_COLOR: '1' })('red', 'no')).toBe('no'));
  test('with an empty NO_COLOR, as its standard says', () =>
    expect(paintFor(true, { NO_COLOR: '' })('red', 'no')).not.toBe('no'));
  test('not on a dumb terminal', () => expect(paintFor(true, { TERM: 'dumb' })('red', 'no')).toBe('no'));
});

test.each([
  ['abc', 3],
  ['武隆区', 6],
  ['“武隆”', 6],
  ['（市）', 6],
  ['\u001b[31mno\u001b[39m', 2],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('columns are aligned by what is seen', () => {
  const rows = [
    ['500156', '武隆区', 'county'],
    ['1', '\u001b[31mx\u001b[39m', 'y'],
  ];
  expect(table(rows)).toBe('500156  武隆区  county\n1       \u001b[31mx\u001b[39m       y');
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'C', LC_MESSAGES: 'zh_TW' }, 'zh'],
  [{}, 'en'],
] as const)('the language of %j is %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});

test('a label cannot move the cursor, clear the screen or ring the bell; colours and lines stay', () => {
  expect(safeText('a\u001b[2Jb\u0007c\u009b1;1Hd\u001b]0;title\u0007')).toBe('a [2Jb c 1;1Hd ]0;title ');
  expect(safeText('\u001b[31mno\u001b[39m\n\tnext')).toBe('\u001b[31mno\u001b[39m\n\tnext');
});

test('a path outside of the folder is shown in full', () => {
  expect(shownPath('/work/a/b.json', '/work')).toBe('a/b.json');
  expect(shownPath('/other/b.json', '/work')).toBe('/other/b.json');
});
