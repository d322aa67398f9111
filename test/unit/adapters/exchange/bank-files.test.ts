import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { createBankFiles, shippedBankLayouts } from '../../../../functions/adapters/exchange/bank-files.ts';
import cardCsv from '../../../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import type { BankInstruction } from '../../../../functions/core/payments/bank-instruction.ts';
import { checkPolicies } from '../../../../functions/core/policies/check/check-policies.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';

const files = createBankFiles();
const header = { run: 'run-1', jurisdiction: '500156', month: '2023-03', payments: 2, fen: 25000 };
const instruction = (more: Partial<BankInstruction> = {}): BankInstruction => ({
  id: 'p1',
  sequence: 1,
  run: 'run-1',
  jurisdiction: '500156',
  month: '2023-03',
  name: '测试甲',
  residentId: '500156198001010018',
  account: { kind: 'card', holder: '测试甲', bank: '某某银行', number: '6200000000000000001' },
  fen: 17000,
  byBenefit: { living: 8000, nursing: 9000 },
  ...more,
});
const both = [
  instruction(),
  instruction({
    id: 'p2',
    sequence: 2,
    name: '=CMD()',
    account: null,
    fen: 8000,
    byBenefit: { living: 8000 },
  }),
];

async function written(layout: string, instructions: readonly BankInstruction[] = both): Promise<Buffer> {
  const parts = [];
  const each = async function* () {
    yield* instructions;
  };
  for await (const part of files.write(layout, header, each())) parts.push(part);
  return Buffer.concat(parts);
}

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof Refusal) return error;
  throw new Error('nothing was refused');
};

describe('a payment file', () => {
  test('for the one-card system: GB18030 with labels; long numbers stay whole, formulas do not run', async () => {
    const text = iconv.decode(await written('card-csv'), 'gb18030');
    expect(text.split('\r\n')).toEqual([
      '序号,业务编号,姓名,身份证号,户名,开户银行,账号,困难残疾人生活补贴,重度残疾人护理补贴,合计金额,补贴月份',
      '1,p1,测试甲,500156198001010018\t,测试甲,某某银行,6200000000000000001\t,80.00,90.00,170.00,2023-03',
      "2,p2,'=CMD(),500156198001010018\t,,,,80.00,0.00,80.00,2023-03",
      '合计,2,笔,250.00,元',
      '',
    ]);
  });

  test('for a batch credit: BOM, records by letter, amounts in 分, cells as they are', async () => {
    const bytes = await written('batch-credit');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString().split('\n')).toEqual([
      'H|run-1|500156|202303|2|25000',
      'D|1|p1|1|6200000000000000001|测试甲|17000|残疾人两项补贴',
      'D|2|p2||||8000|残疾人两项补贴',
      'T|2|25000',
      '',
    ]);
  });

  test('is called as its layout says', () => {
    expect(files.fileName('card-csv', header)).toBe('500156-2023-03-两项补贴-run-1.csv');
  });

  test('a list that does not come to the totals of its header is never whole', async () => {
    await expect(written('card-csv', [instruction()])).rejects.toThrow(
      'run run-1 has 1 payments of 17000 分 together; its header says 2 of 25000',
    );
  });

  test('another layout is data: one is given, and replaces a shipped one', async () => {
    const { columns, ...rest } = cardCsv;
    const text = JSON.stringify({ ...rest, id: 'own', columns: columns.slice(0, 2) });
    const own = createBankFiles([{ path: '500156-x/banks/own.json', text }]);
    expect(own.layouts()).toEqual(['batch-credit', 'card-csv', 'own']);
    expect(own.fileName('own', header)).toBe('500156-2023-03-两项补贴-run-1.csv');
    const file = { ...rest.file, name: '{run}.csv' };
    const replaced = JSON.stringify({ ...rest, columns, file });
    const given = createBankFiles([{ path: '500156-x/banks/card-csv.json', text: replaced }]);
    expect(given.fileName('card-csv', header)).toBe('run-1.csv');
  });

  test('one asked for by its id is the newest of the nearest office, by its file the version in which it was sent', () => {
    const layout = (path: string, name: string) => {
      const text = JSON.stringify({ ...cardCsv, id: 'rural', file: { ...cardCsv.file, name } });
      return { path, text };
    };
    const [first, second, other] = [
      '500156-x/banks/rural.json',
      '500156-x/banks/rural_2.json',
      '500000-y/banks/rural.json',
    ];
    const all = createBankFiles([layout(second, '2.csv'), layout(first, '1.csv'), layout(other, '3.csv')]);
    expect(all.layouts()).toEqual(['batch-credit', 'card-csv', 'rural']);
    expect(['rural', first, other].map((asked) => all.fileName(asked, header))).toEqual([
      '2.csv',
      '1.csv',
      '3.csv',
    ]);
    expect(['rural', first, 'card-csv'].map((asked) => all.fileOf(asked))).toEqual([
      second,
      first,
      'card-csv.json',
    ]);
  });

  test('one that was broken from the first is refused by file and place, and never gives way to the shipped one', () => {
    const given = createBankFiles([
      {
        path: '500156-x/banks/card-csv.json',
        text: '',
        fault: { zh: '3:5 缺逗号', en: '3:5 a comma is missing' },
      },
    ]);
    expect(() => given.fileName('card-csv', header)).toThrow(
      'bank layout 500156-x/banks/card-csv.json cannot be used: 3:5 a comma is missing; huize policy check names every place',
    );
    expect(given.fileName('batch-credit', header)).toMatch(/^DF/);
  });

  test('those that come with the platform fit their schema', () => {
    const given = shippedBankLayouts.map((layout) => ({
      path: `500156-x/banks/${layout.id}.json`,
      text: JSON.stringify(layout),
    }));
    expect(checkPolicies(given).findings).toEqual([]);
  });

  test('an unknown layout is refused with the nearest', async () => {
    expect(() => files.write('card-cvs', header, (async function* () {})())).toThrow(Refusal);
    const refusal = await refusalOf(files.read('card-cvs', Buffer.alloc(0)));
    expect(refusal).toMatchObject({ name: 'request-invalid', items: [{ nearest: 'card-csv' }] });
  });
});

