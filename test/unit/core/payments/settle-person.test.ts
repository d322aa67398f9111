import { describe, expect, it } from 'vitest';
import type { DueMonth } from '../../../../functions/core/entitlements/due-month.ts';
import { answerLines, judgeBankLine } from '../../../../functions/core/payments/bank-answers.ts';
import type { LedgerLine } from '../../../../functions/core/payments/ledger-line.ts';
import type { Recovery } from '../../../../functions/core/payments/recovery.ts';
import { openRecovery, planRecovery } from '../../../../functions/core/payments/recovery-steps.ts';
import { runPaymentOf } from '../../../../functions/core/payments/run-payment.ts';
import { settlePerson } from '../../../../functions/core/payments/settle-person.ts';
import { addMonths } from '../../../../functions/core/shared/month.ts';
import { inventedDue, type News } from '../../../support/invented-due.ts';

const wulong = '500156';

function news(part: Partial<News>): News {
  return {
    rank: 1,
    benefit: 'nursing',
    from: '2023-01',
    through: '2023-12',
    fen: 8000,
    jurisdiction: wulong,
    ...part,
  };
}

interface Options {
  readonly lines?: readonly LedgerLine[];
  readonly recoveries?: readonly Recovery[];
  readonly isPayable?: boolean;
  readonly isHeld?: boolean;
  readonly diedOn?: string;
  readonly jurisdiction?: string;
}

function settled(due: readonly DueMonth[], month: string, options: Options = {}) {
  const { lines = [], recoveries = [], isPayable = true, isHeld = false, jurisdiction = wulong } = options;
  const { diedOn } = options;
  return settlePerson(
    { person: 'person-1', due, lines, recoveries, diedOn, isPayable, hold: () => isHeld },
    {
      jurisdiction,
      run: `run-${month}`,
      at: `${month}-15T00:00:00Z`,
      month,
      previousMonth: addMonths(month, -1),
    },
  );
}

const seen = (result: ReturnType<typeof settled>) =>
  result.changes.map(({ kind, month, fen }) => `${kind} ${month} ${fen}`);

function due(all: readonly News[], through: string): DueMonth[] {
  return inventedDue(all, '2023-01', through);
}

const january = settled(due([news({})], '2023-01'), '2023-01');

