import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../../../../functions/core/policies/policy-catalogue-of.ts';
import {
  COUNTY_FILE,
  draftOf,
  exampleText,
  NATION_FILE,
  PROVINCE_FILE,
  put,
  textOf,
} from '../../../../support/policy-fixtures.ts';
import { brief, COUNTY_PATH } from './checking.ts';

const nation = textOf(NATION_FILE);
const province = textOf(PROVINCE_FILE);
const county = textOf(COUNTY_FILE);

describe('checkPolicies', () => {
  it('finds nothing in sound files and keeps all of them', () => {
    const { findings, layers } = checkPolicies([nation, province, county]);
    expect(findings).toEqual([]);
    expect(layers.map(({ path }) => path)).toEqual([nation.path, province.path, county.path]);
  });

  it('keeps layers that the catalogue resolves', () => {
    const catalogue = policyCatalogueOf(checkPolicies([county, nation, province]).layers);
    const policy = catalogue.policyOn('130110', '2022-05-31');
    expect(policy.rules.parameters?.living).toMatchObject({ amount: '80.00', floor: '66.00' });
  });

  it('says file, line, column, pointer, code, what is right and the nearest name', () => {
    const draft = put(draftOf(COUNTY_FILE), 'parameters.living.cite', 'luquan-2 一');
    const { findings } = checkPolicies([nation, province, textOf(draft)]);
    expect(findings).toContainEqual({
      file: COUNTY_PATH,
      line: 14,
      column: 15,
      pointer: '/parameters/living/cite',
      code: 'unknown-document',
      severity: 'error',
      message: {
        zh: '没有声明依据文件 "luquan-2"；应为 nation-1、hebei-1、luquan-1 之一',
        en: 'the document "luquan-2" is not declared; right is one of nation-1, hebei-1, luquan-1',
      },
      nearest: 'luquan-1',
    });
  });

  it('leaves a broken county out and touches no other', () => {
    const other = textOf(
      put(put(draftOf(COUNTY_FILE), 'jurisdiction', '130102'), 'documents', COUNTY_FILE.documents),
    );
    const broken = { path: county.path, text: '{ "jurisdiction": "130110", }' };
    const { findings, layers } = checkPolicies([nation, province, broken, other]);
    expect(brief(findings)).toEqual(['malformed-json ']);
    expect(layers.map(({ path }) => path)).toEqual([nation.path, province.path, other.path]);
  });

  it('lets a county stand on the levels that remain when a province it does not need is broken', () => {
    const broken = textOf(put(draftOf(PROVINCE_FILE), 'parameters.living.floor', 66));
    const { findings, layers } = checkPolicies([nation, broken, county]);
    expect(brief(findings)).toEqual(['wrong-type /parameters/living/floor']);
    expect(layers.map(({ path }) => path)).toEqual([nation.path, county.path]);
  });

  it('leaves a county out with one finding that names the broken nation, not with all that follows', () => {
    const unreadable = { path: nation.path, text: '{' };
    const { findings, layers } = checkPolicies([unreadable, province, county]);
    expect(brief(findings)).toEqual(['malformed-json ', 'parent-broken /jurisdiction']);
    expect(findings[1]?.message.en).toContain(nation.path);
    expect(layers.map(({ path }) => path)).toEqual([province.path]);
  });

  it("still reports a county's own error while the nation is broken in another way", () => {
    const broken = textOf(put(draftOf(NATION_FILE), 'benefits.living.classes.poor.cite', 'nation-9 一'));
    const wrong = textOf(put(draftOf(COUNTY_FILE), 'parameters.living.cite', 'luquan-2 一'));
    const { findings } = checkPolicies([broken, wrong]);
    expect(brief(findings.filter(({ severity }) => severity === 'error'))).toEqual([
      'unknown-document /benefits/living/classes/poor/cite',
      'unknown-document /parameters/living/cite',
    ]);
  });

  it('leaves a version out that amends a broken one', () => {
    const first = textOf(put(draftOf(COUNTY_FILE), 'parameters.living.amount', '10.00'));
    const second = textOf({ jurisdiction: '130110', effectiveFrom: '2023-01-01', amends: '2022-03-01' });
    const { findings, layers } = checkPolicies([nation, province, first, second]);
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      `${first.path} below-floor`,
      `${second.path} parent-broken`,
    ]);
    expect(layers.map(({ path }) => path)).toEqual([nation.path, province.path]);
  });

  it('only warns a county that a later version of its province leaves behind', () => {
    const later = textOf(
      put(put(draftOf(PROVINCE_FILE), 'effectiveFrom', '2024-01-01'), 'parameters.living.floor', '90.00'),
    );
    const { findings, layers } = checkPolicies([nation, province, later, county]);
    expect(findings).toMatchObject([
      {
        file: county.path,
        code: 'below-floor',
        severity: 'warning',
        message: {
          zh: expect.stringContaining('2024-01-01'),
          en: expect.stringContaining('2024-01-01'),
        },
      },
    ]);
    expect(layers).toHaveLength(4);
  });

  it('does not look at a version on days after its end', () => {
    const second = textOf(
      put(put(draftOf(COUNTY_FILE), 'effectiveFrom', '2023-12-31'), 'parameters.living.amount', '95.00'),
    );
    const later = textOf(
      put(put(draftOf(PROVINCE_FILE), 'effectiveFrom', '2024-01-01'), 'parameters.living.floor', '90.00'),
    );
    expect(checkPolicies([nation, province, later, county, second]).findings).toEqual([]);
  });

  it('wants examples in the folder of a jurisdiction that has a policy', () => {
    const astray = exampleText(
      { title: 'x', procedure: { chain: 'standard', completeOn: '2022-01-04', expected: { due: {} } } },
      'a',
      '999999-nowhere',
    );
    expect(brief(checkPolicies([nation, astray]).findings)).toEqual(['example-misplaced ']);
  });
});
