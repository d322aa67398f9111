import { resolve } from 'node:path';
import { watchedFile } from '../../adapters/exchange/watched-file.ts';
import type { RegisterImport, RowFault } from '../../core/registers/register-import.ts';
import { rowFaultInChinese } from '../../core/registers/row-fault-words.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { importFile } from '../../core/use-cases/registers/import-file.ts';
import { tellRegisters } from '../../core/use-cases/registers/tell-registers.ts';
import { countLine } from '../terminal/count-line.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { atRegistersDesk, type RegisterOptions } from './registers-desk.ts';
import { requireReadable } from './require-readable.ts';

interface ImportOptions extends RegisterOptions {
  readonly file: string;
  readonly register: string;
  readonly jurisdiction: string;
  readonly asOf: string;
  readonly covers?: 'changes' | 'complete';
  readonly by?: string;
}

/** Faults that are shown at once; the rest by `register errors`. */
const MOST_SHOWN = 20;

/** `huize register import`: rows that cannot be used are told by line, the rest goes on. */
export function registerImport(options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const { register, jurisdiction, asOf, covers, by = 'command line' } = options;
  const path = resolve(terminal.folder, options.file);
  requireReadable(path);
  return atRegistersDesk(options, terminal, async ({ services, zh }) => {
    const line = countLine(terminal, zh ? '行' : 'rows');
    const { source, share } = watchedFile(path);
    const file = { register, jurisdiction, asOf, covers, by, source };
    const done = await importFile(services, file, ({ counts }) => line.show(counts.rows, share())).finally(
      line.end,
    );
    const { items, next } = await services.registers.faults(done.id, { limit: MOST_SHOWN });
    if (options.json) printJson({ ...withoutPlace(done), errors: items }, terminal);
    else {
      terminal.print(importLines(done, zh));
      for (const fault of items) terminal.print(faultLine(fault, zh));
      if (next !== null)
        terminal.note(
          zh ? `其余的：huize register errors ${done.id}` : `the rest: huize register errors ${done.id}`,
        );
    }
    return items.length === 0 ? 0 : 1;
  });
}

/** `huize register list`: every register of a jurisdiction, and how fresh what is known of it is. */
export function registerList(
  options: RegisterOptions & { readonly jurisdiction: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, zh }) => {
    const { jurisdiction } = options;
    const registers = await tellRegisters(services, jurisdiction);
    if (options.json) printJson({ registers }, terminal);
    else {
      const head = zh ? ['登记库', '名称', '截止日', '天数', ''] : ['REGISTER', 'NAME', 'AS OF', 'DAYS', ''];
      const stale = zh ? '已过期' : 'stale';
      const rows = registers.map(({ register, label, asOf, ageDays, isStale }) => [
        register,
        zh ? label.zh : label.en,
        asOf ?? '—',
        ageDays === null ? '—' : String(ageDays),
        isStale ? terminal.paint('yellow', stale) : '',
      ]);
      terminal.print(table([head.map((one) => terminal.paint('bold', one)), ...rows]));
    }
    return 0;
  });
}

/** `huize register errors`: every row of an import that was not used. Exits 1 when there are any. */
export function registerErrors(
  options: RegisterOptions & { readonly import: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services: { registers }, zh }) => {
    if ((await registers.importOf(options.import)) === undefined)
      throw new Refusal(
        'import-unknown',
        `no import has the id ${JSON.stringify(options.import.slice(0, 64))}`,
      );
    const errors: RowFault[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await registers.faults(options.import, { limit: 1000, cursor });
      if (options.json) errors.push(...items);
      else for (const fault of items) terminal.print(faultLine(fault, zh));
      cursor = next ?? undefined;
      if (!options.json) errors.push(...items.slice(0, 1));
    } while (cursor !== undefined);
    if (options.json) printJson({ errors }, terminal);
    return errors.length === 0 ? 0 : 1;
  });
}

function withoutPlace({ person: _, layout: __, ...one }: RegisterImport) {
  return one;
}

function importLines({ id, counts }: RegisterImport, zh: boolean): string {
  const { rows, added, changed, unchanged, outdated, faulty, left } = counts;
  return zh
    ? `${id}：${rows} 行；新增 ${added}，变更 ${changed}，不变 ${unchanged}，过时 ${outdated}，有误 ${faulty}，退出 ${left}`
    : `${id}: ${rows} rows; ${added} added, ${changed} changed, ${unchanged} unchanged, ${outdated} outdated, ${faulty} faulty, ${left} left`;
}

function faultLine({ line, column, code, detail }: RowFault, zh: boolean): string {
  const place = line === 0 ? (zh ? '整个文件' : 'the file') : zh ? `第 ${line} 行` : `line ${line}`;
  return `${place}${column === null ? '' : ` ${column}`}  ${code}  ${zh ? rowFaultInChinese({ code, detail }) : detail}`;
}
