import { divisionName } from '../../core/jurisdictions/division-names.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { type Bilingual, bilingual } from '../../core/shared/text.ts';

/** A jurisdiction as its newest policy calls it, or the table of divisions; always with its code. */
export function placeName(catalogue: PolicyCatalogue, code: string): Bilingual {
  const stated = catalogue.versionsOf(code).findLast(({ file }) => file.name !== undefined)?.file.name;
  const { zh, en } = bilingual(stated, divisionName(code) ?? '');
  return { zh: `${zh}（${code}）`, en: `${en} (${code})` };
}
