import fc from 'fast-check';
import { createCaseStore } from '../../../../functions/adapters/stores/case-store.ts';
import { createFollowUpStores } from '../../../../functions/adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../../../../functions/adapters/stores/waiver-store.ts';
import type { DossierEntry } from '../../../../functions/core/entitlements/dossier.ts';
import type { FigureSums } from '../../../../functions/core/oversight/figure.ts';
import type { Period } from '../../../../functions/core/oversight/period.ts';
import { topicFigures } from '../../../../functions/core/oversight/topic-figures.ts';
import type { TopicId } from '../../../../functions/core/oversight/topics.ts';
import type { LedgerLine } from '../../../../functions/core/payments/ledger-line.ts';
import { type Finding, findingKinds, findingStatuses } from '../../../../functions/core/registers/finding.ts';
import { listBehindFigure } from '../../../../functions/core/use-cases/oversight/list-behind-figure.ts';
import { overseeArea } from '../../../../functions/core/use-cases/oversight/oversee-area.ts';
import type { CountedRow } from '../../../../functions/core/use-cases/oversight/topic.ts';
import { recordBankReturn } from '../../../../functions/core/use-cases/payments/record-bank-return.ts';
import { beginRecovery, stepRecovery } from '../../../../functions/core/use-cases/payments/recover.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { keyRing } from '../../../support/case-world.ts';
import {
  addPayee,
  bankAnswer,
  eventEntry,
  paidRun,
  paymentsOf,
  paymentWorld,
  preparer,
  releaser,
} from '../../../support/payment-world.ts';

export type OversightWorld = Awaited<ReturnType<typeof oversightWorld>>;

/** A county that pays, with everything over one table that oversight reads. */
export async function oversightWorld(at = '2023-04-20') {
  const world = await paymentWorld({ at });
  const { table } = world;
  return {
    ...world,
    ...createFollowUpStores(table, keyRing),
    cases: createCaseStore({ table, keyRing }),
    waivers: createWaiverStore(table, keyRing),
  };
}

/** The figures of one county in a period. */
export async function sheetOf(world: OversightWorld, period: Period, county = PLAIN) {
  const { counties } = await overseeArea(world, { jurisdiction: county, period }, { limit: 1 });
  const [sheet] = counties;
  if (sheet === undefined) throw new RangeError(`${county} has nothing to show`);
  return sheet;
}

