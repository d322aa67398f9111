import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceKey, balancesOf, openFen } from '../../../../functions/core/payments/balances.ts';
import type { LedgerLine } from '../../../../functions/core/payments/ledger-line.ts';
import { inventedDue } from '../../../support/invented-due.ts';
import {
  anyHappenings,
  anyNews,
  anySetOff,
  emptyHistory,
  firstMonth,
  type Happening,
  happen,
  type LedgerHistory,
  lastMonth,
  run,
  settle,
  settleAll,
} from '../../../support/ledger-history.ts';

const here = '500156';
const there = '500112';

function played(happenings: readonly Happening[]): LedgerHistory {
  const history = emptyHistory();
  for (const one of happenings) happen(history, one);
  return history;
}

/** How each kind of line moves what a person has in hand; giving up a claim moves nothing. */
const HANDED = { due: 0, paid: 1, returned: -1, recovered: -1, waived: 0 } as const;

/** What a person has in hand, by month and benefit, whoever paid. */
function inHand(history: LedgerHistory): Map<string, number> {
  return sumsOf(history, ({ kind, fen }) => HANDED[kind] * fen);
}

/** What was given up of overpaid months, by month and benefit. */
function givenUp(history: LedgerHistory): Map<string, number> {
  return sumsOf(history, ({ kind, fen }) => (kind === 'waived' ? fen : 0));
}

function sumsOf({ lines }: LedgerHistory, fenOf: (line: LedgerLine) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines.values()) {
    const key = `${line.month}/${line.benefit}`;
    sums.set(key, (sums.get(key) ?? 0) + fenOf(line));
  }
  return sums;
}

/** Every month holds what is due for it, and besides no more than what was given up of it. */
function expectEven(history: LedgerHistory): void {
  const held = inHand(history);
  const given = givenUp(history);
  const due = dueByMonth(history);
  const open = new Set(openMonths(history, [here, there]));
  for (const key of new Set([...held.keys(), ...due.keys()])) {
    if (open.has(key)) continue;
    const fen = due.get(key) ?? 0;
    const kept = (held.get(key) ?? 0) - fen;
    expect([key, kept < 0]).toEqual([key, false]);
    expect([key, kept > (given.get(key) ?? 0)]).toEqual([key, false]);
  }
}

/** What is due by month and benefit; months that cannot be determined are left out. */
function dueByMonth({ news }: LedgerHistory): Map<string, number> {
  const due = inventedDue(news, firstMonth, lastMonth);
  return new Map(
    due.flatMap(({ month, benefits }) =>
      Object.entries(benefits).flatMap(([benefit, { outcome, fen }]): [string, number][] =>
        outcome === 'undetermined' ? [] : [[`${month}/${benefit}`, fen]],
      ),
    ),
  );
}

/** Months that places cannot determine, by month and benefit. */
function openMonths(history: LedgerHistory, places: readonly string[]): string[] {
  return history
    .due(lastMonth)
    .flatMap(({ month, benefits }) =>
      Object.entries(benefits).flatMap(([benefit, { outcome, jurisdiction }]) =>
        outcome === 'undetermined' && places.includes(jurisdiction ?? '') ? [`${month}/${benefit}`] : [],
      ),
    );
}

