import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { fileRowSource } from '../../../../functions/adapters/exchange/file-row-source.ts';
import { createRowSource } from '../../../../functions/adapters/exchange/row-source.ts';
import type { SourceRow } from '../../../../functions/core/ports/row-source.ts';
import { heldBytes } from '../../../support/held-memory.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { xlsxFile, zipFile } from '../../../support/xlsx-file.ts';

/** A file that arrives in parts of so many bytes. */
const source = (name: string, content: Uint8Array, size = 7) =>
  createRowSource(name, async function* () {
    for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
  });

const rowsOf = async (name: string, content: Uint8Array | string, size?: number): Promise<SourceRow[]> => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows = [];
  for await (const row of source(name, bytes, size).rows()) rows.push(row);
  return rows;
};
const faultsOf = (rows: readonly SourceRow[]) => rows.filter((row) => 'fault' in row);

const table = '姓名,死亡日期\r\n测试甲,2023-03-19\r\n㐂𠮷䶮,2023-03-20\r\n';
const tableRows = [
  { line: 1, cells: ['姓名', '死亡日期'] },
  { line: 2, cells: ['测试甲', '2023-03-19'] },
  { line: 3, cells: ['㐂𠮷䶮', '2023-03-20'] },
];

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${table}`)],
    ['GB18030', iconv.encode(table, 'gb18030')],
  ])('%s is recognised, wherever the parts of the file end', async (_, bytes) => {
    for (const size of [1, 2, 3, 5, 64, 1000])
      expect(await rowsOf('deaths.csv', bytes, size)).toEqual(tableRows);
  });

  test('the first characters beyond ASCII decide, however late they come', async () => {
    const late = `name,day\n${'a,2023-01-01\n'.repeat(8000)}测试甲,2023-03-19\n`;
    for (const encoding of ['utf8', 'gb18030'])
      expect((await rowsOf('a.csv', iconv.encode(late, encoding), 1000)).at(-1)).toEqual({
        line: 8002,
        cells: ['测试甲', '2023-03-19'],
      });
  });

  test('a line with bytes of another encoding is told by its number; the rest goes on', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,日期\n测试甲,1\n'.repeat(9000)),
      iconv.encode('测试乙,2\n', 'gb18030'),
      Buffer.from('测试丙,3\n'),
    ]);
    const rows = await rowsOf('a.csv', bytes, 4096);
    expect(rows).toHaveLength(18_002);
    expect(faultsOf(rows)).toEqual([
      {
        line: 18_001,
        fault:
          'cell 1 has bytes that are no text in the encoding of the file; right is one encoding, UTF-8 or GB18030, for the whole file',
      },
    ]);
    expect(rows.at(-1)).toEqual({ line: 18_002, cells: ['测试丙', '3'] });
  });

  test.each([
    ['UTF-16', iconv.encode(`\uFEFF${table}`, 'utf16le'), /UTF-16; right is UTF-8 or GB18030/],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls\); right is \.xlsx or \.csv/],
    ['a packed file', Buffer.from('1f8b0800', 'hex'), /compressed/],
    ['null bytes', Buffer.from('a,b\n1,\0\n'), /null bytes/],
  ])('%s is refused in words', async (_, bytes, message) => {
    await expect(rowsOf('a.csv', bytes)).rejects.toMatchObject({
      name: 'exchange-file-unreadable',
      message: expect.stringMatching(message),
    });
  });
});

describe('CSV', () => {
  test('quoted cells, other delimiters, empty lines, and no line end after the last row', async () => {
    const rows = await rowsOf('a.csv', '"a";b\n\n"1;""x""";" 2 "\n3;4');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1;"x"', '2'] },
      { line: 4, cells: ['3', '4'] },
    ]);
    expect(await rowsOf('a.csv', 'a\tb\n1\t2,5\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2,5'] },
    ]);
  });

  test('a title without delimiters does not say which one the file has', async () => {
    const rows = await rowsOf('a.csv', '2023年6月死亡人员名单\na\tb\n1\t2\n');
    expect(rows.map((row) => ('cells' in row ? row.cells : []))).toEqual([
      ['2023年6月死亡人员名单'],
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('a row is called by the line on which it begins', async () => {
    const rows = await rowsOf('a.csv', 'a,b\n"1\n1",2\n3,4\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  test('half a line at the end is told, whole lines before it are not lost', async () => {
    const rows = await rowsOf('a.csv', 'a,b,c\n1,2,3\n4,5');
    expect(rows.slice(0, 2)).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, cells: ['1', '2', '3'] },
    ]);
    expect(faultsOf(rows)).toEqual([
      { line: 3, fault: expect.stringContaining('half a line: it has 2 of 3 cells') },
    ]);
  });

  test('half a character at the end is told', async () => {
    const whole = iconv.encode('姓名,地址\n测试甲,武隆', 'gb18030');
    const rows = await rowsOf('a.csv', whole.subarray(0, -1));
    expect(faultsOf(rows)).toEqual([{ line: 2, fault: expect.stringContaining('cell 2 has bytes') }]);
  });

  test('a short row in the middle is a row: what it lacks is for the layout to say', async () => {
    expect(await rowsOf('a.csv', 'a,b,c\n1,2\n3,4,5\n')).toMatchObject([{}, { cells: ['1', '2'] }, {}]);
  });

  test('a quotation mark that is never closed costs its own line only', async () => {
    const rows = await rowsOf('a.csv', 'a,b\n1,2\n"3,4\n5,6\n');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, fault: expect.stringContaining('never closed') },
      { line: 4, cells: ['5', '6'] },
    ]);
    const long = await rowsOf('a.csv', `a,b\n"3,4\n${'5,6\n'.repeat(500)}"7",8`, 100);
    expect(long).toHaveLength(503);
    expect(faultsOf(long)).toHaveLength(1);
    expect(long.at(-1)).toEqual({ line: 503, cells: ['7', '8'] });
  });

  test('a mark within a cell is itself', async () => {
    expect((await rowsOf('a.csv', 'a,b\n张"三,"李"四"\n'))[1]).toEqual({
      line: 2,
      cells: ['张"三', '李四"'],
    });
  });

  test('a line without end is refused before it fills the memory', async () => {
    const bytes = Buffer.from(`a,b\n${'x'.repeat(1_100_000)}`);
    await expect(rowsOf('a.csv', bytes, 65_536)).rejects.toMatchObject({
      name: 'exchange-file-unreadable',
      message: expect.stringContaining('line 2 is longer than'),
    });
  });

  test('what was guarded against formulas comes back as it was', async () => {
    expect((await rowsOf('a.csv', "a,b\n'=1+1,'x'\n"))[1]).toEqual({ line: 2, cells: ['=1+1', "'x'"] });
  });

  test('a fault of the disk is not taken for the end of the file', async () => {
    const broken = createRowSource('a.csv', async function* () {
      yield Buffer.from('a,b\n1,2\n'.repeat(20_000));
      throw new Error('the disk is gone');
    });
    const read = async () => {
      for await (const row of broken.rows()) expect(row.line).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toThrow('the disk is gone');
  });

  test('an empty file has no rows', async () => {
    expect(await rowsOf('a.csv', '')).toEqual([]);
  });
});

