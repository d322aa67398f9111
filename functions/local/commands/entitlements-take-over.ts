import { resolve } from 'node:path';
import { watchedFile } from '../../adapters/exchange/watched-file.ts';
import type { RowFault } from '../../core/registers/register-import.ts';
import { rowFaultInChinese } from '../../core/registers/row-fault-words.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { takeOverRecipients } from '../../core/use-cases/registers/take-over-recipients.ts';
import { countLine } from '../terminal/count-line.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { atRegistersDesk, type RegisterOptions } from './registers-desk.ts';

interface TakeOverOptions extends RegisterOptions {
  readonly file: string;
  readonly jurisdiction: string;
  readonly from: string;
  readonly by: string;
  readonly vouchOtherBenefits?: boolean;
  readonly trial?: boolean;
}

/** `huize entitlements take-over`: those whom a county pays already; exits 1 where lines were not taken, each is named. */
export function entitlementsTakeOver(options: TakeOverOptions, terminal: Terminal): Promise<ExitCode> {
  const { jurisdiction, by, trial = false, vouchOtherBenefits = false } = options;
  const from = parseMonth(options.from);
  return atRegistersDesk(options, terminal, async ({ services: desk, accounts, zh }) => {
    const services = { ...desk, accounts };
    const line = countLine(terminal, zh ? '行' : 'rows');
    const { source, share } = watchedFile(resolve(terminal.folder, options.file));
    const onProgress = (rows: number) => line.show(rows, share());
    const wish = { jurisdiction, from, source, by, isTrial: trial, vouchesOtherBenefits: vouchOtherBenefits };
    const done = await takeOverRecipients(services, { ...wish, onProgress }).finally(line.end);
    const { rows, taken, known, faults } = done;
    if (options.json) printJson({ ...done, isTrial: trial }, terminal);
    else {
      const mode = trial ? (zh ? '试算，未写入：' : 'a trial, nothing is written: ') : '';
      terminal.print(
        zh
          ? `${mode}${rows} 行；接收 ${taken} 人，此前已接收 ${known} 人，未接收 ${linesOf(faults)} 行`
          : `${mode}${rows} rows; ${taken} taken over, ${known} taken over before, ${linesOf(faults)} lines not taken`,
      );
      for (const one of faults) terminal.print(faultLine(one, zh));
    }
    return faults.length === 0 ? 0 : 1;
  });
}

function linesOf(faults: readonly RowFault[]): number {
  return new Set(faults.map(({ line }) => line)).size;
}

function faultLine({ line, column, code, detail }: RowFault, zh: boolean): string {
  return `${zh ? `第 ${line} 行` : `line ${line}`}${column === null ? '' : ` ${column}`}  ${code}  ${zh ? rowFaultInChinese({ code, detail }) : detail}`;
}
