import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determiningEvaluator } from '../../../../functions/core/entitlements/determining-evaluator.ts';
import type { DossierEntry } from '../../../../functions/core/entitlements/dossier.ts';
import type { DueMonth } from '../../../../functions/core/entitlements/due-month.ts';
import { dueMonths } from '../../../../functions/core/entitlements/due-months.ts';
import { balancesOf, openFen } from '../../../../functions/core/payments/balances.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { casePolicies, PLAIN } from '../../../support/case-policies.ts';
import { compiledOnce } from '../../../support/compiled-policies.ts';
import {
  emptyHistory,
  happen,
  type LedgerHistory,
  lastMonth,
  run,
  settleAll,
} from '../../../support/ledger-history.ts';
import { decidedEntries, eventEntry } from '../../../support/payment-world.ts';

const catalogue = policyCatalogueOf(casePolicies);
const evaluator = determiningEvaluator(catalogue, compiledOnce);
const { policyOn } = catalogue;

const anyDay = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `2023-0${month}-${String(day).padStart(2, '0')}`);

/** Changes of facts, events, their ends and withdrawals, each told on the same day so that only the order differs. */
const anyEntry = fc.oneof(
  anyDay.chain((on) =>
    fc.constantFrom(1, 2, 3, 4).map(
      (level): DossierEntry => ({
        ...eventEntry(`level-${level}`, on, knownOn),
        type: 'facts',
        from: on,
        values: { 'certificate.level': level },
        asOf: null,
      }),
    ),
  ),
  anyDay.chain((on) =>
    fc
      .constantFrom('sentenced', 'certificate-frozen', 'declared-missing', 'left-minimum-living')
      .map((event) => eventEntry(event, on, knownOn)),
  ),
  anyDay.map(
    (on): DossierEntry => ({
      ...eventEntry('withdrawn', on, knownOn),
      type: 'withdrawn',
      entry: `sentenced-${on}`,
      ground: 'an error',
    }),
  ),
);
const knownOn = '2023-01-20';
const anyEntries = fc.uniqueArray(anyEntry, { minLength: 1, maxLength: 5, selector: ({ id }) => id });

describe('the month ledger over real months', () => {
  it('ends the same whatever came first, owes nothing and holds what is due', async () => {
    let hadOverpayment = false;
    await fc.assert(
      fc.asyncProperty(anyEntries, fc.array(fc.boolean()), async (entries, runs) => {
        const orders = [entries, entries.toReversed()];
        const states = await Promise.all(
          orders.map(async (order) => {
            const history = emptyHistory();
            for (let told = 0; told <= order.length; told++) {
              await tell(history, order.slice(0, told));
              if (told === 0 || runs[told]) happen(history, run(lastMonth, PLAIN));
            }
            hadOverpayment ||= [...balancesOf(history.lines.values()).values()].some(
              (one) => openFen(one) < 0,
            );
            settleAll(history, [PLAIN]);
            return history;
          }),
        );
        const [one, other] = states.map(inHand);
        expect(one).toEqual(other);
        expect(one).toEqual(dueIn(states[0]?.due(lastMonth) ?? []));
      }),
      { numRuns: 60 },
    );
    expect(hadOverpayment).toBe(true);
  });
});

async function tell(history: LedgerHistory, entries: readonly DossierEntry[]): Promise<void> {
  const dossier = { person: 'person-1', entries: [...decidedEntries('1', knownOn), ...entries] };
  const asked = { through: lastMonth, knownOn: '2023-04-20' };
  const months = await dueMonths(dossier, asked, { evaluator, policyOn });
  history.due = (through) => months.filter(({ month }) => month <= through);
}

function inHand({ lines }: LedgerHistory): string[] {
  return [...balancesOf(lines.values()).values()]
    .map(({ month, benefit, paid, returned, recovered }) => [month, benefit, paid - returned - recovered])
    .filter(([, , fen]) => fen !== 0)
    .map((one) => one.join(' '))
    .sort();
}

function dueIn(months: readonly DueMonth[]): string[] {
  return months
    .flatMap(({ month, benefits }) =>
      Object.entries(benefits).flatMap(([benefit, { fen }]) =>
        fen === 0 ? [] : [`${month} ${benefit} ${fen}`],
      ),
    )
    .sort();
}
