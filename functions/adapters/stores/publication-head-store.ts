import type { PublicationHeadStore } from '../../core/ports/publication-heads.ts';
import type { PublicationHead } from '../../core/publications/publication-head.ts';
import type { Cursor, Item, ItemTable, Page } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { json } from './case-rows.ts';

/** All heads stand in one partition: they are as few as jurisdictions, and read together. */
const PARTITION = 'publication-heads';
const PAGE = 1000;

/** Publication heads over any item table. */
export function createPublicationHeadStore(table: ItemTable): PublicationHeadStore {
  const all = async (): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>();
    let after: Cursor | undefined;
    do {
      const page: Page = await table.query({ pk: PARTITION, limit: PAGE, ...(after && { after }) });
      for (const item of page.items) found.set(item.sk, item);
      after = page.next;
    } while (after !== undefined);
    return found;
  };
  return {
    async load() {
      return Object.fromEntries([...(await all())].map(([code, item]) => [code, headIn(item)]));
    },
    async advance(heads) {
      const stored = await all();
      for (const [code, head] of Object.entries(heads)) {
        const before = stored.get(code);
        if (before !== undefined && headIn(before).sequence >= head.sequence) continue;
        const item = { pk: PARTITION, sk: code, revision: (before?.revision ?? 0) + 1, body: json(head) };
        await table.put(item, before?.revision ?? 'absent').catch(unlessRaced);
      }
    },
  };
}

/** Whoever was faster saw the same files or later ones; the next look compares again. */
function unlessRaced(error: unknown): void {
  if (!(error instanceof ItemTableError && error.name === 'revision-conflict')) throw error;
}

function headIn({ body }: Item): PublicationHead {
  return body as unknown as PublicationHead; // only this store writes heads
}
