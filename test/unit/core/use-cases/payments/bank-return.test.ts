import { describe, expect, it } from 'vitest';
import { overpaymentsOf } from '../../../../../functions/core/payments/overpayments.ts';
import type { BankFiles } from '../../../../../functions/core/ports/bank-file.ts';
import { listPaid } from '../../../../../functions/core/use-cases/payments/list-paid.ts';
import { preparePaymentRun } from '../../../../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { recordBankReturn } from '../../../../../functions/core/use-cases/payments/record-bank-return.ts';
import { releasePaymentRun } from '../../../../../functions/core/use-cases/payments/release-payment-run.ts';
import { summariseFunding } from '../../../../../functions/core/use-cases/payments/summarise-funding.ts';
import { writeBankFile } from '../../../../../functions/core/use-cases/payments/write-bank-file.ts';
import { PLAIN } from '../../../../support/case-policies.ts';
import {
  addPayee,
  bankAnswer,
  paidRun,
  paymentsOf,
  paymentWorld,
  preparer,
  releaser,
} from '../../../../support/payment-world.ts';

/** Takes every layout for the one that is there. */
function anyLayout(files: BankFiles): BankFiles {
  return {
    ...files,
    fileName: (_, header) => files.fileName('lines', header),
    write: (_, header, instructions) => files.write('lines', header, instructions),
  };
}

async function releasedWorld() {
  const world = await paymentWorld();
  const people = [await addPayee(world, '1'), await addPayee(world, '2'), await addPayee(world, '3')];
  const run = await paidRun(world, '2023-04');
  const payments = await paymentsOf(world, run.id);
  const ids = people.map((person) => payments.find((one) => one.person === person)?.id ?? '');
  const answer = (lines: Parameters<typeof bankAnswer>[0]) =>
    recordBankReturn(world, run.id, 'lines', bankAnswer(lines));
  return { world, run, people, ids, answer };
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: string[] = [];
  for await (const part of content) parts.push(new TextDecoder().decode(part));
  return parts.join('');
}

