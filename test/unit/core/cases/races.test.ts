import { describe, expect, test } from 'vitest';
import { openSqliteTable } from '../../../../functions/adapters/local/sqlite-table.ts';
import type { Case } from '../../../../functions/core/cases/case.ts';
import { decideStage } from '../../../../functions/core/use-cases/cases/decide-stage.ts';
import { verifyCaseEvents } from '../../../../functions/core/use-cases/cases/verify-case-events.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, by, type CaseWorld, caseWorld, submittedCase } from '../../../support/case-world.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const approve = { stage: 'township', outcome: 'approve' } as const;
const back = { stage: 'federation', outcome: 'send-back', to: 'township' } as const;
/** 412 where both had read the same case; 409 where the second came after or named its visit. */
const lawful = ['revision-stale', 'stage-not-open'];

/** Two officers decide the same stage at the same moment; afterwards the case is sent back for the next race. */
async function race(world: CaseWorld, { id, open }: Case, number: number): Promise<Case> {
  const visit = number % 2 === 0 ? {} : { visit: open?.number ?? 0 };
  const outcomes = await Promise.allSettled([
    decideStage(world, id, { ...approve, ...visit }, by('township')),
    decideStage(world, id, { ...approve, ...visit }, by('township')),
  ]);
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
  expect(lost).toHaveLength(1);
  expect(lawful).toContain(lost[0]);
  return decideStage(world, id, back, by('federation'));
}

async function runRaces(world: CaseWorld, cases: number, racesPerCase: number): Promise<void> {
  for (let number = 1; number <= cases; number++) {
    const request = application(PLAIN, { person: `person-${number}`, benefits: ['living'] });
    let one = await submittedCase(world, request);
    for (let each = 0; each < racesPerCase; each++) one = await race(world, one, each);
    const { items } = await world.cases.events(one.id, { limit: 1000 });
    const decided = items.filter(
      (event) => event.type === 'stage-decided' && event.data.stage === 'township',
    );
    expect(decided).toHaveLength(racesPerCase);
    expect(await verifyCaseEvents(world, one.id)).toMatchObject({ isIntact: true });
  }
}

describe('of two officers who decide the same stage at the same moment', () => {
  test('exactly one succeeds in 1,000 races in memory', () => runRaces(caseWorld(), 50, 20));

  test('exactly one succeeds in 200 races on SQLite', async () => {
    const folder = temporaryFolder();
    const table = openSqliteTable(folder.pathOf('huize.sqlite'), () => 0);
    await runRaces(caseWorld({ table }), 10, 20);
    table.close();
    folder.remove();
  });
});
