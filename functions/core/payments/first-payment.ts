import type { Time } from '../../generated/policy-file.ts';
import type { Dossier } from '../entitlements/dossier.ts';
import type { DueMonth } from '../entitlements/due-month.ts';
import { addMonths, type Month } from '../shared/month.ts';

/** Says whether a month of a benefit waits for a later run. */
export type Hold = (benefit: string, month: Month) => boolean;

/** What a run asks of the rule of the first payment. */
export interface FirstPaymentRequest {
  readonly rule: NonNullable<Time['firstPayment']>['in'];
  readonly jurisdiction: string;
  /** The run's month. */
  readonly month: Month;
  readonly knownOn: string;
}

const nothing: Hold = () => false;

/**
 * Holds back what a fresh decision gives until the month in which the policy wants it paid for the first time. A
 * benefit that was running when it was decided again goes on without a pause.
 */
export function holdFirstPayment(
  dossier: Dossier,
  due: readonly DueMonth[],
  { rule, jurisdiction, month, knownOn }: FirstPaymentRequest,
): Hold {
  if (rule === undefined) return nothing;
  const heldFrom = new Map<string, Month>();
  const known = dossier.entries.filter((entry) => entry.knownOn <= knownOn);
  const withdrawn = new Set(known.map((entry) => (entry.type === 'withdrawn' ? entry.entry : '')));
  for (const entry of known) {
    if (entry.type !== 'decided' || entry.jurisdiction !== jurisdiction || withdrawn.has(entry.id)) continue;
    const decided = entry.decidedOn.slice(0, 7);
    if (rule === 'month-after-approval' ? month > decided : month >= decided) continue;
    for (const [benefit, { outcome }] of Object.entries(entry.benefits)) {
      if (outcome !== 'granted' || isGranted(due, benefit, addMonths(entry.fromMonth, -1))) continue;
      const earlier = heldFrom.get(benefit);
      if (earlier === undefined || entry.fromMonth < earlier) heldFrom.set(benefit, entry.fromMonth);
    }
  }
  if (heldFrom.size === 0) return nothing;
  return (benefit, asked) => asked >= (heldFrom.get(benefit) ?? '9999-12');
}

function isGranted(due: readonly DueMonth[], benefit: string, month: Month): boolean {
  return due.find((one) => one.month === month)?.benefits[benefit]?.outcome === 'granted';
}
