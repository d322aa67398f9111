import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellComponents } from '../../../../functions/core/registers/cell-components.ts';
import { cellDate } from '../../../../functions/core/registers/cell-date.ts';
import { cellLevel } from '../../../../functions/core/registers/cell-level.ts';
import { cellMoney } from '../../../../functions/core/registers/cell-money.ts';
import { shownCell } from '../../../../functions/core/registers/cell-text.ts';

describe('cells of register files', () => {
  it.each(['一级', '1', '壹级', '1级', 'I级', '一', '残疾等级一级'])('reads %s as level 1', (text) => {
    expect(cellLevel(text)).toBe(1);
  });

  it.each(['零级', '0', '重度', '', '一二级', '111'])('reads %j as no level', (text) => {
    expect(cellLevel(text)).toBeUndefined();
  });

  it.each(['2023-02-30', '2023-13-01', '1-3-2023', '45000', '2023年', '18000101'])(
    'reads %s as no day',
    (text) => {
      expect(cellDate(text)).toBeUndefined();
    },
  );

  it('reads every day of every form as the same day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const on = date.toISOString().slice(0, 10);
          const [year, month, day] = on.split('-').map(Number);
          for (const text of [
            on,
            `${year}/${month}/${day}`,
            on.replaceAll('-', ''),
            `${year}年${month}月${day}日`,
          ])
            expect(cellDate(text)).toBe(on);
        },
      ),
    );
  });

  it('reads yuan with separators and signs, and nothing that is not exact', () => {
    expect(['1,234.5元', '¥80', '80.00', '80.000', '0'].map(cellMoney)).toEqual([
      '1234.50',
      '80.00',
      '80.00',
      '80.00',
      '0.00',
    ]);
    expect(['80.005', '-80', '八十', '1,23', '1e3'].map(cellMoney)).toEqual(Array(5).fill(undefined));
  });

  it('reads the parts of a multiple disability, each category once', () => {
    expect(cellComponents('肢体一级;智力二级')).toEqual([
      { category: 'physical', level: 1 },
      { category: 'intellectual', level: 2 },
    ]);
    expect(cellComponents('肢体残疾(3)、听力残疾(4级)')).toEqual([
      { category: 'physical', level: 3 },
      { category: 'hearing', level: 4 },
    ]);
    expect(cellComponents('肢体一级;肢体二级')).toBeUndefined();
  });

  it('never shows the digits of a number that stands for somebody', () => {
    expect(shownCell('990101197001011234')).toBe('"******************"');
    expect(shownCell('2023-02-30')).toBe('"2023-02-30"');
  });
});
