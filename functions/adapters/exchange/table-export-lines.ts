import { isObject } from '../../core/shared/json.ts';
import { type Attributes, attributesOf, rowFromAttributes } from '../aws/attribute-values.ts';
import { type ItemRow, rowAttributes } from '../item-table/item-row.ts';
import { damaged } from './damaged-export.ts';

/** A row as a line of DynamoDB's export (`{"Item": {"pk": {"S": …}, …}}`); the same row gives the same bytes. */
export function exportLine(row: ItemRow): string {
  const values = rowAttributes.flatMap((name) => {
    const value = row[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return JSON.stringify({ Item: attributesOf(Object.fromEntries(values)) });
}

/** Reads a line; one that is no row of the table refuses export-damaged with the place and nothing of the content. */
export function rowOfLine(text: string, place: string): ItemRow {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed) || !isObject(parsed.Item)) throw new Error('it has no Item');
    return rowFromAttributes(parsed.Item as Attributes); // parseRow looks at each value
  } catch (error) {
    // A message of JSON.parse would quote the line.
    const why = error instanceof SyntaxError || !(error instanceof Error) ? 'it is no JSON' : error.message;
    throw damaged(`${place} is no item of the table: ${why}`);
  }
}