describe('the bank file', () => {
  it('holds one payment a person, both benefits together, with his account, and is the same when fetched again', async () => {
    const { world, run } = await releasedWorld();
    const file = await writeBankFile(world, run.id, 'lines', preparer);
    expect(file.name).toBe(`${run.id}.jsonl`);
    const text = await textOf(file.content);
    const [header, ...rows] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(header).toMatchObject({ run: run.id, payments: 3, fen: run.totals.payments.fen });
    expect(rows).toHaveLength(3);
    for (const [index, row] of rows.entries()) {
      expect(row.sequence).toBe(index + 1);
      expect(row.fen).toBe(row.byBenefit.living + row.byBenefit.nursing);
      expect(row.account).toMatchObject({ kind: 'card', bank: '农商行' });
    }
    expect(file.run).toMatchObject({ status: 'sent', sent: { by: 'officer-1', layout: 'lines' } });
    const again = await writeBankFile(world, run.id, 'lines', releaser);
    expect(again.run).toEqual(file.run);
    expect(await textOf(again.content)).toBe(text);
  });

  it('keeps the layout in which a run with payments went out first: another is refused', async () => {
    const { world, run } = await releasedWorld();
    const two = { ...world, bankFiles: async (code: string) => anyLayout(await world.bankFiles(code)) };
    const both = await Promise.allSettled([
      writeBankFile(two, run.id, 'lines', preparer),
      writeBankFile(two, run.id, 'other', releaser),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(writeBankFile(two, run.id, 'other', preparer)).rejects.toMatchObject({
      name: 'run-sent-otherwise',
      message: `${run.id} went to the bank in the layout lines on 2023-04-20; right is that layout, not other`,
    });
    expect((await writeBankFile(two, run.id, undefined, preparer)).run.sent?.layout).toBe('lines');
  });

  it('keeps the version in which it went out, also to read the answer, whatever came since', async () => {
    const { world, run, ids } = await releasedWorld();
    const used: string[] = [];
    const newest = (file: string) => ({
      ...world,
      bankFiles: async (code: string): Promise<BankFiles> => {
        const files = await world.bankFiles(code);
        const by = (layout: string) => {
          used.push(layout);
          return 'lines';
        };
        return {
          ...files,
          fileOf: (layout) => (layout === 'lines' ? file : layout),
          fileName: (layout, header) => files.fileName(by(layout), header),
          write: (_, header, instructions) => files.write('lines', header, instructions),
          read: (layout, content) => files.read(by(layout), content),
        };
      },
    });
    const sent = await writeBankFile(newest('x/banks/lines.json'), run.id, 'lines', preparer);
    expect(sent.run.sent).toMatchObject({ layout: 'lines', file: 'x/banks/lines.json' });
    const later = newest('x/banks/lines_2.json');
    await writeBankFile(later, run.id, 'lines', preparer);
    await writeBankFile(later, run.id, undefined, preparer);
    const answer = bankAnswer([{ instruction: ids[0], outcome: 'paid' }]);
    await recordBankReturn(later, run.id, undefined, answer);
    await recordBankReturn(later, run.id, 'lines', answer);
    expect(used).toEqual(Array(5).fill('x/banks/lines.json'));
  });

  it('of a run that pays nobody may be fetched in any layout', async () => {
    const world = await paymentWorld();
    const run = await paidRun(world, '2023-04');
    const two = { ...world, bankFiles: async (code: string) => anyLayout(await world.bankFiles(code)) };
    await writeBankFile(two, run.id, 'lines', preparer);
    expect((await writeBankFile(two, run.id, 'other', preparer)).name).toBe(`${run.id}.jsonl`);
  });

  it('is refused before the release and in an unknown layout', async () => {
    const world = await paymentWorld();
    await addPayee(world, '1');
    const run = await preparePaymentRun(world, { jurisdiction: PLAIN, month: '2023-04' }, preparer);
    const early = writeBankFile(world, run.id, 'lines', preparer);
    await expect(early).rejects.toMatchObject({ name: 'run-not-released' });
    const released = await releasedWorld();
    const unknown = writeBankFile(released.world, released.run.id, 'post', preparer);
    await expect(unknown).rejects.toThrow("layout is 'post'; right is one of lines");
  });
});

describe('a bank return', () => {
  it('is read in the layout in which the run went to the bank, unless another is named', async () => {
    const { world, run, ids } = await releasedWorld();
    const asked: string[] = [];
    const watched = {
      ...world,
      bankFiles: async (jurisdiction: string) => {
        const files = await world.bankFiles(jurisdiction);
        const read = (layout: string, content: Uint8Array) => {
          asked.push(layout);
          return files.read(layout, content);
        };
        return { ...files, read };
      },
    };
    const answer = bankAnswer([{ instruction: ids[0], outcome: 'paid' }]);
    await recordBankReturn(watched, run.id, undefined, answer);
    await writeBankFile(world, run.id, 'lines', preparer);
    await recordBankReturn(watched, run.id, undefined, answer);
    await recordBankReturn(watched, run.id, 'card-csv', answer);
    expect(asked).toEqual(['card-csv', 'lines', 'card-csv']);
  });

  it('settles what was paid and owes again what failed', async () => {
    const { world, run, ids, people, answer } = await releasedWorld();
    const report = await answer([
      { instruction: ids[0], outcome: 'paid' },
      { instruction: ids[1], outcome: 'failed', reason: '户名不符', on: '2023-04-22' },
    ]);
    expect(report).toMatchObject({ lines: 2, taken: { paid: 1, failed: 1 }, issues: [] });
    const each = run.totals.payments.fen / 3;
    expect(report.run).toMatchObject({
      status: 'released',
      answered: { open: { people: 1, fen: each }, failed: { people: 1, fen: each } },
    });
    expect((await answer([{ instruction: ids[2] }])).run.status).toBe('settled');
    const next = await paidRun(world, '2023-05');
    const payment = (await paymentsOf(world, next.id)).find(({ person }) => person === people[1]);
    expect(payment?.fen).toBe(each + each / 4);
    expect(payment?.changes.filter(({ kind }) => kind === 'arrears')[0]?.explanation.zh).toBe(
      '银行退回：户名不符；随下一批次重新支付。',
    );
  });

  it('counts once, however often it is read', async () => {
    const { world, ids, people, answer } = await releasedWorld();
    const lines = [{ instruction: ids[0], outcome: 'failed' as const }];
    const first = await answer(lines);
    const before = await world.ledger.linesOf(people[0] ?? '');
    const second = await answer(lines);
    expect(second.id).toBe(first.id);
    expect(second.taken).toEqual({ paid: 0, failed: 0 });
    expect(second.issues).toMatchObject([{ line: 1, verdict: 'repeated' }]);
    expect(await world.ledger.linesOf(people[0] ?? '')).toEqual(before);
  });

  it('reports unknown, unreadable, contradicting lines and other amounts, and goes on with the rest', async () => {
    const { ids, answer } = await releasedWorld();
    const report = await answer([
      { instruction: 'nobody' },
      'half a li',
      { instruction: ids[0], outcome: 'failed' },
      { instruction: ids[0], outcome: 'paid' },
      { instruction: ids[1], fen: 1 },
      { instruction: ids[2] },
    ]);
    expect(report.issues.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      '1 unknown',
      '2 unreadable',
      '4 contradicts',
      '5 amount-differs',
    ]);
    expect(report.taken).toEqual({ paid: 1, failed: 1 });
  });

  it('is refused where it is not of this run, or the run is not released', async () => {
    const { world, answer } = await releasedWorld();
    await expect(answer([{ instruction: 'a' }, { instruction: 'b' }])).rejects.toThrow(
      'none of 2 lines answers a payment',
    );
    world.clock.set('2023-05-20');
    const open = await preparePaymentRun(world, { jurisdiction: PLAIN, month: '2023-05' }, preparer);
    const early = recordBankReturn(world, open.id, 'lines', bankAnswer([]));
    await expect(early).rejects.toMatchObject({ name: 'run-not-released' });
  });

  it('counts what was booked after all, on a later day: nobody is paid twice', async () => {
    const { world, ids, people, answer, run } = await releasedWorld();
    const failed = { instruction: ids[0], outcome: 'failed' as const, on: '2023-04-22' };
    await answer([failed, { instruction: ids[1] }, { instruction: ids[2] }]);
    const booked = { instruction: ids[0], on: '2023-04-24' };
    const report = await answer([booked]);
    expect(report).toMatchObject({ taken: { paid: 1, failed: 0 }, issues: [] });
    expect(report.run.answered).toMatchObject({ paid: { people: 3 }, failed: { people: 0, fen: 0 } });
    const lines = await world.ledger.linesOf(people[0] ?? '');
    const again = lines.filter(({ id }) => id.endsWith(':paid-after-all'));
    expect(again.reduce((sum, { fen }) => sum + fen, 0)).toBe(run.totals.payments.fen / 3);
    expect(again[0]?.explanation.zh).toBe('银行2023-04-22退回，2023-04-24又入账。');
    for (const old of [[failed], [booked], [{ ...failed, on: '2023-04-26' }]])
      expect((await answer(old)).taken).toEqual({ paid: 0, failed: 0 });
    expect(await world.ledger.linesOf(people[0] ?? '')).toEqual(lines);
    const next = await paidRun(world, '2023-05');
    expect(new Set((await paymentsOf(world, next.id)).map(({ fen }) => fen)).size).toBe(1);
  });

  it('shows as overpaid what a later run paid again before the bank booked it after all', async () => {
    const { world, ids, people, answer, run } = await releasedWorld();
    await answer([{ instruction: ids[0], outcome: 'failed', on: '2023-04-22' }]);
    world.clock.set('2023-05-20');
    const next = await preparePaymentRun(world, { jurisdiction: PLAIN, month: '2023-05' }, preparer);
    const early = await answer([{ instruction: ids[0], on: '2023-04-24' }]);
    expect(early.issues).toMatchObject([{ verdict: 'run-open' }]);
    await releasePaymentRun(world, next.id, releaser);
    expect((await answer([{ instruction: ids[0], on: '2023-04-24' }])).taken.paid).toBe(1);
    const overpaid = overpaymentsOf(await world.ledger.linesOf(people[0] ?? ''), PLAIN, []);
    expect(overpaid.reduce((sum, { fen }) => sum + fen, 0)).toBe(run.totals.payments.fen / 3);
  });

  it('does not take an older answer, or one without a day, for a change of mind', async () => {
    const { ids, answer } = await releasedWorld();
    await answer([{ instruction: ids[0], outcome: 'failed', on: '2023-04-22' }]);
    for (const on of ['2023-04-20', '2023-04-22', null])
      expect((await answer([{ instruction: ids[0], on }])).issues).toMatchObject([
        { verdict: 'contradicts' },
      ]);
  });

  it('takes a payment back that was booked first', async () => {
    const { ids, answer } = await releasedWorld();
    await answer(ids.map((instruction) => ({ instruction })));
    const late = await answer([{ instruction: ids[0], outcome: 'failed', reason: '销户' }]);
    expect(late.taken).toEqual({ paid: 0, failed: 1 });
    expect(late.run.answered?.failed.people).toBe(1);
  });
});

describe('what is shown of a run', () => {
  it('is a masked list of those who were paid', async () => {
    const { world, run, ids, people, answer } = await releasedWorld();
    await answer([{ instruction: ids[0], outcome: 'failed' }]);
    const { items } = await listPaid(world, run.id, { limit: 100 });
    expect(items).toHaveLength(2);
    const text = JSON.stringify(items);
    for (const person of people) {
      const identity = await world.identities.reveal(person, 'unmasked');
      expect(text).not.toContain(identity?.residentId);
      expect(text).not.toContain(identity?.name);
      expect(text).not.toContain(person);
    }
    expect(items[0]).toMatchObject({ township: null, byBenefit: { living: 32_000, nursing: 36_000 } });
    expect(items[0]?.name).toMatch(/^.\*.$/);
  });

  it('is the cost by benefit, without shares where the policy names none', async () => {
    const { world, run } = await releasedWorld();
    const { benefits, fen } = await summariseFunding(world, run.id);
    expect(benefits.map(({ benefit, people, shares }) => [benefit, people, shares])).toEqual([
      ['living', 3, null],
      ['nursing', 3, null],
    ]);
    expect(benefits.reduce((sum, one) => sum + one.fen, 0)).toBe(fen);
    expect(benefits[0]?.note?.zh).toContain('没有写明各级分担比例');
  });
});
