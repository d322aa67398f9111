import type { DossierEntry } from '../../../core/entitlements/dossier.ts';
import type { DueMonth } from '../../../core/entitlements/due-month.ts';
import type { Disclosure } from '../../../core/identities/view-identity.ts';
import { formatMoney } from '../../../core/shared/money.ts';

/** A month with amounts as text. */
export function dueMonthView({ month, jurisdiction, benefits }: DueMonth) {
  const shown = Object.entries(benefits).map(([id, { fen, ...due }]) => [
    id,
    { ...due, amount: formatMoney(fen) },
  ]);
  return { month, jurisdiction, benefits: Object.fromEntries(shown) };
}

/** An entry as far as it may be shown: facts and free text are for the offices at work. */
export function entryView(entry: DossierEntry, disclosure: Disclosure) {
  const isWhole = disclosure === 'full';
  const shown = {
    ...entry,
    ...('values' in entry && !isWhole && { values: null }),
    ...('ground' in entry && !isWhole && { ground: null }),
  };
  if (entry.type !== 'decided') return shown;
  const benefits = Object.entries(entry.benefits).map(([id, { outcome, overrideFen, ground }]) => [
    id,
    {
      outcome,
      override: overrideFen === null ? null : formatMoney(overrideFen),
      ground: isWhole ? ground : null,
    },
  ]);
  return { ...shown, benefits: Object.fromEntries(benefits) };
}