describe('the month ledger over random histories', () => {
  it('owes nothing after a run, and a run that comes again pays nothing', () => {
    fc.assert(
      fc.property(anyHappenings([here]), (happenings) => {
        const history = played([...happenings, run(lastMonth, here)]);
        for (const balance of balancesOf(history.lines.values()).values())
          expect(openFen(balance)).toBeLessThanOrEqual(0);
        const again = settle(history, here, lastMonth, 'run-again');
        // Fresh set-off needs something to pay; without it there is nothing at all to write.
        expect(again.lines).toEqual([]);
        expect(again.pays).toEqual({});
      }),
    );
  });

  it('never pays twice: nobody ever has more in hand for a month than it once came to', () => {
    fc.assert(
      fc.property(anyReversal, anyHappenings([here, there]), (reversal, happenings) => {
        const history = emptyHistory();
        const most = new Map<string, number>();
        for (const one of [...reversal, ...happenings]) {
          // What a bank books after all, when it was paid again, is the bank's doing.
          if (one.kind === 'booked') continue;
          happen(history, one);
          for (const [key, fen] of dueByMonth(history)) most.set(key, Math.max(most.get(key) ?? 0, fen));
          for (const [key, fen] of inHand(history)) expect(fen).toBeLessThanOrEqual(most.get(key) ?? 0);
        }
      }),
    );
  });

  it('sets off no more than there is to pay, so that no month becomes overpaid by it', () => {
    fc.assert(
      fc.property(anyOverpayment, anyHappenings([here]), (overpayment, happenings) => {
        const history = played([...happenings, ...overpayment]);
        const { lines, pays } = settle(history, here, lastMonth, 'run-now');
        const balances = balancesOf([...history.lines.values(), ...lines]);
        for (const line of lines.filter(({ kind }) => kind === 'paid' || kind === 'recovered')) {
          const balance = balances.get(balanceKey(here, line));
          const open = balance === undefined ? Number.NaN : openFen(balance);
          if (line.kind === 'paid') expect(open).toBe(0);
          else expect(open).toBeLessThanOrEqual(0);
        }
        const cash = lines.filter(({ kind, setOff }) => kind === 'paid' && setOff === null);
        expect(sum(Object.values(pays))).toBe(sum(cash.map(({ fen }) => fen)));
        const [taken, given] = (['recovered', 'paid'] as const).map((kind) =>
          sum(lines.flatMap((line) => (line.kind === kind && line.setOff !== null ? [line.fen] : []))),
        );
        expect(taken).toBe(given);
      }),
    );
  });

  it('sets off what an open plan of the place allows, from its month on and up to its cap', () => {
    fc.assert(
      fc.property(
        anyHappenings([here, there]),
        anyOverpayment,
        anySetOff,
        (happenings, overpayment, plan) => {
          const steps: Happening[] = [...happenings, ...overpayment];
          const history = played(steps);
          happen(history, { kind: 'recover', jurisdiction: there, plan });
          for (const place of [here, there])
            expectPlanned(history, place, settle(history, place, lastMonth, 'run-now').lines);
        },
      ),
    );
  });

  it('writes no month after its own, and nothing for one that cannot be determined', () => {
    fc.assert(
      fc.property(anyHappenings([here, there]), (happenings) => {
        const history = played(happenings);
        const open = new Set(openMonths(history, [here]));
        const { lines } = settle(history, here, '2023-02', 'run-early');
        for (const { kind, month } of lines)
          if (kind === 'due' || kind === 'paid') expect(month <= '2023-02').toBe(true);
        for (const { kind, month, benefit } of settle(history, here, lastMonth, 'run-now').lines)
          if (kind === 'due') expect(open.has(`${month}/${benefit}`)).toBe(false);
      }),
    );
  });

  it('comes out even: when all is settled, every month holds what is due for it', () => {
    fc.assert(
      fc.property(anyOverpayment, anyHappenings([here]), (overpayment, happenings) => {
        const history = played([...overpayment, ...happenings]);
        settleAll(history, [here]);
        expectEven(history);
        for (const balance of balancesOf(history.lines.values()).values()) expect(openFen(balance)).toBe(0);
        expect(history.cash).toBe(sum([...inHand(history).values()]));
      }),
    );
  });

  it('comes out even between two jurisdictions, too', () => {
    fc.assert(
      fc.property(anyReversal, anyHappenings([here, there]), (reversal, happenings) => {
        const history = played([...reversal, ...happenings]);
        settleAll(history, [here, there]);
        expectEven(history);
      }),
    );
  });

  it('ends the same whatever came to be known first', () => {
    const anyTwoOrders = fc
      .uniqueArray(anyNews([here]), {
        minLength: 1,
        maxLength: 6,
        selector: ({ rank }) => rank,
      })
      .filter((news) => news.every(({ fen }) => fen !== 'undetermined'))
      .chain((news) => fc.tuple(shuffled(news), shuffled(news), fc.array(fc.boolean(), { maxLength: 6 })));
    fc.assert(
      fc.property(anyTwoOrders, ([one, other, runs]) => {
        const states = [one, other].map((news) => {
          const history = played(
            news.flatMap((each, index): Happening[] => [
              { kind: 'news', news: each },
              ...(runs[index] ? [run(lastMonth, here)] : []),
            ]),
          );
          settleAll(history, [here]);
          const balances = [...balancesOf(history.lines.values())];
          return balances.map(([key, { due }]) => [key, due]).filter(([, due]) => due !== 0);
        });
        expect(states[0]).toEqual(states[1]);
      }),
    );
  });

  it('replays to the same lines', () => {
    fc.assert(
      fc.property(anyHappenings([here, there]), (happenings) => {
        expect([...played(happenings).lines.values()]).toEqual([...played(happenings).lines.values()]);
      }),
    );
  });

  it('explains every line and every change in both languages', () => {
    fc.assert(
      fc.property(anyHappenings([here, there]), (happenings) => {
        const history = played(happenings);
        const { changes } = settle(history, here, lastMonth, 'run-explained');
        for (const { explanation } of [...history.lines.values(), ...changes])
          for (const text of [explanation.zh, explanation.en]) expect(text).not.toBe('');
      }),
    );
  });
});