describe('settling a person', () => {
  it('pays a new person the month and says that he is new', () => {
    expect(january.pays).toEqual({ nursing: 8000 });
    expect(january.lines.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['due', 8000],
      ['paid', 8000],
    ]);
    expect(seen(january)).toEqual(['new 2023-01 8000']);
  });

  it('pays the months since the application as arrears', () => {
    const march = settled(due([news({})], '2023-03'), '2023-03');
    expect(march.pays).toEqual({ nursing: 24_000 });
    expect(seen(march)).toEqual(['arrears 2023-01 8000', 'arrears 2023-02 8000', 'new 2023-03 8000']);
  });

  it('pays the difference of a rise for months already paid, and names the policy as the reason', () => {
    const raised = [news({}), news({ rank: 2, fen: 9000, policy: 'policy-2' })];
    const february = settled(due(raised, '2023-02'), '2023-02', { lines: january.lines });
    expect(february.pays).toEqual({ nursing: 10_000 });
    expect(seen(february)).toEqual(['corrected 2023-01 1000', 'raised 2023-02 1000']);
    const [corrected] = february.changes;
    expect(corrected?.explanation.zh).toContain('应发由 80.00 元改为 90.00 元：政策有了新版本');
  });

  it('finds the months paid after a death, recovers nothing without a plan, and names the event', () => {
    const death = news({ rank: 2, fen: 0, from: '2023-01', because: 'event.death' });
    const february = settled(due([news({}), death], '2023-02'), '2023-02', { lines: january.lines });
    expect(february.pays).toEqual({});
    expect(seen(february)).toEqual([
      'corrected 2023-01 -8000',
      'stopped 2023-02 -8000',
      'overpaid 2023-01 -8000',
    ]);
    expect(february.changes[0]?.explanation.en).toContain('a life event became known');
  });

  it('keeps what it paid for a month that can no longer be determined, and shows it', () => {
    const open = news({ rank: 2, fen: 'undetermined' });
    const february = settled(due([news({}), open], '2023-02'), '2023-02', { lines: january.lines });
    expect(february.lines).toEqual([]);
    expect(seen(february)).toEqual(['undetermined 2023-02 0']);
    expect(february.changes[0]?.explanation.zh).toContain('2 个月无法认定');
  });

  it('owes, but does not pay, without an account, and pays with the next run', () => {
    const without = settled(due([news({})], '2023-01'), '2023-01', { isPayable: false });
    expect([without.pays, without.unpayable]).toEqual([{}, 8000]);
    expect(seen(without)).toEqual(['new 2023-01 8000', 'unpayable 2023-01 8000']);
    const after = settled(due([news({})], '2023-02'), '2023-02', { lines: without.lines });
    expect(after.pays).toEqual({ nursing: 16_000 });
    expect(seen(after)).toEqual(['arrears 2023-01 8000']);
  });

  it('holds a first payment back and pays it later', () => {
    const held = settled(due([news({})], '2023-01'), '2023-01', { isHeld: true });
    expect(held.pays).toEqual({});
    expect(seen(held)).toContain('first-payment-later 2023-01 8000');
    expect(settled(due([news({})], '2023-02'), '2023-02', { lines: held.lines }).pays).toEqual({
      nursing: 16_000,
    });
  });

  it('pays only the difference for a month that another jurisdiction paid before it knew of the move', () => {
    const moved = news({ rank: 2, jurisdiction: '500112', fen: 9000 });
    const there = settled(due([news({}), moved], '2023-01'), '2023-01', {
      lines: january.lines,
      jurisdiction: '500112',
    });
    expect(there.pays).toEqual({ nursing: 1000 });
    expect(seen(there)).toEqual(['new 2023-01 9000', 'paid-elsewhere 2023-01 -8000']);
  });

  it('says that what stood against a month no longer holds', () => {
    const { lines } = overpaidJanuary();
    const told = lines.map((line) => ({ ...line, id: `told:${line.id}` }));
    const [restored] = settled(due([news({ rank: 3 })], '2023-01'), '2023-01', { lines: told }).changes;
    expect(restored?.explanation.zh).toContain('应发由 0.00 元改为 80.00 元：原来不发的原因不再成立');
  });

  it('says that a month is paid here once the other jurisdiction has its money back', () => {
    const moved = [news({}), news({ rank: 2, jurisdiction: '500112', fen: 9000 })];
    const there = { jurisdiction: '500112' };
    const { lines } = settled(due(moved, '2023-01'), '2023-01', { lines: january.lines, ...there });
    const back = january.lines
      .filter(({ kind }) => kind === 'paid')
      .map((line): LedgerLine => ({ ...line, id: 'back', kind: 'recovered' }));
    const after = settled(due(moved, '2023-02'), '2023-02', {
      lines: [...january.lines, ...lines, ...back],
      ...there,
    });
    expect(after.pays).toEqual({ nursing: 17_000 });
    expect(after.changes.find(({ month }) => month === '2023-01')?.explanation.en).toContain(
      'Another jurisdiction got back what it had paid',
    );
  });

  it('pays nothing for a month that was paid, given up in part, and then proved due after all', () => {
    const { lines, recovery } = overpaidJanuary();
    const waived = lines.slice(0, 1).map(
      (line): LedgerLine => ({
        ...line,
        id: 'waived',
        kind: 'waived',
        fen: 5000,
        basis: null,
        class: null,
      }),
    );
    const after = settled(due([news({})], '2023-01'), '2023-01', {
      lines: [...lines.map((line) => ({ ...line, id: `told:${line.id}` })), ...waived],
      recoveries: [recovery],
    });
    expect(after.lines.map(({ kind, fen }) => [kind, fen])).toEqual([['due', 8000]]);
    expect(after.pays).toEqual({});
  });

  it.each([
    ['a third', { unit: 'percent', percent: 33 }, 2640],
    ['30 yuan', { unit: 'fen', fen: 3000 }, 3000],
    ['all of it', { unit: 'percent', percent: 100 }, 8000],
  ] as const)('sets off up to the cap of the plan: %s', (_, cap, taken) => {
    const { lines, recovery } = overpaidJanuary();
    const plan = planRecovery(recovery, { means: 'set-off', from: '2023-02', cap });
    const all = [news({}), news({ rank: 2, fen: 0, through: '2023-01' })];
    const february = settled(due(all, '2023-02'), '2023-02', { lines, recoveries: [plan] });
    expect(february.pays).toEqual(taken === 8000 ? {} : { nursing: 8000 - taken });
    expect(seen(february)).toContain(`set-off 2023-02 ${-taken}`);
    expect(seen(february).filter((one) => one.startsWith('overpaid'))).toEqual(
      taken === 8000 ? [] : [`overpaid 2023-01 ${taken - 8000}`],
    );
  });

  it('sets an overpaid month off once, though two recoveries name it, and by no closed one', () => {
    const { lines, recovery } = overpaidJanuary();
    const plan = planRecovery(recovery, {
      means: 'set-off',
      from: '2023-02',
      cap: { unit: 'percent', percent: 100 },
    });
    const all = [news({ fen: 9000 }), news({ rank: 2, fen: 0, through: '2023-01' })];
    const recoveries = [plan, { ...plan, id: 'recovery-2' }];
    const february = settled(due(all, '2023-02'), '2023-02', { lines, recoveries });
    expect(february.pays).toEqual({ nursing: 1000 });
    const closed = [{ ...plan, status: 'closed' as const }];
    const later = settled(due(all, '2023-02'), '2023-02', { lines, recoveries: closed });
    expect(later.pays).toEqual({ nursing: 9000 });
  });

  it('gives back what was recovered too much of a month that another jurisdiction pays', () => {
    const moved = [news({}), news({ rank: 2, jurisdiction: '500112', fen: 9000 })];
    const [paid] = january.lines.filter(({ kind }) => kind === 'paid');
    if (paid === undefined) throw new Error('January was not paid');
    const back: LedgerLine[] = [
      { ...paid, id: 'recovered', kind: 'recovered' },
      { ...paid, id: 'returned', kind: 'returned' },
      { ...paid, id: 'there', jurisdiction: '500112', fen: 9000 },
    ];
    const after = settled(due(moved, '2023-01'), '2023-01', { lines: [...january.lines, ...back] });
    expect(after.pays).toEqual({ nursing: 8000 });
    expect(after.changes.at(-1)?.kind).not.toBe('paid-elsewhere');
  });

  it('takes nothing from what a policy pays for months after the death: it is not the debtor’s', () => {
    const { lines, recovery } = overpaidJanuary();
    const cap = { unit: 'percent', percent: 100 } as const;
    const plan = planRecovery(recovery, { means: 'set-off', from: '2023-02', cap });
    const all = [news({}), news({ rank: 2, fen: 0, through: '2023-01' })];
    const options = { lines, recoveries: [plan] };
    const february = due(all, '2023-02');
    expect(settled(february, '2023-02', { ...options, diedOn: '2023-02-28' }).pays).toEqual({});
    const after = settled(february, '2023-02', { ...options, diedOn: '2023-01-31' });
    expect(after.pays).toEqual({ nursing: 8000 });
    expect(after.changes.at(-1)?.explanation.en).toContain('which ends the set-off from 2023-02');
  });

  it('sets nothing off before the first month of the plan', () => {
    const { lines, recovery } = overpaidJanuary();
    const plan = planRecovery(recovery, {
      means: 'set-off',
      from: '2023-03',
      cap: { unit: 'percent', percent: 100 },
    });
    const all = [news({}), news({ rank: 2, fen: 0, through: '2023-01' })];
    const february = settled(due(all, '2023-02'), '2023-02', { lines, recoveries: [plan] });
    expect(february.pays).toEqual({ nursing: 8000 });
  });
});

