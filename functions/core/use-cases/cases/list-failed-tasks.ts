import { isAreaBelow } from '../../access/area-code.ts';
import type { CaseStore, Paged, PageRequest } from '../../ports/case-store.ts';
import type { FailedTask, FailedTaskStore } from '../../ports/failed-task-store.ts';

/** A failed task and where its case belongs; it names nobody. */
export interface FailedTaskView extends FailedTask {
  readonly receiving: string;
  readonly competent: string;
}

/**
 * What the platform could not do for cases that are received or decided in an area, the oldest first. A page may be
 * short, even empty, and still have a next: the store's list is that of the whole platform.
 */
export async function listFailedTasks(
  { cases, failures }: { readonly cases: Pick<CaseStore, 'summary'>; readonly failures: FailedTaskStore },
  area: string,
  page: PageRequest,
): Promise<Paged<FailedTaskView>> {
  const { items, next } = await failures.list(page);
  const views = await Promise.all(items.map((failed) => viewOf(cases, failed)));
  const within = views.flatMap((view) =>
    view !== undefined && [view.receiving, view.competent].some((place) => isAreaBelow(area, place))
      ? [view]
      : [],
  );
  return { items: within, next };
}

async function viewOf(
  cases: Pick<CaseStore, 'summary'>,
  failed: FailedTask,
): Promise<FailedTaskView | undefined> {
  const summary = await cases.summary(failed.caseId);
  return (
    summary && {
      ...failed,
      receiving: summary.receiving.jurisdiction,
      competent: summary.competent.jurisdiction,
    }
  );
}
