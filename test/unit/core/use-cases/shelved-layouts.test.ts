import { describe, expect, it } from 'vitest';
import { decodeCatalogue, encodeCatalogue } from '../../../../functions/adapters/aws/catalogue-object.ts';
import cardCsv from '../../../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import { newestLayouts } from '../../../../functions/core/layouts/office-layout.ts';
import { catalogueOfParts } from '../../../../functions/core/policies/guarded-catalogue.ts';
import deaths from '../../../../functions/core/registers/descriptors/deaths.json' with { type: 'json' };
import { officeRegisterLayouts } from '../../../../functions/core/registers/office-register-layouts.ts';
import { EMPTY_SHELF, type PolicyShelf } from '../../../../functions/core/use-cases/policy-shelf.ts';
import { refreshPolicies } from '../../../../functions/core/use-cases/refresh-policies.ts';
import { MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';

const NATION = '100000-nation/2016-01-01.json';
const COUNTY = '500156-county/2023-02-23.json';
const DEATHS = '500156-county/registers/deaths.json';
const NEXT = '500156-county/registers/deaths_2.json';
const BANK = '500156-county/banks/rural-bank.json';
const bank = { ...cardCsv, id: 'rural-bank', columns: cardCsv.columns.filter((one) => !('benefit' in one)) };
const other = { ...MINI_COUNTY, jurisdiction: '500101', effectiveFrom: '2023-01-01' };

const write = (shelf: PolicyShelf, files: Record<string, object | string>, removed: string[] = []) =>
  refreshPolicies(shelf, {
    changed: Object.entries(files).map(([path, value]) => ({
      path,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })),
    removed,
  });
const policies = {
  [NATION]: MINI_PUBLISHED_NATION,
  [COUNTY]: MINI_COUNTY,
  '500101-wanzhou/2023-01-01.json': other,
};
const start = (more: Record<string, object | string> = {}) => write(EMPTY_SHELF, { ...policies, ...more });
const titles = ({ catalogue }: PolicyShelf, code = '500156') =>
  officeRegisterLayouts(catalogue, code).map(({ title }) => title);
const titled = (title: string, more: object = {}) => ({ ...deaths, title, ...more });
const errorsOf = ({ findings }: PolicyShelf) =>
  findings.filter(({ severity }) => severity === 'error').map(({ file, code }) => `${file} ${code}`);
const decides = ({ catalogue }: PolicyShelf, code = '500156') =>
  catalogue.policyOn(code, '2023-06-30').digest;

describe('layouts beside policies that change', () => {
  it('are in use for their jurisdiction and those below, whose policies they never touch', () => {
    const before = start();
    const shelf = write(before, {
      [DEATHS]: titled('县'),
      '500000-city/registers/deaths.json': titled('市'),
    });
    expect(errorsOf(shelf)).toEqual([]);
    expect(titles(shelf)).toEqual(['县', '市']);
    expect(titles(shelf, '500101')).toEqual(['市']);
    expect(titles(shelf, '130108')).toEqual([]);
    expect(decides(shelf)).toBe(decides(before));
    expect(shelf.paths).toEqual(before.paths);
  });

  it('that come in broken, or name what the policy has not, leave the last good version', () => {
    const shelf = start({ [DEATHS]: titled('甲') });
    for (const wrong of ['{', titled('乙', { register: 'no-such' })]) {
      const edited = write(shelf, { [DEATHS]: wrong });
      expect(errorsOf(edited)).toHaveLength(1);
      expect(titles(edited)).toEqual(['甲']);
      const added = write(shelf, { [NEXT]: wrong });
      expect(errorsOf(added)).toHaveLength(1);
      expect(titles(added)).toEqual(['甲']);
      expect(titles(write(added, { [NEXT]: titled('乙') }))).toEqual(['乙']);
    }
  });

  it('broken from the first are refused by place, with no older one in their stead; nobody else notices', () => {
    const shelf = start({ [DEATHS]: titled('甲'), [NEXT]: '{', [BANK]: bank });
    expect(() => titles(shelf)).toThrow(`layout ${NEXT} cannot be used: 1:2 a closing brace } is missing`);
    expect(decides(shelf)).toBe(decides(start()));
    expect(titles(shelf, '500101')).toEqual([]);
    expect(shelf.catalogue.layoutsFor('500156', 'banks')).toEqual([
      { path: BANK, text: JSON.stringify(bank) },
    ]);
    expect(titles(write(shelf, { [NEXT]: titled('乙') }))).toEqual(['乙']);
  });

  it('do not hold back a policy that no longer has what they name, and stay as they are', () => {
    const registers = { burials: { label: '安葬登记', cite: 'county-9 二' } };
    const shelf = start({
      [COUNTY]: { ...MINI_COUNTY, registers },
      [DEATHS]: titled('甲', { register: 'burials' }),
    });
    expect(errorsOf(shelf)).toEqual([]);
    const after = write(shelf, { [COUNTY]: MINI_COUNTY });
    expect(decides(after)).toBe(decides(start()));
    expect(errorsOf(after)).toEqual([`${DEATHS} unknown-register`]);
    expect(titles(after)).toEqual(['甲']);
  });

  it('that may not be used whatever they say leave the last good version, or are refused from the first', () => {
    const finding = {
      ...{ file: DEATHS, line: 1, column: 1, pointer: '', severity: 'error' as const },
      ...{
        code: 'publication-altered' as const,
        message: { zh: '批准的是另一文本', en: 'another was approved' },
      },
    };
    const refused = new Map([[DEATHS, finding]]);
    const change = { changed: [{ path: DEATHS, text: JSON.stringify(titled('乙')) }], removed: [], refused };
    expect(titles(refreshPolicies(start({ [DEATHS]: titled('甲') }), change))).toEqual(['甲']);
    const texts = Object.entries(policies).map(([path, file]) => ({ path, text: JSON.stringify(file) }));
    const first = refreshPolicies(EMPTY_SHELF, { ...change, changed: [...texts, ...change.changed] });
    expect(() => titles(first)).toThrow(`layout ${DEATHS} cannot be used: 1:1 another was approved`);
    expect(decides(first)).toBe(decides(start()));
  });

  it('go with what is given to other threads, and through the object of the cloud', () => {
    const shelf = start({ [DEATHS]: titled('甲'), [BANK]: bank });
    const parts = shelf.catalogue.parts?.();
    if (parts === undefined) throw new Error('a shelf gives its parts');
    const lying = new Map(
      [...shelf.files.values()].map(({ path, text = '' }) => [path, { path, etag: '1', text }]),
    );
    const stored = decodeCatalogue(encodeCatalogue({ shelf, lying, heads: {}, notes: [] }));
    for (const catalogue of [catalogueOfParts(parts), stored.shelf.catalogue]) {
      expect(officeRegisterLayouts(catalogue, '500156')).toEqual(
        officeRegisterLayouts(shelf.catalogue, '500156'),
      );
      expect(newestLayouts(catalogue.layoutsFor('500156', 'banks')).map(({ path }) => path)).toEqual([BANK]);
    }
    expect(titles(write(stored.shelf, {}, [DEATHS]))).toEqual([]);
  });
});
