import { nearestName } from '../../../shared/nearest.ts';
import { listed, quote, type Report } from '../flaw.ts';
import type { ExampleRun } from './run-examples.ts';

/** Holds the due dates of a case against those that an example expects. */
export function compareProcedure({ example, schedule, procedurePolicy }: ExampleRun, report: Report): void {
  const { procedure } = example;
  if (procedure === undefined || procedurePolicy === undefined) return;
  const path = ['procedure', 'expected'];
  if (schedule === undefined) {
    const chains = Object.keys(procedurePolicy.rules.chains ?? {});
    const message = `the policy has no chain ${quote(procedure.chain)}; right is ${listed(chains)}`;
    report(['procedure', 'chain'], 'example-fails', message, {
      nearest: () => nearestName(procedure.chain, chains),
    });
    return;
  }
  const steps = new Map(schedule.terms.map((term) => [term.id, term.dueOn]));
  for (const [step, wanted] of Object.entries(procedure.expected.due)) {
    const found = steps.get(step);
    if (found === wanted) continue;
    if (found === undefined) {
      const names = [...steps.keys()];
      const message = `the chain ${procedure.chain} has no step ${quote(step)}; right is ${listed(names)}`;
      report([...path, 'due', step], 'example-fails', message, {
        atKey: true,
        nearest: () => nearestName(step, names),
      });
    } else
      report(
        [...path, 'due', step],
        'example-fails',
        `${step} is due ${found ?? 'on no day, since nothing limits it'}; the example expects ${wanted ?? 'no limit'}`,
      );
  }
  const { dueFrom } = procedure.expected;
  if (dueFrom !== undefined && dueFrom !== schedule.firstMonthDue)
    report(
      [...path, 'dueFrom'],
      'example-fails',
      `the benefit is due from ${schedule.firstMonthDue ?? 'a month that the policy does not say'}; the example expects ${dueFrom}`,
    );
}
