import { refusalText } from '../../../shared/refusal.ts';
import type { Report } from '../flaw.ts';
import { pathOfPointer } from '../path-of-pointer.ts';
import { compareBenefits } from './compare-benefits.ts';
import { compareProcedure } from './compare-procedure.ts';
import type { ExampleRun } from './run-examples.ts';

/** Reports where an example expects something else than comes out, at the expected value. */
export function compareRun(run: ExampleRun, report: Report): void {
  const { refusal, determination, example } = run;
  if (refusal === undefined) {
    if (determination !== undefined && example.expected !== undefined)
      compareBenefits(determination, example.expected, report);
    compareProcedure(run, report);
    return;
  }
  if (refusal.name !== 'facts-invalid') {
    const path = [example.month === undefined ? 'procedure' : 'month'];
    report(path, 'example-no-policy', { refusal: refusalText(refusal) });
    return;
  }
  for (const { pointer, detail, zh = detail, nearest } of refusal.items) {
    const problem = { zh, en: detail };
    report(pathOfPointer(pointer), 'example-facts', { problem }, { nearest: () => nearest });
  }
}
