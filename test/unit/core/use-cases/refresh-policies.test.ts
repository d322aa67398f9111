import { describe, expect, it } from 'vitest';
import { EMPTY_SHELF, type PolicyShelf } from '../../../../functions/core/use-cases/policy-shelf.ts';
import { refreshPolicies } from '../../../../functions/core/use-cases/refresh-policies.ts';
import { MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { MINI_COUNTY } from '../../../support/mini-policy.ts';

const NATION = '100000-nation/2016-01-01.json';
const COUNTY = '500156-county/2023-02-23.json';
const OTHER = '500101-wanzhou/2023-01-01.json';
const other = { ...MINI_COUNTY, jurisdiction: '500101', effectiveFrom: '2023-01-01' };

const write = (shelf: PolicyShelf, files: Record<string, object | string>, removed: string[] = []) =>
  refreshPolicies(shelf, {
    changed: Object.entries(files).map(([path, value]) => ({
      path,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })),
    removed,
  });
const start = () =>
  write(EMPTY_SHELF, { [NATION]: MINI_PUBLISHED_NATION, [COUNTY]: MINI_COUNTY, [OTHER]: other });
const errorsOf = ({ findings }: PolicyShelf) =>
  findings.filter(({ severity }) => severity === 'error').map(({ file, code }) => `${file} ${code}`);
const digestOf = ({ catalogue }: PolicyShelf, code: string) => catalogue.policyOn(code, '2023-06-30').digest;
const raised = (amount: string) => ({
  ...MINI_COUNTY,
  parameters: { nursing: { amount, cite: 'county-9 二' } },
});

describe('a policies folder that changes', () => {
  it('is taken in whole at the start; a file with errors is left out and the others stand', () => {
    const shelf = write(start(), { '500102-fuling/2023-01-01.json': '{' });
    expect(shelf.paths).toEqual([NATION, OTHER, COUNTY].sort());
    expect(errorsOf(shelf)).toEqual(['500102-fuling/2023-01-01.json malformed-json']);
  });

  it('decides nothing below a nation that was broken from the first, until it is mended', () => {
    const shelf = write(EMPTY_SHELF, { [NATION]: '{', [COUNTY]: MINI_COUNTY });
    expect(() => digestOf(shelf, '500156')).toThrow(
      `500156 cannot be decided on 2023-06-30: ${NATION} has errors and would count`,
    );
    const stillBroken = write(shelf, { [NATION]: '{ "jurisdiction"' });
    expect(() => digestOf(stillBroken, '500156')).toThrow(/would count/);
    const mended = write(stillBroken, { [NATION]: MINI_PUBLISHED_NATION });
    expect(digestOf(mended, '500156')).toBe(digestOf(start(), '500156'));
  });

  it('goes on by the last good version when a new one comes in broken', () => {
    const before = start();
    const shelf = write(before, { '500156-county/2023-05-01.json': '{' });
    expect(digestOf(shelf, '500156')).toBe(digestOf(before, '500156'));
  });

  it('uses a changed file, and leaves the snapshot before as it was', () => {
    const before = start();
    const digest = digestOf(before, '500156');
    const after = write(before, { [COUNTY]: raised('130.00') });
    expect(digestOf(after, '500156')).not.toBe(digest);
    expect(digestOf(before, '500156')).toBe(digest);
    expect(digestOf(after, '500101')).toBe(digestOf(before, '500101'));
  });

  it('keeps the last good version of a file that breaks, however often it breaks', () => {
    const good = write(start(), { [COUNTY]: raised('130.00') });
    const broken = write(write(good, { [COUNTY]: '{ "juris' }), {
      [COUNTY]: { ...raised('140.00'), benefits: 7 },
    });
    expect(digestOf(broken, '500156')).toBe(digestOf(good, '500156'));
    expect(errorsOf(broken)).toHaveLength(1);
    expect(errorsOf(broken)[0]).toContain(COUNTY);
    const mended = write(broken, { [COUNTY]: raised('140.00') });
    expect(errorsOf(mended)).toEqual([]);
    expect(digestOf(mended, '500156')).not.toBe(digestOf(good, '500156'));
  });

  it('forgets a file that is removed', () => {
    const shelf = write(start(), {}, [OTHER]);
    expect(shelf.catalogue.jurisdictions()).toEqual(['100000', '500156']);
    expect(() => shelf.catalogue.policyOn('500101', '2023-06-30')).toThrow(/has no policy/);
  });

  it('reports nothing of the districts below when the nation breaks in itself', () => {
    const before = start();
    const shelf = write(before, { [NATION]: '{' });
    expect(errorsOf(shelf)).toEqual([`${NATION} malformed-json`]);
    expect(digestOf(shelf, '500156')).toBe(digestOf(before, '500156'));
  });

  describe('with a district that builds on a fact of the nation', () => {
    const flag = {
      label: { zh: '标记', en: 'Flag' },
      schema: { type: 'boolean' },
      suppliedBy: ['applicant'],
    } as const;
    const nation = {
      ...MINI_PUBLISHED_NATION,
      facts: { ...MINI_PUBLISHED_NATION.facts, 'extra.flag': { ...flag, suppliedBy: [...flag.suppliedBy] } },
    };
    const when = { fact: 'extra.flag', operator: 'equal', value: true };
    const exclusions = { flagged: { label: { zh: '有标记', en: 'Flagged' }, when, cite: 'county-9 三' } };
    const building = { ...MINI_COUNTY, benefits: { nursing: { exclusions } } };
    const standing = () => write(start(), { [NATION]: nation, [COUNTY]: building });

    it('holds back a change that is right in itself but breaks the district, until it is undone', () => {
      const before = standing();
      expect(errorsOf(before)).toEqual([]);
      const shelf = write(before, { [NATION]: MINI_PUBLISHED_NATION });
      expect(errorsOf(shelf)).toContain(`${NATION} held-back`);
      expect(shelf.findings.find(({ code }) => code === 'held-back')?.message.en).toContain(COUNTY);
      expect(digestOf(shelf, '500156')).toBe(digestOf(before, '500156'));
      expect(errorsOf(write(shelf, { [NATION]: nation }))).toEqual([]);
    });

    it('takes the held change in as soon as the district fits', () => {
      const held = write(standing(), { [NATION]: MINI_PUBLISHED_NATION });
      const both = write(held, { [COUNTY]: MINI_COUNTY });
      expect(errorsOf(both)).toEqual([]);
      expect(digestOf(both, '500156')).toBe(digestOf(start(), '500156'));
    });

    it('lets another district change while the nation is held', () => {
      const held = write(standing(), { [NATION]: MINI_PUBLISHED_NATION });
      const after = write(held, { [OTHER]: { ...other, parameters: raised('133.00').parameters } });
      expect(digestOf(after, '500101')).not.toBe(digestOf(held, '500101'));
      expect(digestOf(after, '500156')).toBe(digestOf(held, '500156'));
      expect(errorsOf(after)).toEqual([`${NATION} held-back`]);
    });

    it('holds back the removal of what the district builds on, and lets it go with the district', () => {
      const before = standing();
      const shelf = write(before, {}, [NATION]);
      expect(errorsOf(shelf)).toEqual([`${NATION} held-back`]);
      expect(digestOf(shelf, '500156')).toBe(digestOf(before, '500156'));
      const gone = write(shelf, {}, [COUNTY, OTHER]);
      expect(gone.catalogue.jurisdictions()).toEqual([]);
      expect(gone.findings).toEqual([]);
    });
  });

  it('keeps what stands where a second file for the same day comes in', () => {
    const before = start();
    const shelf = write(before, { '500156-county/copy.json': MINI_COUNTY });
    expect(digestOf(shelf, '500156')).toBe(digestOf(before, '500156'));
    expect(errorsOf(shelf).length).toBeGreaterThan(0);
    expect(shelf.catalogue.versionsOf('500156')).toHaveLength(1);
  });

  it('accepts in a later step what could not be accepted before', () => {
    const county = { ...MINI_COUNTY, extends: '500000' };
    const early = write(start(), { [COUNTY]: county });
    const late = write(early, {
      '500000-chongqing/2020-01-01.json': {
        jurisdiction: '500000',
        effectiveFrom: '2020-01-01',
        documents: { 'cq-1': { title: '市办法', issuer: '市民政局', verified: true } },
        parameters: { nursing: { amount: '125.00', cite: 'cq-1 一' } },
      },
    });
    expect(
      late.catalogue.policyOn('500156', '2023-06-30').layers.map(({ file }) => file.jurisdiction),
    ).toEqual(['100000', '500000', '500156']);
  });
});
