import type { Condition, Limit, Material } from '../../generated/policy-file.ts';
import { type Citation, citationsOf } from '../determinations/citation.ts';
import { sayCondition } from '../policies/compare/say-condition.ts';
import { type Vocabulary, vocabularyOf } from '../policies/compare/vocabulary.ts';
import type { Policy, ResolvedRules } from '../policies/policy.ts';
import { nearestName } from '../shared/nearest.ts';
import { orderedEntries } from '../shared/ordered.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import { factsIn } from './facts-in.ts';

interface Named {
  readonly id: string;
  readonly label: Bilingual;
}

/** A benefit, or one class of it, that asks for a material. */
interface AskedFor {
  readonly benefit: string;
  readonly class: string | null;
  readonly label: Bilingual;
}

interface ChecklistMaterial extends Named {
  readonly form: Named | null;
  readonly for: readonly AskedFor[];
  /** Only asked for where this holds; null: always. */
  readonly condition: { readonly text: Bilingual; readonly facts: readonly Named[] } | null;
  /** Registers that show the same, so that no original is needed. */
  readonly replaceableBy: readonly (Named & { readonly owner: string | null })[];
  readonly note: Bilingual | null;
  readonly citations: readonly Citation[];
}

interface ChecklistTerm extends Named {
  /** null where the text gives none. */
  readonly limit: { readonly days: number; readonly kind: 'working' | 'calendar' } | null;
  readonly citations: readonly Citation[];
}

/** What the window tells an applicant, once and completely (民发〔2021〕70号 第7条). */
export interface Checklist {
  readonly benefits: readonly Named[];
  readonly materials: readonly ChecklistMaterial[];
  readonly terms: readonly ChecklistTerm[];
}

/** The materials and terms of a policy, for one benefit or for all. Refuses benefit-unknown. */
export function checklistOf({ jurisdiction, rules }: Policy, benefit?: string): Checklist {
  const ids = orderedEntries(rules.benefits).map(([id]) => id);
  if (benefit !== undefined && !ids.includes(benefit)) throw unknownBenefit(jurisdiction, benefit, ids);
  const wanted = benefit === undefined ? ids : [benefit];
  const words = vocabularyOf(rules);
  const materials = orderedEntries(rules.materials)
    .map(([id, material]) => checklistMaterial(id, material, wanted, rules, words))
    .filter((material) => material.for.length > 0);
  return {
    benefits: wanted.map((id) => ({ id, label: words.benefit(id) })),
    materials,
    terms: terms(rules),
  };
}

function checklistMaterial(
  id: string,
  material: Material,
  wanted: readonly string[],
  rules: ResolvedRules,
  words: Vocabulary,
): ChecklistMaterial {
  const { label, form, note, when, replaceableBy = [], cite } = material;
  return {
    id,
    label: bilingual(label, id),
    form: form === undefined ? null : { id: form, label: FORMS[form] },
    for: (material.for ?? [])
      .map((one) => askedFor(one, rules, words))
      .filter(({ benefit }) => wanted.includes(benefit)),
    condition: when === undefined ? null : condition(when, rules, words),
    replaceableBy: replaceableBy.map((register) => {
      const { label: name, owner = null } = rules.registers?.[register] ?? {};
      return { id: register, label: bilingual(name, register), owner };
    }),
    note: note === undefined ? null : bilingual(note, ''),
    citations: citationsOf(cite, rules.documents ?? {}),
  };
}

const FORMS: Readonly<Record<NonNullable<Material['form']>, Bilingual>> = {
  original: { zh: '原件', en: 'original' },
  copy: { zh: '复印件', en: 'copy' },
  'original-and-copy': { zh: '原件和复印件', en: 'original and copy' },
  statement: { zh: '本人填写', en: 'filled in by the applicant' },
};

/** Reads `living` or `living.minimum-living`. */
function askedFor(text: string, rules: ResolvedRules, words: Vocabulary): AskedFor {
  const [benefit = '', className] = text.split('.');
  if (className === undefined) return { benefit, class: null, label: words.benefit(benefit) };
  const { classes, table } = rules.benefits?.[benefit] ?? {};
  const row = [...(table?.rows ?? []), table?.residual].find((one) => one?.id === className);
  return {
    benefit,
    class: className,
    label: bilingual(classes?.[className]?.label ?? row?.label, className),
  };
}

function condition(when: Condition, rules: ResolvedRules, words: Vocabulary): ChecklistMaterial['condition'] {
  const facts = factsIn(when, rules.conditions ?? {});
  return { text: sayCondition(when, words), facts: facts.map((id) => ({ id, label: words.fact(id) })) };
}

/** In the order in which they run. */
const TERMS: Readonly<Record<string, Bilingual>> = {
  'correct-file': { zh: '补正材料', en: 'Complete the file' },
  push: { zh: '推送至有权办理的机关', en: 'Push to the competent office' },
  decide: { zh: '作出认定', en: 'Decide' },
  'notify-applicant': { zh: '告知申请人结果', en: 'Tell the applicant the result' },
  're-examine': { zh: '复核', en: 'Re-examine' },
};

function terms({ terms: stated = {}, documents = {} }: ResolvedRules): ChecklistTerm[] {
  return Object.entries(TERMS).flatMap(([id, name]) => {
    const term = stated[id];
    if (!term) return [];
    return [
      {
        id,
        label: term.label === undefined ? name : bilingual(term.label, id),
        limit: daysOf(term.limit),
        citations: citationsOf(term.cite, documents),
      },
    ];
  });
}

function daysOf(limit: Limit): ChecklistTerm['limit'] {
  if (limit === null) return null;
  return 'workingDays' in limit
    ? { days: limit.workingDays, kind: 'working' }
    : { days: limit.calendarDays, kind: 'calendar' };
}

function unknownBenefit(jurisdiction: string, found: string, ids: readonly string[]): Refusal {
  const name = found.slice(0, 64);
  const nearest = nearestName(name, ids);
  const detail = `${jurisdiction} has no benefit ${name}; right is one of ${ids.join(', ')}`;
  const item = { pointer: '/benefit', code: 'benefit-unknown', detail, ...(nearest && { nearest }) };
  return new Refusal('benefit-unknown', detail, [item]);
}
