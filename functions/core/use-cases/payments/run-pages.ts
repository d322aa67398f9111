import type { Paged, PageRequest } from '../../ports/case-store.ts';
import type { PageServices, RunPage, RunPages, WorkedPage } from './payment-services.ts';
import { preparePage } from './prepare-page.ts';
import { releasePage } from './release-page.ts';

/** Works one page after the other. */
export function oneByOne(services: PageServices): RunPages {
  return {
    prepare: (run, pages) => inTurn(pages, (people) => preparePage(services, run, people)),
    release: (run, pages) => inTurn(pages, (ids) => releasePage(services, run, ids)),
  };
}

async function* inTurn<Result>(
  pages: AsyncIterable<RunPage>,
  work: (refs: readonly string[]) => Promise<Result>,
): AsyncGenerator<WorkedPage<Result>> {
  for await (const page of pages) yield { ...page, result: await work(page.refs) };
}

/** The pages of a list from a cursor on. */
export async function* pagesFrom(
  cursor: string | null,
  limit: number,
  list: (page: PageRequest) => Promise<Paged<string>>,
): AsyncGenerator<RunPage> {
  for (let from: string | null | undefined = cursor; from !== undefined; ) {
    const { items, next }: Paged<string> = await list({ limit, ...(from !== null && { cursor: from }) });
    yield { refs: items, next };
    from = next ?? undefined;
  }
}
