import type { BankFiles } from '../../core/ports/bank-file.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import batchCredit from './layouts/batch-credit.json' with { type: 'json' };
import cardCsv from './layouts/card-csv.json' with { type: 'json' };
import { bankLayoutOf, layoutIdOf, parseBankLayout } from './parse-bank-layout.ts';
import { readBankReturn } from './read-bank-return.ts';
import { bankFileName, writeBankFile } from './write-bank-file.ts';

const shipped: readonly (readonly [path: string, json: unknown])[] = [
  ['batch-credit.json', batchCredit],
  ['card-csv.json', cardCsv],
];

/**
 * Bank files by the layouts shipped and by those of files, which go first, each called as its layout is. A file is read
 * when its layout is asked for: a broken one never takes another layout down, and never gives way to a shipped one.
 */
export function createBankFiles(
  given: readonly { readonly path: string; readonly text: string }[] = [],
): BankFiles {
  const layouts = new Map<string, () => BankLayout>();
  const keep = (path: string, layout: () => BankLayout) => {
    const id = layoutIdOf(path);
    if (!layouts.has(id)) layouts.set(id, layout);
  };
  for (const { path, text } of given) keep(path, () => parseBankLayout(text, path));
  for (const [path, json] of shipped) keep(path, () => bankLayoutOf(json, path));
  const ids = [...layouts.keys()].sort();

  const layoutOf = (id: string): BankLayout => {
    const layout = layouts.get(id);
    if (layout !== undefined) return layout();
    const nearest = nearestName(id, ids);
    const detail = `there is no bank layout ${JSON.stringify(id.slice(0, 64))}; right is one of ${ids.join(', ')}`;
    const item = { pointer: '/layout', code: 'layout-unknown', detail, ...(nearest && { nearest }) };
    throw new Refusal('request-invalid', detail, [item]);
  };

  return {
    layouts: () => ids,
    fileName: (layout, header) => bankFileName(layoutOf(layout), header),
    write: (layout, header, instructions) => writeBankFile(layoutOf(layout), header, instructions),
    read: async (layout, content) => readBankReturn(layoutOf(layout), content),
  };
}