/** Everything behind a figure, in pages of three. */
export async function behind(
  world: OversightWorld,
  period: Period,
  topic: TopicId,
  figure: string,
  jurisdiction = PLAIN,
): Promise<CountedRow[]> {
  const rows: CountedRow[] = [];
  let cursor: string | undefined;
  do {
    const request = { limit: 3, cursor };
    const page = await listBehindFigure(world, { jurisdiction, period }, { topic, figure }, request);
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

/** Figures of a topic, each added up from the list behind it. */
export async function addedUp(world: OversightWorld, period: Period, topic: TopicId): Promise<FigureSums> {
  const sums: Record<string, number> = {};
  for (const { id } of topicFigures[topic])
    sums[id] = (await behind(world, period, topic, id)).reduce((sum, { value }) => sum + value, 0);
  return sums;
}

/** What happens to one person of a random county that pays from April to July 2023. */
export const anyFate = fc.record({
  hasAccount: fc.boolean(),
  /** From when on too much was paid, as becomes known in May; null: never. */
  wrongFrom: fc.constantFrom(null, '2023-02-01', '2023-03-01', '2023-04-01'),
  recovers: fc.constantFrom('repay', 'waive', 'set-off', 'not'),
  share: fc.integer({ min: 1, max: 100 }),
  /** What the bank says in April, May, June and July; null: nothing. */
  bank: fc.array(fc.constantFrom('paid', 'failed', null), { minLength: 4, maxLength: 4 }),
});
type Fate = typeof anyFate extends fc.Arbitrary<infer One> ? One : never;

const months = ['2023-04', '2023-05', '2023-06', '2023-07'];

/** Lives these fates and gives the ledger of all. */
export async function live(world: OversightWorld, fates: readonly Fate[]): Promise<readonly LedgerLine[]> {
  const people: string[] = [];
  for (const [at, { hasAccount }] of fates.entries())
    people.push(await addPayee(world, String(at), { hasAccount }));
  for (const [at, month] of months.entries()) {
    const run = await paidRun(world, month);
    const answers = (await paymentsOf(world, run.id)).flatMap(({ id, fen, person }) => {
      const outcome = fates[people.indexOf(person)]?.bank[at] ?? null;
      return fen === 0 || outcome === null ? [] : [{ instruction: id, outcome, fen }];
    });
    if (answers.length > 0) await recordBankReturn(world, run.id, 'lines', bankAnswer(answers));
    if (month === '2023-04') await hearOfMistakes(world, fates, people);
    if (month === '2023-05') await recoverFrom(world, fates, people);
  }
  return (await Promise.all(people.map((person) => world.ledger.linesOf(person)))).flat();
}

/** A level was typed in wrong for some months, which becomes known in May: those months are overpaid. */
async function hearOfMistakes(world: OversightWorld, fates: readonly Fate[], people: readonly string[]) {
  for (const [at, { wrongFrom }] of fates.entries()) {
    if (wrongFrom === null) continue;
    const facts = (from: string, level: number): DossierEntry => ({
      ...eventEntry('facts', from, '2023-05-08'),
      type: 'facts',
      from,
      values: { 'certificate.level': level },
      asOf: null,
    });
    await world.dossiers.add(people[at] ?? '', [facts(wrongFrom, 4), facts('2023-05-01', 1)]);
  }
}

async function recoverFrom(world: OversightWorld, fates: readonly Fate[], people: readonly string[]) {
  for (const [at, { recovers, share }] of fates.entries()) {
    const person = people[at] ?? '';
    const overpaid = { person, jurisdiction: PLAIN, cause: 'late-report', ground: 'told late' } as const;
    const begun = await beginRecovery(world, overpaid, preparer).catch(() => undefined);
    if (begun === undefined || recovers === 'not') continue;
    const whole = begun.overpaid.reduce((sum, { fen }) => sum + fen, 0);
    const fen = Math.max(1, Math.floor((whole * share) / 100));
    const step = (one: Parameters<typeof stepRecovery>[2], by = preparer) =>
      stepRecovery(world, begun.id, one, by);
    if (recovers === 'repay') await step({ step: 'repay', id: 'slip', on: '2023-05-25', fen });
    else if (recovers === 'waive') {
      await step({ step: 'propose-waiver', id: 'w', fen, ground: '家庭为低保户，无力退回多发的补贴' });
      await step({ step: 'decide-waiver', id: 'w', isApproved: true }, releaser);
    } else {
      const cap = { unit: 'percent', percent: share } as const;
      await step({ step: 'plan', plan: { means: 'set-off', from: '2023-06', cap } });
    }
  }
}

/** A finding of any kind, in any state, found from January to June 2023. */
export const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    number: fc.integer({ min: 1, max: 1_000_000_000 }),
    kind: fc.constantFrom(...findingKinds),
    status: fc.constantFrom(...findingStatuses),
    month: fc.integer({ min: 1, max: 6 }),
    dueDay: fc.integer({ min: 10, max: 28 }),
    settledDay: fc.integer({ min: 10, max: 28 }),
    mark: fc.constantFrom(null, 'honest-mistake' as const, 'fraud' as const),
    recovered: fc.option(fc.integer({ min: 1, max: 50_000 })),
  })
  .map(({ number, kind, status, month, dueDay, settledDay, mark, recovered }): Finding => {
    const isSettled = status === 'confirmed' || status === 'rejected';
    const on = (day: number) => `2023-0${month}-${day}`;
    return {
      id: `finding-${number}`,
      revision: 1,
      jurisdiction: PLAIN,
      township: null,
      person: `person-${number % 5}`,
      kind,
      subject: [],
      evidence: [],
      proposed: [],
      atStake: [],
      monthlyFen: 0,
      totalFen: 0,
      explanation: { zh: '虚构', en: 'invented' },
      owner: { role: 'civil-affairs', place: PLAIN },
      foundOn: `2023-0${month}-05`,
      dueOn: on(dueDay),
      isProvisional: false,
      term: { limit: { workingDays: 10 }, citations: [], countedOn: [], skipped: [] },
      status,
      visits: [],
      settlement: isSettled
        ? {
            action: status === 'confirmed' ? 'confirm' : 'reject',
            at: `${on(settledDay)}T02:00:00Z`,
            on: on(settledDay),
            role: 'civil-affairs',
            office: PLAIN,
            officer: 'officer-1',
            ground: null,
            mark,
            recovery: recovered === null ? null : { totalFen: recovered, months: [] },
            handOver: null,
            isRecorded: true,
          }
        : null,
    };
  });
