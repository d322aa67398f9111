import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** Classes and table rows of a benefit share the reasons class.<id>; each id stands for one of them. */
export function checkReasonIds({ file, policy: { rules }, report }: View): void {
  for (const [id, { classes, table }] of entriesOf(file.benefits)) {
    const merged = rules.benefits?.[id];
    const rows = merged?.table?.rows.map((row) => row.id) ?? [];
    const all = [...rows, ...(merged?.table?.residual ? [merged.table.residual.id] : [])];
    const own = Object.keys(merged?.classes ?? {});
    const twice = all.find((one, index) => own.includes(one) || all.indexOf(one) !== index);
    if (twice === undefined) continue;
    const index = rows.lastIndexOf(twice);
    const isResidual = merged?.table?.residual?.id === twice;
    const inTable = isResidual ? ['residual'] : ['rows', index, 'id'];
    const path = table ? ['table', ...inTable] : ['classes', ...(classes?.[twice] ? [twice] : [])];
    report(['benefits', id, ...path], 'duplicate-reason', { benefit: id, id: twice });
  }
}
