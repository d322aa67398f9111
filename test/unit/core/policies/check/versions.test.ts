import { describe, expect, it } from 'vitest';
import {
  checkPolicies,
  type PolicyText,
} from '../../../../../functions/core/policies/check/check-policies.ts';
import {
  COUNTY_FILE,
  draftOf,
  NATION_FILE,
  PROVINCE_FILE,
  put,
  textOf,
} from '../../../../support/policy-fixtures.ts';
import { type Change, findingsOfCounty } from './checking.ts';

const nation = textOf(NATION_FILE);
const province = textOf(PROVINCE_FILE);

function county(path: string | undefined, ...changes: Change[]): PolicyText {
  return textOf(
    changes.reduce((draft, [at, value]) => put(draft, at, value), draftOf(COUNTY_FILE)),
    path,
  );
}

function found(...texts: PolicyText[]): string[] {
  return checkPolicies([nation, province, ...texts]).findings.map(({ file, code }) => `${file} ${code}`);
}

describe('two files for one day', () => {
  it('are both left out, each naming the other', () => {
    const one = county('130110-place/2022-03-01.json');
    const other = county('130110-other/2022-03-01.json');
    const { findings, layers } = checkPolicies([nation, province, one, other]);
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      `${one.path} duplicate-version`,
      `${other.path} duplicate-version`,
    ]);
    expect(findings[0]?.message.en).toContain(other.path);
    expect(findings[1]?.message.en).toContain(one.path);
    expect(layers).toHaveLength(2);
  });

  it('may be a version and its correction, issued later under a name of its own', () => {
    const correction = county(
      '130110-place/2022-03-01_issued-2022-06-01.json',
      ['issuedOn', '2022-06-01'],
      ['corrects', { effectiveFrom: '2022-03-01', reason: '金额有误' }],
    );
    expect(found(county(undefined), correction)).toEqual([]);
  });

  it('may not be a version and another that is merely issued later', () => {
    const later = county('130110-other/2022-03-01.json', ['issuedOn', '2022-06-01']);
    expect(found(county(undefined), later)).toEqual([
      '130110-place/2022-03-01.json duplicate-version',
      '130110-other/2022-03-01.json duplicate-version',
    ]);
  });

  it('still lets the superseded version be checked', () => {
    const wrong = county(undefined, ['parameters.living.cite', 'luquan-9 一']);
    const correction = county(
      '130110-place/2022-03-01_issued-2022-06-01.json',
      ['issuedOn', '2022-06-01'],
      ['corrects', { effectiveFrom: '2022-03-01', reason: '文号有误' }],
    );
    expect(found(wrong, correction)).toEqual(['130110-place/2022-03-01.json unknown-document']);
  });
});

describe('where a file stands', () => {
  it.each([
    ['another date', '130110-place/2022-04-01.json', ['file-name']],
    ['a date and more', '130110-place/2022-03-01-draft.json', ['file-name']],
    ['a folder of another code', '130102-place/2022-03-01.json', ['folder-name']],
    ['a folder without code', 'luquan/2022-03-01.json', ['folder-name']],
    ['no folder', '2022-03-01.json', ['folder-name']],
    ['below other folders', 'policies/hebei/130110-luquan/2022-03-01.json', []],
  ])('is checked: %s', (_, path, codes) => {
    expect(found(county(path))).toEqual(codes.map((code) => `${path} ${code}`));
  });

  it('warns of a code that no division has, with the nearest', () => {
    const unknown = county('130119-place/2022-03-01.json', ['jurisdiction', '130119']);
    const { findings, layers } = checkPolicies([nation, unknown]);
    expect(findings).toMatchObject([{ code: 'unknown-division', severity: 'warning', nearest: '130109' }]);
    expect(layers).toHaveLength(2);
  });
});

describe('extends', () => {
  const extending = (code: string, target: string) =>
    county(`${code}-place/2022-03-01.json`, ['jurisdiction', code], ['extends', target]);

  it('may name any jurisdiction that has a policy', () => {
    expect(found(extending('130110', '130000'))).toEqual([]);
  });

  it('of a jurisdiction without policy is reported with the nearest', () => {
    const { findings } = checkPolicies([nation, province, extending('130110', '130001')]);
    expect(findings).toMatchObject([{ code: 'extends-unknown', pointer: '/extends', nearest: '130000' }]);
  });

  it('in a circle is reported on every file of it, and all others stand', () => {
    const texts = [
      extending('130110', '130102'),
      extending('130102', '130104'),
      extending('130104', '130110'),
    ];
    const { findings, layers } = checkPolicies([
      nation,
      province,
      ...texts,
      county('130105-place/2022-03-01.json', ['jurisdiction', '130105']),
    ]);
    expect(findings.map(({ code }) => code)).toEqual(Array(3).fill('extends-circle'));
    expect(findings[0]?.message.en).toContain('130110 → 130102 → 130104 → 130110');
    expect(layers.map(({ file }) => file.jurisdiction)).toEqual(['100000', '130000', '130105']);
  });

  it('of itself is a circle', () => {
    expect(found(extending('130110', '130110'))).toEqual(['130110-place/2022-03-01.json extends-circle']);
  });

  it('of a level below is a circle, since that builds on the level above by its code', () => {
    const upward = textOf(put(draftOf(PROVINCE_FILE), 'extends', '130110'));
    expect(checkPolicies([nation, upward, county(undefined)]).findings.map(({ code }) => code)).toContain(
      'extends-circle',
    );
  });
});

describe('amends and corrects', () => {
  it('name versions that exist, amends an earlier one', () => {
    const second = (changes: Change) =>
      county('130110-place/2023-01-01.json', ['effectiveFrom', '2023-01-01'], changes);
    expect(found(county(undefined), second(['amends', '2022-03-01']))).toEqual([]);
    expect(found(county(undefined), second(['amends', '2022-03-02']))).toEqual([
      '130110-place/2023-01-01.json amends-unknown',
    ]);
    expect(found(county(undefined), second(['amends', '2023-01-01']))).toEqual([
      '130110-place/2023-01-01.json amends-unknown',
    ]);
    expect(
      found(county(undefined), second(['corrects', { effectiveFrom: '2022-02-01', reason: 'x' }])),
    ).toEqual(['130110-place/2023-01-01.json corrects-unknown']);
  });
});

describe('dates', () => {
  it.each<[string, string, unknown]>([
    ['issuedOn', 'issuedOn', '2022-02-30'],
    ['amends', 'amends', '2021-02-29'],
    ['of a document', 'documents.luquan-1.issuedOn', '2022-04-31'],
    ['of every year', 'time.payment', { reportIfNotMonthlyBy: '02-30', cite: 'luquan-1 一' }],
  ])('are days of the calendar: %s', (_, path, value) => {
    expect(findingsOfCounty([path, value]).map(({ code }) => code)).toContain('date-not-in-calendar');
  });

  it('warn where they are absurd', () => {
    expect(findingsOfCounty(['issuedOn', '1999-01-01'])).toMatchObject([
      { code: 'dates-absurd', severity: 'warning' },
    ]);
    const early = county('130110-place/1912-01-01.json', ['effectiveFrom', '1912-01-01']);
    expect(checkPolicies([early]).findings.map(({ code }) => code)).toContain('dates-absurd');
  });
});
