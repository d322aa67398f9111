import { layoutNameOf } from '../../core/layouts/layout-path.ts';
import type { OfficeLayout } from '../../core/layouts/office-layout.ts';
import type { BankFiles } from '../../core/ports/bank-file.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import batchCredit from './layouts/batch-credit.json' with { type: 'json' };
import cardCsv from './layouts/card-csv.json' with { type: 'json' };
import { readBankReturn } from './read-bank-return.ts';
import { bankFileName, writeBankFile } from './write-bank-file.ts';

/** The layouts that come with the platform. A test checks them by their schema, so that no start has to. */
export const shippedBankLayouts = [batchCredit, cardCsv] as unknown as readonly BankLayout[]; // as that test holds

/**
 * Bank files by the layouts shipped and by those of offices (in the order of layoutsFor), which go first: a layout is
 * asked for by its id, which is the newest version, or by its file. A broken one never takes another down, and never
 * gives way to a shipped one.
 */
export function createBankFiles(given: readonly OfficeLayout[] = []): BankFiles {
  const byFile = new Map<string, () => BankLayout>();
  const fileOfId = new Map<string, string>();
  const keep = (id: string, file: string, layout: () => BankLayout) => {
    byFile.set(file, layout);
    if (!fileOfId.has(id)) fileOfId.set(id, file);
  };
  for (const one of given) keep(layoutNameOf(one.path)?.id ?? one.path, one.path, () => layoutIn(one));
  for (const layout of shippedBankLayouts) keep(layout.id, `${layout.id}.json`, () => layout);
  const ids = [...fileOfId.keys()].sort();

  const fileOf = (asked: string): string => {
    const file = byFile.has(asked) ? asked : fileOfId.get(asked);
    if (file !== undefined) return file;
    const nearest = nearestName(asked, ids);
    const detail = `there is no bank layout ${JSON.stringify(asked.slice(0, 200))}; right is one of ${ids.join(', ')}`;
    const item = { pointer: '/layout', code: 'layout-unknown', detail, ...(nearest && { nearest }) };
    throw new Refusal('request-invalid', detail, [item]);
  };
  const layoutOf = (asked: string): BankLayout => {
    const layout = byFile.get(fileOf(asked));
    if (layout === undefined) throw new RangeError(`the file of bank layout ${asked} is not kept`);
    return layout();
  };

  return {
    layouts: () => ids,
    fileOf,
    fileName: (layout, header) => bankFileName(layoutOf(layout), header),
    write: (layout, header, instructions) => writeBankFile(layoutOf(layout), header, instructions),
    read: async (layout, content) => readBankReturn(layoutOf(layout), content),
  };
}

function layoutIn({ path, text, fault }: OfficeLayout): BankLayout {
  if (fault === undefined) return JSON.parse(text) as BankLayout; // it was checked before it was put in use
  const zh = `银行版式 ${path} 不能使用：${fault.zh}；huize policy check 列出每一处`;
  const en = `bank layout ${path} cannot be used: ${fault.en}; huize policy check names every place`;
  throw new Refusal('request-invalid', { zh, en }, [
    { pointer: '/layout', code: 'bank-layout', detail: en, zh },
  ]);
}