/** Each set-off rests on an open plan for its month, and all of a month stay within the widest cap. */
function expectPlanned(history: LedgerHistory, place: string, lines: readonly LedgerLine[]): void {
  const plans = history.recoveries.flatMap(({ status, jurisdiction, plan, overpaid }) =>
    status === 'open' && jurisdiction === place && plan?.means === 'set-off' ? [{ plan, overpaid }] : [],
  );
  const ofMonth = (all: Iterable<LedgerLine>, month: string) =>
    sum(
      [...all].flatMap((line) =>
        line.setOff?.month === month && line.kind === 'recovered' ? [line.fen] : [],
      ),
    );
  for (const { kind, benefit, month, setOff } of lines) {
    if (kind !== 'recovered' || setOff === null) continue;
    const own = plans.filter(
      ({ plan, overpaid }) =>
        plan.from <= setOff.month && overpaid.some((one) => one.benefit === benefit && one.month === month),
    );
    expect(own.length).toBeGreaterThan(0);
    const whole = sum(
      lines.flatMap((line) => (line.kind === 'paid' && line.month === setOff.month ? [line.fen] : [])),
    );
    const before = ofMonth(
      [...history.lines.values()].filter(({ jurisdiction }) => jurisdiction === place),
      setOff.month,
    );
    const caps = plans.map(({ plan: { cap } }) =>
      cap.unit === 'fen' ? cap.fen - before : Math.floor((whole * cap.percent) / 100),
    );
    expect(ofMonth(lines, setOff.month)).toBeLessThanOrEqual(Math.max(...caps));
  }
}

/** Months that were paid and then came to less, a plan to set them off, and a later month that comes to something. */
const overpaymentFrom = (rank: number) =>
  fc
    .tuple(fc.integer({ min: 100, max: 900 }), fc.integer({ min: 0, max: 99 }), anySetOff, fc.boolean())
    .map(([high, low, plan, isFailing]): Happening[] => {
      const news = { benefit: 'living', jurisdiction: here, from: firstMonth };
      return [
        { kind: 'news', news: { ...news, rank, fen: high, through: lastMonth } },
        run('2023-03', here),
        { kind: 'news', news: { ...news, rank: rank + 1, fen: low, through: '2023-02' } },
        run('2023-03', here),
        { kind: 'recover', jurisdiction: here, plan },
        ...(isFailing ? [run(lastMonth, here, true)] : []),
      ];
    });

/** One that counts, whatever else was said. */
const anyOverpayment = overpaymentFrom(2_000_000);

/** An overpayment of which a part was paid back or given up, and then it proved due after all, or in part. */
const anyReversal = fc
  .tuple(
    overpaymentFrom(-3),
    fc.array(
      fc.record({
        kind: fc.constantFrom('repay' as const, 'waive' as const),
        jurisdiction: fc.constant(here),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 3 },
    ),
    fc.integer({ min: 0, max: 900 }),
  )
  .map(([overpayment, steps, fen]): Happening[] => {
    const news = { benefit: 'living', jurisdiction: here, from: firstMonth, through: lastMonth };
    const after = { kind: 'news', news: { ...news, rank: -1, fen } } as const;
    return [...overpayment, ...steps, after, run(lastMonth, here)];
  });

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
