import { expect, test } from 'vitest';
import type { DossierEntry } from '../../../../functions/core/entitlements/dossier.ts';
import { holdFirstPayment } from '../../../../functions/core/payments/first-payment.ts';
import { inventedDue, type News } from '../../../support/invented-due.ts';

const here = '500156';
const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;

function decided(fromMonth: string, decidedOn: string): DossierEntry {
  const common = {
    at: `${decidedOn}T01:00:00Z`,
    knownOn: decidedOn,
    source: { kind: 'case', id: 'case' },
  } as const;
  const appliedOn = `${fromMonth}-05`;
  const id = `decided-${decidedOn}`;
  return {
    ...{ ...common, id, type: 'decided', caseId: id, jurisdiction: here },
    ...{ appliedOn, decidedOn, fromMonth, benefits: { living: granted } },
  };
}

const news = (from: string, through: string, because: string): News => ({
  ...{ rank: Number(from.slice(5)), benefit: 'living', from, through, fen: 8000 },
  ...{ jurisdiction: here, because },
});

/** The months that wait for a later run, of a run in September 2023. */
function heldMonths(all: readonly News[], entries: readonly DossierEntry[]): string[] {
  const due = inventedDue(all, '2023-01', '2023-09');
  const asked = {
    rule: 'month-after-approval',
    jurisdiction: here,
    month: '2023-09',
    knownOn: '2023-09-20',
  } as const;
  const hold = holdFirstPayment({ person: 'person-1', entries }, due, asked);
  return due.map(({ month }) => month).filter((month) => hold('living', month));
}

const first = decided('2023-01', '2023-01-10');
const before = news('2023-01', '2023-04', 'accrual');

test('a fresh decision waits for the month after its approval, a benefit that was running does not', () => {
  const fresh = [news('2023-08', '2023-09', 'accrual')];
  expect(heldMonths(fresh, [decided('2023-08', '2023-09-12')])).toEqual(['2023-08', '2023-09']);
  const running = [news('2023-01', '2023-09', 'accrual')];
  expect(heldMonths(running, [first, decided('2023-08', '2023-09-12')])).toEqual([]);
});

test('a benefit that begins again with the month of the new certificate waits from that month on', () => {
  const restart = [before, news('2023-07', '2023-07', 'reissue.from'), news('2023-08', '2023-09', 'class.a')];
  const again = decided('2023-09', '2023-09-12');
  expect(heldMonths(restart, [first, again])).toEqual(['2023-07', '2023-08', '2023-09']);
  const meanwhile = decided('2023-08', '2023-08-20');
  expect(heldMonths(restart, [first, meanwhile, again])).toEqual([]);
});
