import type { Text } from '../../../generated/policy-file.ts';
import { nearestName } from '../../shared/nearest.ts';
import { listed, type Path, quote } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** What a letter or notice can have filled in: {{monthlyAmount}}. */
export const PLACEHOLDERS = [
  'jurisdiction',
  'person',
  'benefit',
  'outcome',
  'class',
  'monthlyAmount',
  'totalMonthlyAmount',
  'month',
  'reasons',
  'citations',
  'materials',
  'dueOn',
  'office',
  'objectionTerm',
] as const;

export function checkTexts({ file, report }: View): void {
  for (const [id, text] of entriesOf<Text>(file.texts))
    if (typeof text === 'string') checkText(text, ['texts', id], report);
    else
      for (const [language, part] of entriesOf<string>(text))
        checkText(part, ['texts', id, language], report);
}

function checkText(text: string, path: Path, report: View['report']): void {
  for (const [, inner = ''] of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const name = inner.trim();
    if ((PLACEHOLDERS as readonly string[]).includes(name)) continue;
    const message = `nothing is filled in for {{${quote(name).slice(1, -1)}}}; right is ${listed(PLACEHOLDERS)}`;
    report(path, 'unknown-placeholder', message, { nearest: () => nearestName(name, PLACEHOLDERS) });
  }
}