describe('a payment that the bank sends back', () => {
  it('brings back what the bank was to pay, not what was set off', () => {
    const { lines, recovery } = overpaidJanuary();
    const cap = { unit: 'fen', fen: 3000 } as const;
    const plan = planRecovery(recovery, { means: 'set-off', from: '2023-02', cap });
    const all = [news({}), news({ rank: 2, fen: 0, through: '2023-01' })];
    const february = settled(due(all, '2023-02'), '2023-02', { lines, recoveries: [plan] });
    const payment = runPaymentOf('run-2023-02', 'person-1', february);
    const line = { line: 1, instruction: payment?.id ?? '', outcome: 'failed', fen: 5000 } as const;
    const { answer } = judgeBankLine(
      payment,
      { ...line, reason: '账户不存在', on: '2023-02-16' },
      { by: 'r', isRunOpen: false },
    );
    expect(payment?.fen).toBe(5000);
    if (payment === undefined || answer === undefined) throw new Error('the line was not taken');
    const returned = answerLines(payment, answer, '2023-02-20T00:00:00Z');
    expect(returned.map(({ kind, month, fen }) => [kind, month, fen])).toEqual([
      ['returned', '2023-02', 5000],
    ]);
    expect(returned[0]?.explanation.zh).toContain('账户不存在');
  });
});

/** January was paid and came to nothing; the recovery of it is open. */
function overpaidJanuary() {
  const none = [news({}), news({ rank: 2, fen: 0, through: '2023-01' })];
  const corrected = settled(due(none, '2023-01'), '2023-01', {
    lines: january.lines.map((line) => ({ ...line, id: `first:${line.id}` })),
  });
  const lines = [...january.lines.map((line) => ({ ...line, id: `first:${line.id}` })), ...corrected.lines];
  const recovery = openRecovery({
    id: 'recovery-1',
    person: 'person-1',
    jurisdiction: wulong,
    cause: 'late-report',
    ground: 'told two months late',
    overpaid: [{ benefit: 'nursing', month: '2023-01', fen: 8000 }],
    opened: { by: 'officer-1', at: '2023-02-01T00:00:00Z' },
  });
  return { lines, recovery };
}
