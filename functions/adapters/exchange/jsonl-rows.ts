import type { SourceRow } from '../../core/ports/row-source.ts';
import { isObject } from '../../core/shared/json.ts';
import { notText } from './not-text.ts';
import { textLines } from './text-lines.ts';

/** Objects, one a line: a header of the first one's keys, then a row for each with its values in that order. */
export async function* jsonlRows(text: AsyncIterable<string>, name: string): AsyncGenerator<SourceRow> {
  let keys: readonly string[] | undefined;
  for await (const { line, content, isOpen } of textLines(text, name)) {
    if (content.trim() === '') continue;
    const parsed = parsedLine(content);
    if (!isObject(parsed)) {
      const found = isOpen
        ? 'half a line: it is no whole JSON object and the file ends there'
        : 'no JSON object';
      yield { line, fault: `${found}; right is one object a line` };
      continue;
    }
    if (keys === undefined) {
      keys = Object.keys(parsed);
      yield { line, cells: keys };
    }
    yield rowOf(line, parsed, keys);
  }
}

function rowOf(line: number, object: Record<string, unknown>, keys: readonly string[]): SourceRow {
  const known = new Set(keys);
  const unknown = Object.keys(object).find((key) => !known.has(key));
  if (unknown !== undefined) {
    const key = JSON.stringify(unknown.slice(0, 40));
    return { line, fault: `key ${key} is not in the first line; right are the keys of the first line` };
  }
  const values = keys.map((key) => object[key]);
  const rounded = values.findIndex((value) => Number.isInteger(value) && !Number.isSafeInteger(value));
  if (rounded !== -1)
    return {
      line,
      fault: `${JSON.stringify(keys[rounded])} is a number of more digits than a number keeps; right is a text`,
    };
  const cells = values.map(cellOf);
  const fault = notText(cells);
  return fault === undefined ? { line, cells } : { line, fault };
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function parsedLine(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
