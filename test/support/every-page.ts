import type { Paged, PageRequest } from '../../functions/core/ports/case-store.ts';

/** All items of a list, page by page. */
export async function everyPage<T>(read: (page: PageRequest) => Promise<Paged<T>>, limit = 2): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await read({ limit, cursor });
    all.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return all;
}
