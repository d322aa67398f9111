import { stringify } from 'csv-stringify/sync';
import type { BankInstruction } from '../../core/payments/bank-instruction.ts';
import type { BankFileHeader } from '../../core/ports/bank-file.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import { frameCells, paymentCells } from './bank-cells.ts';
import { encodeGb18030 } from './gb18030.ts';

const linesAtOnce = 500;

/**
 * The payment file of a run, part by part. A list that does not come to what the header says is a fault: a file whose
 * totals are wrong must not be whole.
 */
export async function* writeBankFile(
  layout: BankLayout,
  header: BankFileHeader,
  instructions: AsyncIterable<BankInstruction>,
): AsyncGenerator<Uint8Array> {
  const labels = layout.hasLabels === false ? [] : [layout.columns.map(({ label }) => label)];
  const bom = layout.file.encoding === 'utf-8-with-bom' ? '\uFEFF' : '';
  yield encoded(layout, bom + text(layout, [...frameCells(layout.before, header), ...labels]));
  let [payments, fen] = [0, 0];
  let lines: string[][] = [];
  for await (const instruction of instructions) {
    payments += 1;
    fen += instruction.fen;
    lines.push(paymentCells(layout, instruction));
    if (lines.length < linesAtOnce) continue;
    yield encoded(layout, text(layout, lines));
    lines = [];
  }
  if (payments !== header.payments || fen !== header.fen)
    throw new Error(
      `run ${header.run} has ${payments} payments of ${fen} 分 together; its header says ${header.payments} of ${header.fen}`,
    );
  yield encoded(layout, text(layout, [...lines, ...frameCells(layout.after, header)]));
}

/** What the file is called. */
export function bankFileName({ file }: BankLayout, header: BankFileHeader): string {
  const { jurisdiction, month, run } = header;
  return file.name
    .replaceAll('{jurisdiction}', jurisdiction)
    .replaceAll('{month}', month)
    .replaceAll('{run}', run);
}

function text({ file: { delimiter, lineEnd } }: BankLayout, lines: readonly string[][]): string {
  const record_delimiter = lineEnd === 'crlf' ? '\r\n' : '\n';
  return stringify([...lines], { delimiter, record_delimiter });
}

function encoded({ file }: BankLayout, content: string): Uint8Array {
  return file.encoding === 'gb18030' ? encodeGb18030(content) : Buffer.from(content);
}
