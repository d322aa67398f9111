import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { fileRowSource } from '../../../adapters/exchange/file-row-source.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import type { SentFile } from './sent-file.ts';

const FAILURES: readonly [string, ...string[]] = ['账户已销户', '户名与账号不符', '账户冻结'];

/** What a bank sends back for a file: most paid, some not. */
export async function bankAnswerTo({ path, layout }: SentFile, on: string): Promise<Uint8Array> {
  const paid = await paidIn(path, layout);
  const isCard = layout === 'card-csv';
  const header = isCard
    ? ['业务编号', '发放结果', '合计金额', '失败原因', '入账日期']
    : ['流水号', '返回码', '金额', '返回信息', '记账日'];
  const rows = paid.map(({ instruction, amount }) => {
    const draws = drawsFor(`bank ${instruction}`);
    const fails = draws.happens(0.006);
    const outcome = isCard ? (fails ? '失败' : '成功') : fails ? '1001' : '0000';
    return [instruction, outcome, amount, fails ? draws.pick(FAILURES) : '', on];
  });
  const text = stringify([header, ...rows]);
  return iconv.encode(text, isCard ? 'gb18030' : 'utf8');
}

/** The payments in a bank file, as the bank reads them. */
export async function paidIn(
  path: string,
  layout: string,
): Promise<readonly { readonly instruction: string; readonly amount: string }[]> {
  const found: { instruction: string; amount: string }[] = [];
  for await (const row of fileRowSource(path).rows()) {
    if (!('cells' in row)) continue;
    const { cells } = row;
    const [instruction = '', amount = ''] =
      layout === 'card-csv' ? [cells[1], cells[9]] : [cells[2], cells[6]];
    if (/^[0-9a-f]{32}$/.test(instruction)) found.push({ instruction, amount });
  }
  return found;
}
