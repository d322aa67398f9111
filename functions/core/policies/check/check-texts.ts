import type { Text } from '../../../generated/policy-file.ts';
import { PLACEHOLDERS } from '../../procedure/placeholders.ts';
import { nearestName } from '../../shared/nearest.ts';
import { type Path, quote } from './flaw.ts';
import { listed } from './messages/words.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

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
    const found = `{{${quote(name).slice(1, -1)}}}`;
    report(
      path,
      'unknown-placeholder',
      { found, right: listed(PLACEHOLDERS) },
      { nearest: () => nearestName(name, PLACEHOLDERS) },
    );
  }
}
