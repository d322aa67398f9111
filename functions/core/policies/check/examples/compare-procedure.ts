import { nearestName } from '../../../shared/nearest.ts';
import { quote, type Report } from '../flaw.ts';
import { listed } from '../messages/words.ts';
import type { ExampleRun } from './run-examples.ts';

/** Holds the due dates of a case against those that an example expects. */
export function compareProcedure({ example, schedule, procedurePolicy }: ExampleRun, report: Report): void {
  const { procedure } = example;
  if (procedure === undefined || procedurePolicy === undefined) return;
  const path = ['procedure', 'expected'];
  if (schedule === undefined) {
    const chains = Object.keys(procedurePolicy.rules.chains ?? {});
    const values = { found: quote(procedure.chain), right: listed(chains) };
    report(['procedure', 'chain'], 'example-fails.chain', values, {
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
      const values = { chain: procedure.chain, found: quote(step), right: listed(names) };
      report([...path, 'due', step], 'example-fails.step', values, {
        atKey: true,
        nearest: () => nearestName(step, names),
      });
    } else
      report([...path, 'due', step], 'example-fails.due', {
        step,
        found: found ?? { zh: '无（没有规定期限）', en: 'on no day, since nothing limits it' },
        wanted: wanted ?? { zh: '没有期限', en: 'no limit' },
      });
  }
  const { dueFrom } = procedure.expected;
  if (dueFrom !== undefined && dueFrom !== schedule.firstMonthDue)
    report([...path, 'dueFrom'], 'example-fails.due-from', {
      found: schedule.firstMonthDue ?? { zh: '政策未写明的月份', en: 'a month that the policy does not say' },
      wanted: dueFrom,
    });
}