describe('JSONL', () => {
  test('the first object gives the header; days, numbers and nothing are their text', async () => {
    const text = '{"id":"1","level":2,"on":null}\n\n{"on":"2023-03-19","id":"2"}\n';
    expect(await rowsOf('a.jsonl', text)).toEqual([
      { line: 1, cells: ['id', 'level', 'on'] },
      { line: 1, cells: ['1', '2', ''] },
      { line: 3, cells: ['2', '', '2023-03-19'] },
    ]);
  });

  test('what is no object, has other keys or rounded numbers is told by line', async () => {
    const text = '{"id":"1"}\n[1]\n{"ID":"2"}\n{"id":500156198001010010}\n{"id":"3"}\n{"id":"4';
    const rows = await rowsOf('a.jsonl', text);
    expect(faultsOf(rows)).toEqual([
      { line: 2, fault: 'no JSON object; right is one object a line' },
      { line: 3, fault: 'key "ID" is not in the first line; right are the keys of the first line' },
      { line: 4, fault: expect.stringContaining('more digits than a number keeps') },
      { line: 6, fault: expect.stringContaining('half a line') },
    ]);
    expect(rows).toContainEqual({ line: 5, cells: ['3'] });
  });
});

describe('XLSX', () => {
  test('texts, numbers and days come as text, empty rows keep their numbers', async () => {
    const file = xlsxFile([
      ['姓名', '金额', '日期'],
      [],
      ['测试甲', { number: '80.400000000000006' }, { day: '2023-03-19' }],
      ['1E5', { number: '8E-2' }, null],
    ]);
    expect(await rowsOf('deaths.xlsx', file, 1000)).toEqual([
      { line: 1, cells: ['姓名', '金额', '日期'] },
      { line: 3, cells: ['测试甲', '80.4', '2023-03-19'] },
      { line: 4, cells: ['1E5', '0.08', ''] },
    ]);
  });

  test('a resident ID that was typed as a number is told, since its last digits are lost', async () => {
    const rows = await rowsOf('a.xlsx', xlsxFile([['身份证号'], [{ number: '5.0015619800101E+17' }]]));
    expect(rows[1]).toMatchObject({ line: 2, fault: expect.stringContaining('more than 15 digits') });
  });

  test('a file that unpacks to more than fits is refused before it is unpacked', async () => {
    const bomb = zipFile({ 'xl/worksheets/sheet1.xml': 'x' }, 2_000_000_000);
    await expect(rowsOf('a.xlsx', bomb)).rejects.toMatchObject({
      name: 'exchange-file-unreadable',
      message: expect.stringContaining('2000000000 bytes when unpacked'),
    });
    await expect(
      rowsOf('a.xlsx', Buffer.concat([bomb, Buffer.alloc(17_000_000)]), 1_000_000),
    ).rejects.toMatchObject({
      message: expect.stringContaining('saved as CSV'),
    });
  });

  test('half a spreadsheet is refused', async () => {
    const half = xlsxFile([['a'], ['b']]).subarray(0, 300);
    await expect(rowsOf('a.xlsx', half)).rejects.toMatchObject({ name: 'exchange-file-unreadable' });
    const other = zipFile({ 'a.txt': 'x' });
    await expect(rowsOf('a.xlsx', other)).rejects.toMatchObject({ name: 'exchange-file-unreadable' });
  });
});

