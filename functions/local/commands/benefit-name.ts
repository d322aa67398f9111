import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { lastDayOf, type Month } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { bilingual } from '../../core/shared/text.ts';
import type { Language } from '../terminal/terminal.ts';

/** Calls a benefit of a month as the policy of that month calls it in Chinese; by its id in English, which is one. */
export function benefitNames(
  catalogue: PolicyCatalogue,
  language: Language,
): (benefit: string, jurisdiction: string, month: Month) => string {
  return (benefit, jurisdiction, month) => {
    if (language === 'en') return benefit;
    try {
      const { rules } = catalogue.policyOn(jurisdiction, lastDayOf(month));
      return bilingual(rules.benefits?.[benefit]?.label, benefit).zh;
    } catch (error) {
      if (error instanceof Refusal) return benefit; // no policy of that month is left here
      throw error;
    }
  };
}
