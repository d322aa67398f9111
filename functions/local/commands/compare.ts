import type { Comparison } from '../../core/registers/comparison.ts';
import { formatMoney } from '../../core/shared/money.ts';
import { compareRegisters } from '../../core/use-cases/registers/compare-registers.ts';
import { lastPaidMonth } from '../../core/use-cases/registers/last-paid-month.ts';
import { countLine } from '../terminal/count-line.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { kindWord } from './finding-words.ts';
import { atRegistersDesk, type RegisterOptions } from './registers-desk.ts';

interface CompareOptions extends RegisterOptions {
  readonly jurisdiction: string;
  readonly on?: string;
}

/** `huize compare`: what the registers say against what is due and paid. Exits 1 when there are new findings. */
export function compare(options: CompareOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, zh, today }) => {
    const { jurisdiction, on = today } = options;
    const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
    const line = countLine(terminal, zh ? '人' : 'people');
    const onProgress = ({ people }: Comparison) => line.show(people);
    const done = await compareRegisters(services, { jurisdiction, on, paidThrough, onProgress }).finally(
      line.end,
    );
    if (options.json) {
      const { person: _, cursor: __, ...shown } = done;
      printJson(shown, terminal);
    } else terminal.print(comparisonLines(done, zh));
    return Object.keys(done.found).length === 0 ? 0 : 1;
  });
}

function comparisonLines(
  { id, people, found, known, superseded, overpaidFen, underpaidFen }: Comparison,
  zh: boolean,
): string {
  const kinds = Object.entries(found).map(([kind, count]) => `  ${kindWord(kind, zh)} ${count}`);
  const [over, under] = [formatMoney(overpaidFen), formatMoney(underpaidFen)];
  const head = zh
    ? `${id}：比对 ${people} 人；此前已有 ${known} 条，已消除 ${superseded} 条；每月多发 ${over} 元，少发 ${under} 元`
    : `${id}: ${people} people; ${known} known before, ${superseded} superseded; ${over} yuan a month too much, ${under} too little`;
  return [head, ...kinds].join('\n');
}