test('the digest is that of the bytes', async () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await source('a.csv', Buffer.from('abc'), 1).digest()).toBe(digest);
});

test('a large file on a disk is read row by row, with little memory, as often as wanted', async () => {
  const folder = temporaryFolder();
  try {
    const path = folder.pathOf('deaths.csv');
    const part = iconv.encode(
      '测试甲,500156198001010018,2023-03-19,"武隆区,某镇"\n'.repeat(10_000),
      'gb18030',
    );
    const file = openSync(path, 'w');
    for (let times = 0; times < 40; times++) writeSync(file, part);
    closeSync(file);
    const one = fileRowSource(path);
    expect(one.name).toBe('deaths.csv');
    const before = heldBytes();
    let rows = 0;
    let most = 0;
    for await (const row of one.rows()) {
      if ('fault' in row || row.cells.length !== 4) throw new Error(`line ${row.line} was read wrongly`);
      rows += 1;
      if (rows % 50_000 === 0) most = Math.max(most, heldBytes() - before);
    }
    expect(rows).toBe(400_000);
    expect(most).toBeLessThan(10_000_000); // the file alone is more than twice as much, its rows many times
    for await (const row of one.rows()) {
      expect(row.line).toBe(1);
      break;
    }
  } finally {
    folder.remove();
  }
});
