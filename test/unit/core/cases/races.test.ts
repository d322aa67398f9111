import { describe, expect, test } from 'vitest';
import { openSqliteTable } from '../../../../functions/adapters/local/sqlite-table.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { verifyCaseEvents } from '../../../../functions/core/use-cases/cases/verify-case-events.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, by, type CaseWorld, caseWorld, submittedCase } from '../../../support/case-world.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const approve = { stage: 'township', outcome: 'approve' } as const;
const refuse = { stage: 'township', outcome: 'refuse', ground: '入户核实时本人已不在本地居住' } as const;

/** Two officers decide the same stage at the same moment, many times over. */
async function race(world: CaseWorld, number: number): Promise<string> {
  const one = await submittedCase(
    world,
    application(PLAIN, { person: `person-${number}`, benefits: ['living'] }),
  );
  const visit = number % 2 === 0 ? { visit: 1 } : {};
  const outcomes = await Promise.allSettled([
    decideStage(world, one.id, { ...approve, ...visit }, by('township')),
    decideStage(world, one.id, { ...(number % 3 === 0 ? approve : refuse), ...visit }, by('township')),
  ]);
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
  const { items } = await world.cases.events(one.id, { limit: 100 });
  const decided = items.filter(({ type }) => type === 'stage-decided').length;
  const verdict = await verifyCaseEvents(world, one.id);
  return `${lost.join()} ${decided} ${verdict.isIntact}`;
}

const lawful = ['revision-stale 1 true', 'stage-not-open 1 true', 'case-not-so-far 1 true'];

describe('of two officers who decide the same stage at the same moment', { timeout: 120_000 }, () => {
  test('exactly one succeeds in 1,000 races in memory', async () => {
    const world = caseWorld();
    const outcomes = new Set<string>();
    for (let number = 0; number < 1000; number++) outcomes.add(await race(world, number));
    for (const outcome of outcomes) expect(lawful).toContain(outcome);
  });

  test('exactly one succeeds in 200 races on SQLite', async () => {
    const folder = temporaryFolder();
    const table = openSqliteTable(folder.pathOf('huize.sqlite'), () => 0);
    const world = caseWorld({ table });
    const outcomes = new Set<string>();
    for (let number = 0; number < 200; number++) outcomes.add(await race(world, number));
    table.close();
    folder.remove();
    for (const outcome of outcomes) expect(lawful).toContain(outcome);
  });
});