describe('the answer of a bank', () => {
  const answer = [
    '某某银行批量代发结果',
    '序号,业务编号,姓名,合计金额,发放结果,失败原因,入账日期',
    '1,p1,测试甲,170.00,成功,,2023-03-27',
    '2,p2,测试乙,"1,080.00",失败,账号不存在,20230327',
    '3,p3,测试丙,80.00,处理中,,',
    '4,,测试丁,80.00,成功,,',
    '5,p5,测试戊,8O.00,成功,,',
    '6,p6,测试己,80.00,成功,,2023-02-30',
    '合计,6,,,,,',
    '7,p7,测',
  ].join('\r\n');

  test.each(['utf8', 'gb18030'])(
    'in %s gives what was paid and what was not, and each fault by line',
    async (encoding) => {
      expect(await files.read('card-csv', iconv.encode(answer, encoding))).toEqual({
        lines: [
          { line: 3, instruction: 'p1', outcome: 'paid', fen: 17000, reason: null, on: '2023-03-27' },
          {
            line: 4,
            instruction: 'p2',
            outcome: 'failed',
            fen: 108000,
            reason: '账号不存在',
            on: '2023-03-27',
          },
        ],
        faults: [
          { line: 5, detail: expect.stringContaining('发放结果 is "处理中"; right is one of 成功') },
          { line: 6, detail: '业务编号 is empty; right is the number of the payment' },
          { line: 7, detail: '合计金额 is no amount; right is 80.00' },
          { line: 8, detail: '入账日期 is no day; right is YYYY-MM-DD' },
          { line: 10, detail: expect.stringContaining('half a line') },
        ],
      });
    },
  );

  test('without amounts and days it is read, too', async () => {
    const { lines } = await files.read('batch-credit', Buffer.from('流水号|返回码\np1|0000\np2|1001\nT|2\n'));
    expect(lines).toMatchObject([
      { instruction: 'p1', outcome: 'paid', fen: null, reason: null, on: null },
      { instruction: 'p2', outcome: 'failed' },
    ]);
  });

  test('of another layout is refused with the columns that it lacks', async () => {
    const refusal = await refusalOf(files.read('card-csv', Buffer.from('业务号,发放结果\np1,成功\n')));
    expect(refusal).toMatchObject({
      name: 'request-invalid',
      items: [{ code: 'column-missing', detail: 'the file has no column 业务编号', nearest: '业务号' }],
    });
  });
});
