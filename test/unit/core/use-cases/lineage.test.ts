import { describe, expect, it } from 'vitest';
import { codeOfPath } from '../../../../functions/core/use-cases/code-of-path.ts';
import { extendedIn, lineageOf } from '../../../../functions/core/use-cases/lineage.ts';

describe('the lineage of a jurisdiction', () => {
  it('is itself and the levels above by code', () => {
    expect([...lineageOf('130110', () => [])].sort()).toEqual(['100000', '130000', '130100', '130110']);
  });

  it('goes on through what its files extend, and ends in a circle', () => {
    const extended = (code: string) => ({ '990101': ['130110'], '130110': ['990101'] })[code] ?? [];
    expect([...lineageOf('990101', extended)]).toEqual(
      expect.arrayContaining(['990101', '990000', '130110', '130000']),
    );
  });

  it('is read from a text even where the text is broken', () => {
    expect(extendedIn('{ "extends" : "130000", oops')).toEqual(['130000']);
    expect(extendedIn('{}')).toEqual([]);
  });

  it('knows a jurisdiction by its folder', () => {
    expect(codeOfPath('500156-wulong/examples/a.json')).toBe('500156');
    expect(codeOfPath('500156/2023-01-01.json')).toBe('500156');
    expect(codeOfPath('5001567-wulong/2023-01-01.json')).toBeUndefined();
    expect(codeOfPath('notes.json')).toBeUndefined();
  });
});
