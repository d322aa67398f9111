import type { Paged, PageRequest } from '../../ports/case-store.ts';

/** All parts of a list, one after the other. */
export async function* pagesOf<T>(
  list: (page: PageRequest) => Promise<Paged<T>>,
  limit: number,
): AsyncGenerator<readonly T[]> {
  let cursor: string | null | undefined;
  do {
    const page = await list({ limit, ...(cursor && { cursor }) });
    yield page.items;
    cursor = page.next;
  } while (cursor !== null);
}
