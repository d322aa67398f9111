import type { Amount } from '../../../generated/policy-file.ts';
import type { Path, Placed } from './flaw.ts';
import { entriesOf, type StatedBenefit, type StatedRules } from './stated-rules.ts';

/** Every amount of a file's classes and tables, with the amounts inside it. */
export function amountsIn(rules: StatedRules): Placed<Amount>[] {
  const found: Placed<Amount>[] = [];
  for (const [id, { classes, table }] of entriesOf<StatedBenefit>(rules.benefits)) {
    const benefit = ['benefits', id];
    for (const [name, { amount }] of entriesOf(classes))
      if (amount !== undefined) collect(amount, [...benefit, 'classes', name, 'amount'], found);
    table?.rows.forEach(({ amount }, row) => {
      collect(amount, [...benefit, 'table', 'rows', row, 'amount'], found);
    });
    if (table?.residual) collect(table.residual.amount, [...benefit, 'table', 'residual', 'amount'], found);
  }
  return found;
}

function collect(amount: Amount, path: Path, found: Placed<Amount>[]): void {
  found.push({ value: amount, path });
  if (typeof amount === 'string') return;
  const parts = (list: readonly Amount[], key: string): void =>
    list.forEach((part, index) => {
      collect(part, [...path, key, index], found);
    });
  if ('multiply' in amount) collect(amount.multiply, [...path, 'multiply'], found);
  else if ('sum' in amount) parts(amount.sum, 'sum');
  else if ('maximum' in amount) parts(amount.maximum, 'maximum');
  else if ('minimum' in amount) parts(amount.minimum, 'minimum');
  else if ('yearly' in amount) collect(amount.yearly, [...path, 'yearly'], found);
  else if ('addOn' in amount) {
    collect(amount.to, [...path, 'to'], found);
    collect(amount.addOn, [...path, 'addOn'], found);
  } else if ('inKind' in amount) collect(amount.inKind.value, [...path, 'inKind', 'value'], found);
}
