import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findPaymentRun } from '../../core/use-cases/payments/find-payment-run.ts';
import { type BankReturnIssue, recordBankReturn } from '../../core/use-cases/payments/record-bank-return.ts';
import { writeBankFile } from '../../core/use-cases/payments/write-bank-file.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { actingAs, atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';

/** What the officer does about a line; of an unreadable one the reader says more. */
const IN_CHINESE: Readonly<Partial<Record<BankReturnIssue['verdict'], string>>> = {
  unknown: '本批次没有该业务编号，未作改动',
  'amount-differs': '金额与发放指令不符，未作改动，请与银行核对',
  contradicts: '与银行此前的答复矛盾，且入账日期不晚于退回日期，未作改动；请在下一批次前与银行核对',
  'run-open': '该笔此前已退回，正在办理的批次将再次发放，未作改动；请先取消该批次，再读取本回盘文件',
};

type BankOptions = DeskOptions & { readonly run: string; readonly layout?: string };

/** Names, IDs and accounts: nobody else on the machine may read it. */
const PRIVATE = 0o600;

/** `huize payments bank-file`: writes the file for the bank; a file that is there is not replaced. */
export function paymentsBankFile(
  options: BankOptions & { readonly by: string; readonly out?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { jurisdiction } = await findPaymentRun(desk, options.run);
    const caller = actingAs(options.by, jurisdiction);
    const { run, name, content } = await writeBankFile(desk, options.run, options.layout, caller);
    const file = resolve(terminal.folder, options.out ?? name);
    await pipeline(Readable.from(content), createWriteStream(file, { flags: 'wx', mode: PRIVATE }));
    const { people, fen } = run.totals.payments;
    if (options.json) printJson({ file, payments: people, fen }, terminal);
    else terminal.print(file);
    return 0;
  });
}

/** `huize payments bank-return`: exits 1 where lines did not count, which are named one by one. */
export function paymentsBankReturn(
  options: BankOptions & { readonly file: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const content = await readFile(resolve(terminal.folder, options.file));
    const report = await recordBankReturn(desk, options.run, options.layout, content);
    const { taken, issues } = report;
    const told = issues.filter(({ verdict }) => verdict !== 'repeated');
    if (options.json) printJson(report, terminal);
    else {
      const zh = languageFor(options, terminal) === 'zh';
      terminal.print(
        zh
          ? `入账 ${taken.paid} 笔，退回 ${taken.failed} 笔，不能采信 ${told.length} 行`
          : `${taken.paid} paid, ${taken.failed} sent back, ${told.length} lines did not count`,
      );
      for (const { line, verdict, detail } of told)
        terminal.print(
          zh ? `  第 ${line} 行：${IN_CHINESE[verdict] ?? detail}` : `  ${line}: ${verdict}: ${detail}`,
        );
    }
    return told.length === 0 ? 0 : 1;
  });
}
