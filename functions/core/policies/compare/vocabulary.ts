import type { Cite, Text } from '../../../generated/policy-file.ts';
import { citationsOf, citationText } from '../../determinations/citation.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import type { ResolvedRules } from '../policy.ts';

/** How the ids of a policy are called by its own labels. */
export interface Vocabulary {
  fact(id: string): Bilingual;
  /** A fact's value: the label of a choice, or the value itself. */
  value(fact: string, value: unknown): Bilingual;
  parameter(id: string): Bilingual;
  condition(id: string): Bilingual;
  benefit(id: string): Bilingual;
  otherBenefit(code: string): Bilingual;
  register(id: string): Bilingual;
  /** Document number (or title) and clause. */
  cite(cite: Cite): Bilingual;
}

export function vocabularyOf(rules: ResolvedRules): Vocabulary {
  return {
    fact: (id) => bilingual(rules.facts?.[id]?.label, id),
    value: (fact, value) => valueLabel(rules.facts?.[fact]?.choices, value),
    parameter: (id) => bilingual(rules.parameters?.[id]?.label, id),
    condition: (id) => bilingual(rules.conditions?.[id]?.label, id),
    benefit: (id) => bilingual(rules.benefits?.[id]?.label, id),
    otherBenefit: (code) => bilingual(rules.otherBenefits?.[code]?.label, code),
    register: (id) => bilingual(rules.registers?.[id]?.label, id),
    cite: (cite) => {
      const text = citationsOf(cite, rules.documents ?? {})
        .map(citationText)
        .join('、');
      return { zh: text, en: text };
    },
  };
}

function valueLabel(choices: Readonly<Record<string, Text | null>> | undefined, value: unknown): Bilingual {
  if (value === true) return { zh: '是', en: 'yes' };
  if (value === false) return { zh: '否', en: 'no' };
  return bilingual(choices?.[String(value)] ?? undefined, String(value));
}
