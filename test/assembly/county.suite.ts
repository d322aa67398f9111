import { beforeAll, describe, expect, test } from 'vitest';
import { sumBook } from '../../functions/local/demo/county/reconcile/sum-book.ts';
import type { Cloud } from './cloud.ts';
import { type CountyOffices, countyOffices, fenOf, type Sent } from './county-offices.ts';
import { type CountyPeople, countyPeople, factsTold, smallCounty } from './county-people.ts';
import { inventedPolicy } from './invented-policy.ts';
import { layoutsSuite, ownBank, ownColumns } from './layouts.suite.ts';
import { beijing, type Officers, officersOf, type ToldCase } from './officers.ts';
import { publishTogether } from './publish-together.ts';

/** The county part of `npm run demo`, small: three months of 40 people through what is deployed. */
export function countySuite(cloud: () => Cloud): void {
  const { jurisdiction } = smallCounty;
  let offices: CountyOffices;
  let officers: Officers;
  let people: CountyPeople;
  const references = new Map<string, string>(); // by resident ID
  const sent: Sent[] = [];
  const go = (day: string, hour = '09:00') => cloud().travel(beijing(day, hour));
  const compare = () =>
    offices.ask<{ state: string; found: Record<string, number> }>(
      'civil-affairs-approver',
      `POST /v1/comparisons?jurisdiction=${jurisdiction}`,
    );

  beforeAll(() => {
    offices = countyOffices(cloud);
    officers = officersOf(cloud());
    people = countyPeople();
  });

  describe('January', () => {
    test('begins with a policy that two persons publish', async () => {
      await go('2024-01-02', '08:30');
      const text = JSON.stringify(inventedPolicy(jurisdiction), null, 2);
      const path = `${jurisdiction}-invented/2022-01-01.json`;
      await publishTogether(cloud(), jurisdiction, cloud().policies.next(path, text, '2024-01-01'));
    });

    test('takes in every register that other authorities send, in their encodings', async () => {
      await go('2024-01-02');
      const { rows, faulty } = await offices.takeRegisters(people.lives, '2023-12-31');
      expect(rows).toBeGreaterThan(smallCounty.people * 2); // everybody's hukou and certificate, and some of the rest
      expect(faulty).toBe(0);
    });

    test('finds everybody who is entitled and receives nothing', async () => {
      const search = `POST /v1/discovery/searches?jurisdiction=${jurisdiction}`;
      expect(await offices.ask('civil-affairs-approver', search)).toMatchObject({ state: 'done' });
      const list = `GET /v1/discovery?office=${jurisdiction}&limit=200`;
      const { items } = await offices.ask<{ items: Candidate[] }>('civil-affairs-approver', list);
      const found = new Map(items.map(({ person, ...one }) => [person.residentId, one]));
      for (const { residentId } of people.applicants) expect(found.get(residentId)?.wouldGet).not.toEqual([]);
      const told = found.get(people.dead.residentId);
      expect(told?.wouldGet.map(({ benefit }) => benefit).sort()).toEqual(['living', 'nursing']);
      const body = { step: 'contact', means: 'visit', outcome: 'told' };
      const step = `POST /v1/discovery/${told?.id}/steps`;
      expect(await offices.ask('civil-affairs-approver', step, { body })).toMatchObject({ status: 'told' });
    });

    test('eight of them apply; their certificates are checked by themselves, and they are granted', async () => {
      await go('2024-01-08');
      for (const life of people.applicants) {
        const { residentId, name } = life;
        const body = {
          person: { residentId, name },
          applicant: { kind: 'self' },
          benefits: ['living', 'nursing'],
          facts: factsTold(life),
          competentTownship: life.township,
        };
        const one = await offices.ask<ToldCase>('window-clerk', 'POST /v1/cases', { body });
        await officers.handIn(one, jurisdiction);
        const submitted = await offices.ask<ToldCase>('window-clerk', `POST /v1/cases/${one.id}/submit`);
        const decision = { stage: 'civil-affairs', outcome: 'approve' };
        const decisions = `POST /v1/cases/${submitted.id}/decisions`;
        const decided = await offices.ask<ToldCase>('civil-affairs-approver', decisions, { body: decision });
        expect(decided.status).toBe('determined');
        const reference = await offices.referenceOf(life);
        references.set(residentId, reference);
        const account = {
          kind: 'card',
          holder: name,
          bank: '虚构银行',
          number: `10${residentId.slice(0, 17)}`,
        };
        await offices.ask('window-clerk', `PUT /v1/entitlements/${reference}/account`, { body: account });
      }
    });

    test('is paid: what the run says, the bank’s file says; one account is closed', async () => {
      await go('2024-01-22');
      const paid = await offices.pay('2024-01', 1);
      sent.push(paid);
      expect(paid.run.totals.payments.people).toBe(people.applicants.length);
      expect(paid.fen).toBe(fenOf(paid.run.totals.payments.amount));
      expect(paid.failedFen).toBeGreaterThan(0);
    });
  });

  describe('February', () => {
    test('brings the registers’ changes, and a rise from January on that two persons publish', async () => {
      await go('2024-02-02');
      await offices.takeRegisters(people.lives, '2024-01-31');
      await go('2024-02-05');
      const rise = {
        jurisdiction,
        effectiveFrom: '2024-01-01',
        issuedOn: '2024-02-05',
        amends: '2022-01-01',
        documents: { rise: { title: 'A rise made up for tests', issuer: 'Nobody', verified: false } },
        parameters: { living: { amount: '85.00', cite: 'rise 1' } },
      };
      const path = `${jurisdiction}-invented/2024-01-01.json`;
      const handedIn = cloud().policies.next(path, JSON.stringify(rise, null, 2), '2024-02-05');
      await publishTogether(cloud(), jurisdiction, handedIn);
    });

    test('is paid with what January was raised by and what came back', async () => {
      await go('2024-02-20');
      const paid = await offices.pay('2024-02', 0);
      sent.push(paid);
      expect(paid.fen).toBe(fenOf(paid.run.totals.payments.amount));
      const [before] = sent;
      const living = fenOf(before?.run.totals.byBenefit.living?.amount ?? '') / 8000; // at 80.00
      const regular = (before?.fen ?? 0) + living * 500;
      expect(paid.fen).toBe(regular + living * 500 + (before?.failedFen ?? 0));
    });
  });

  describe('March', () => {
    test('comes', () => go('2024-03-04'));

    describe('with layouts of the county', () => layoutsSuite(cloud, () => people.dead));

    test('finds in the registers who died, went to prison, left 低保 or is less severe, and settles it', async () => {
      await offices.takeRegisters(people.lives, '2024-02-29', { deaths: ownColumns });
      expect(await compare()).toMatchObject({ state: 'done' });
      const settled = await offices.settleFindings();
      const about = (residentId: string) =>
        settled.filter(({ person }) => person.residentId === residentId).flatMap(({ subject }) => subject);
      expect(about(people.dead.residentId)).toContain('event.death');
      expect(about(people.imprisoned.residentId)).toContain('event.sentenced');
      expect(about(people.leaver.residentId)).toContain('event.left-minimum-living');
      expect(about(people.recovered.residentId)).toContain('event.level-changed');
      expect(await offices.settleFindings()).toEqual([]);
    });

    test('stops what is to be stopped, and pays the others by the county’s own bank', async () => {
      await go('2024-03-20');
      const paid = await offices.pay('2024-03', 0, ownBank);
      sent.push(paid);
      expect(paid.fen).toBe(fenOf(paid.run.totals.payments.amount));
      const marchOf = async ({ residentId }: { residentId: string }) =>
        (await offices.linesOf(references.get(residentId) ?? ''))
          .filter(({ kind, month }) => kind === 'paid' && month === '2024-03')
          .map(({ benefit }) => benefit);
      expect(await marchOf(people.dead)).toEqual([]);
      expect(await marchOf(people.imprisoned)).toEqual([]);
      expect(await marchOf(people.leaver)).toEqual(['nursing']);
      expect(await marchOf(people.recovered)).toEqual(['living']);
    });

    test('gets back from the estate what was paid for the month after the death', async () => {
      const person = references.get(people.dead.residentId);
      const body = { person, jurisdiction, cause: 'death', ground: '经比对核实，停发前已多发，按规定追回' };
      const begun = await offices.ask<Recovery>('civil-affairs-approver', 'POST /v1/recoveries', { body });
      expect(begun.standing).toMatchObject({ overpaid: '175.00', open: '175.00' }); // February: 85.00 and 90.00
      const at = `POST /v1/recoveries/${begun.id}`;
      const plan = { means: 'instalments', from: '2024-03', perMonth: '175.00' };
      await offices.ask('civil-affairs-approver', `${at}/plan`, { body: plan });
      const repaid = { on: '2024-03-20', amount: '175.00' };
      const after = await offices.ask<Recovery>('finance', `${at}/repayments`, { body: repaid });
      expect(after).toMatchObject({ status: 'closed', standing: { open: '0.00', repaid: '175.00' } });
    });
  });

  test('the ledger, the dossiers, the runs, the bank’s files and oversight agree to the 分', async () => {
    const book = sumBook();
    const sums: Record<string, number> = { due: 0, paid: 0, returned: 0, recovered: 0, waived: 0 };
    for (const reference of references.values()) {
      const lines = await offices.linesOf(reference);
      for (const { kind, fen } of lines) sums[kind] = (sums[kind] ?? 0) + fen;
      const { months } = await offices.ask<{ months: readonly ToldMonth[] }>(
        'auditor',
        `GET /v1/entitlements/${reference}?through=2024-03`,
      );
      book.add(reference, dueOf(months), lines);
    }
    expect(book.differences()).toEqual([]);
    expect(book.kept()).toEqual({ months: 0, fen: 0 });
    const sentFen = sent.reduce((sum, { fen }) => sum + fen, 0);
    const failedFen = sent.reduce((sum, one) => sum + one.failedFen, 0);
    expect(sums).toMatchObject({ paid: sentFen, returned: failedFen, recovered: 17_500, waived: 0 });

    const { totals } = await offices.ask<{ totals: { figures: Figures } }>(
      'auditor',
      `GET /v1/oversight?jurisdiction=${jurisdiction}&from=2024-01&to=2024-03`,
    );
    const { payments, recoveries, decided, findings } = totals.figures;
    expect(fenOf(String(payments?.sentAmount))).toBe(sentFen);
    expect(fenOf(String(payments?.returnedAmount))).toBe(failedFen);
    expect(fenOf(String(payments?.confirmedAmount))).toBe(sentFen - failedFen);
    expect(fenOf(String(recoveries?.repaidAmount))).toBe(sums.recovered);
    expect(decided).toMatchObject({ cases: people.applicants.length, granted: people.applicants.length });
    expect(findings).toMatchObject({ open: 0, overdue: 0 });
  });

  test('nothing went wrong on the way', () => {
    expect(cloud().faults).toEqual([]);
    expect(cloud().log.denied).toEqual([]);
  });
}

interface Candidate {
  readonly id: string;
  readonly wouldGet: readonly { readonly benefit: string }[];
  readonly person: { readonly residentId: string };
}

interface Recovery {
  readonly id: string;
  readonly status: string;
  readonly standing: { readonly overpaid: string; readonly open: string };
}

interface ToldMonth {
  readonly month: string;
  readonly benefits: Readonly<Record<string, { readonly outcome: string; readonly amount: string }>>;
}

type Figures = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** What a dossier's months come to, by month and benefit; null where that cannot be said. */
function dueOf(months: readonly ToldMonth[]): Map<string, number | null> {
  const of = ({ outcome, amount }: { readonly outcome: string; readonly amount: string }) =>
    outcome === 'undetermined' ? null : outcome === 'granted' ? fenOf(amount) : 0;
  return new Map(
    months.flatMap(({ month, benefits }) =>
      Object.entries(benefits).map(([benefit, due]) => [`${month}/${benefit}`, of(due)] as const),
    ),
  );
}
