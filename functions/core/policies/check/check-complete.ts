import { isObject } from '../../shared/json.ts';
import { COMPLETE_FIELDS } from './complete-fields.ts';
import type { Path } from './flaw.ts';
import type { View } from './view.ts';

/** Entries that the file states are complete once the levels above are put beneath them. */
export function checkComplete({ file, policy: { rules }, report }: View): void {
  for (const { pattern, fields } of COMPLETE_FIELDS)
    match(file, rules, pattern, [], (merged, path) => {
      const missing = fields.filter((field) => merged[field] === undefined);
      for (const field of missing) {
        if (field === 'cite') {
          report(path, 'missing-citation', { place: path.join('.') }, { atKey: true });
          continue;
        }
        const right = { zh: fields.join('、'), en: fields.join(', ') };
        const values = { place: path.join('.'), field, fields: right };
        report([...path, field], 'incomplete-entry', values, { atKey: true });
      }
    });
}

/** Walks what the file states beside the merged rules. */
function match(
  stated: unknown,
  merged: unknown,
  pattern: readonly string[],
  path: Path,
  found: (merged: Record<string, unknown>, path: Path) => void,
): void {
  if (!isObject(stated) || !isObject(merged)) return;
  const [step, ...rest] = pattern;
  if (step === undefined) {
    found(merged, path);
    return;
  }
  for (const key of step === '*' ? Object.keys(stated) : [step])
    if (Object.hasOwn(stated, key) && Object.hasOwn(merged, key))
      match(stated[key], merged[key], rest, [...path, key], found);
}
