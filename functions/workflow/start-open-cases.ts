import type { CaseStore } from '../core/ports/case-store.ts';
import type { WorkflowRunner } from '../core/ports/workflow-runner.ts';

const page = 1000;

/**
 * Sees to it that every open case has a machine: at the start of a process, and now and then. Gives their number.
 * `atOnce` are started together, where starting is a call over the network.
 */
export async function startOpenCases(
  cases: Pick<CaseStore, 'openCases'>,
  runner: Pick<WorkflowRunner, 'start'>,
  atOnce = 1,
): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await cases.openCases({ limit: page, cursor });
    for (let from = 0; from < items.length; from += atOnce)
      await Promise.all(items.slice(from, from + atOnce).map(({ id }) => runner.start(id)));
    count += items.length;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return count;
}
