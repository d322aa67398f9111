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
      if (outcome !== 'granted') continue;
      const restart = restartedIn(due, benefit, entry.fromMonth);
      const isRunning =
        restart === undefined
          ? isGranted(due, benefit, addMonths(entry.fromMonth, -1))
          : hasDecisionBetween(known, benefit, restart, entry.fromMonth);
      if (isRunning) continue;
      const from = restart ?? entry.fromMonth;
      const earlier = heldFrom.get(benefit);
      if (earlier === undefined || from < earlier) heldFrom.set(benefit, from);
    }
  }
  if (heldFrom.size === 0) return nothing;
  return (benefit, asked) => asked >= (heldFrom.get(benefit) ?? '9999-12');
}

/** The month of a new certificate with which a benefit began again before its application, without a pause since. */
function restartedIn(due: readonly DueMonth[], benefit: string, fromMonth: Month): Month | undefined {
  for (let month = fromMonth; isGranted(due, benefit, month); month = addMonths(month, -1))
    if (due.find((one) => one.month === month)?.benefits[benefit]?.because.includes('reissue.from'))
      return month;
  return undefined;
}

/** Whether another decision had begun the benefit again before. */
function hasDecisionBetween(known: Dossier['entries'], benefit: string, from: Month, before: Month): boolean {
  return known.some(
    (entry) =>
      entry.type === 'decided' &&
      entry.benefits[benefit]?.outcome === 'granted' &&
      entry.fromMonth >= from &&
      entry.fromMonth < before,
  );
}

function isGranted(due: readonly DueMonth[], benefit: string, month: Month): boolean {
  return due.find((one) => one.month === month)?.benefits[benefit]?.outcome === 'granted';
}
