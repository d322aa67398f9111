import { describe, expect, it } from 'vitest';
import cardCsv from '../../../../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import deaths from '../../../../../functions/core/registers/descriptors/deaths.json' with { type: 'json' };
import { MINI_PUBLISHED_NATION } from '../../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../../support/mini-policy.ts';

const policies = {
  '100000-nation/2016-01-01.json': MINI_PUBLISHED_NATION,
  '500156-county/2023-02-23.json': MINI_COUNTY,
};

/** Findings on the layouts alone, as place, code, message. */
function found(layouts: Record<string, unknown>, beside: Record<string, unknown> = policies): string[] {
  const texts = Object.entries({ ...beside, ...layouts }).map(([path, value]) => ({
    path,
    text: typeof value === 'string' ? value : JSON.stringify(value, null, 1),
  }));
  const { findings, layouts: sound } = checkPolicies(texts);
  for (const path of Object.keys(layouts))
    expect(sound.includes(path)).toBe(!findings.some(({ file }) => file === path));
  return findings
    .filter(({ file }) => file in layouts)
    .map(({ line, column, pointer, code, nearest, message }) => {
      const hint = nearest === undefined ? '' : ` (${nearest})`;
      return `${line}:${column} ${pointer} ${code} ${message.en}${hint}`;
    });
}

const AT = '500156-county/registers/deaths.json';
const BANK = '500156-county/banks/rural-bank.json';
const bank = { ...cardCsv, id: 'rural-bank', columns: cardCsv.columns.filter((one) => !('benefit' in one)) };

describe('a layout beside the policies', () => {
  it('that is right has no findings, and neither has a later version of it', () => {
    expect(found({ [AT]: deaths, [AT.replace('.json', '_2.json')]: deaths, [BANK]: bank })).toEqual([]);
  });

  it.each([
    ['no JSON', AT, '{ "register": }', '1:15  malformed-json'],
    ['a wrong word', BANK, { ...bank, colums: 1 }, ' unknown-property there is no property "colums"'],
    [
      'a wrong value',
      BANK,
      { ...bank, columns: [{ label: 'x', value: 'salary' }] },
      '/columns/0/value unknown-value',
    ],
    ['no columns', AT, { register: 'deaths', title: 'x' }, '/columns missing-property columns is missing'],
    ['another id', BANK, { ...bank, id: 'card' }, '3:8 /id file-name id is "card"; right is "rural-bank"'],
    [
      'a name that nobody can ask for',
      '500156-county/banks/Rural Bank.json',
      bank,
      ' file-name the file is named Rural Bank.json; right is <id>.json',
    ],
    [
      'nobody in it',
      AT,
      { register: 'deaths', title: 'x', columns: [{ headers: ['甲'] }, { headers: ['乙'], as: 'name' }] },
      '/columns layout-columns no column is read as resident-id',
    ],
  ])('with %s is told by its place, with what would be right', (_, path, value, right) => {
    const all = found({ [path]: value });
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(right);
  });

  it('names only what its policy has, in one of its versions', () => {
    const column = { headers: ['去世日期'], event: 'deth', fact: 'certificat.level' };
    const layout = {
      ...deaths,
      columns: [...deaths.columns.slice(0, 2), column],
      states: { 'no.such': 1 },
      absence: { event: 'gone' },
      benefit: { code: 'gone' },
    };
    const codes = found({ [AT]: layout }).map((one) => one.split(' ').slice(1, 3).join(' '));
    expect(codes).toEqual([
      '/columns/2/fact unknown-fact',
      '/columns/2/event unknown-event',
      '/states/no.such unknown-fact',
      '/absence/event unknown-event',
      '/benefit/code unknown-other-benefit',
    ]);
    const burials = { ...deaths, register: 'burials' };
    expect(found({ [AT]: burials })[0]).toContain(
      '/register unknown-register the register "burials" is not declared',
    );
    const version = (effectiveFrom: string, more: object) => ({
      [`500156-county/${effectiveFrom}.json`]: { ...MINI_COUNTY, effectiveFrom, ...more },
    });
    const registers = { burials: { label: '安葬登记', cite: 'county-9 二' } };
    const three = { ...policies, ...version('2024-01-01', { registers }), ...version('2025-01-01', {}) };
    expect(found({ [AT]: burials }, three)).toEqual([]);
    const pays = { ...bank, columns: [{ label: 'x', value: 'benefitAmount', benefit: 'nursin' }] };
    expect(found({ [BANK]: pays })[0]).toMatch(/\/columns\/0\/benefit unknown-benefit .*\(nursing\)$/);
  });

  it('says nothing of names where a policy file that would count is broken', () => {
    expect(found({ [AT]: deaths }, { ...policies, '500156-county/2024-01-01.json': '{' })).toEqual([]);
  });
});
