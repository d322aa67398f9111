import type { Fact, FactSchema } from '../../generated/policy-file.ts';
import type { Determination } from '../determinations/determination.ts';
import type { FactDefinition } from '../facts/fact-dictionary.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { isObject } from '../shared/json.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import type { Answer } from './answer.ts';
import { explainQuestion } from './explain-question.ts';
import type { Known } from './known.ts';
import { entryQuestion } from './other-benefit-question.ts';
import type { Candidate } from './rank-questions.ts';
import type { Choice, Question, QuestionField, QuestionForm, QuestionType } from './screening.ts';

/** A question as it is put to the person: its text, the answers that are possible, and what it is for. */
export function presentQuestion(
  known: Known,
  candidate: Candidate,
  answers: readonly Answer[],
  now: Determination,
): Question {
  const { gap, settles } = candidate;
  const { definition, fact } = gap;
  const rest = { why: explainQuestion(candidate, now), settles };
  const form =
    gap.within === undefined ? factForm(known, definition, answers) : entryQuestion(known, gap.within);
  return { fact, suppliedBy: definition.fact.suppliedBy ?? ['window'], ...form, ...rest };
}

function factForm(known: Known, definition: FactDefinition, answers: readonly Answer[]): QuestionForm {
  const { id, fact } = definition;
  const label = bilingual(fact.label, id);
  const asked = { zh: `请提供：${label.zh}`, en: `Please state: ${label.en}` };
  const { minimum, maximum } = fact.schema ?? {};
  // The bounds that another fact narrows these to, where it is known.
  const narrowed = fact.narrowedBy?.bounds[String(known.values.get(fact.narrowedBy.fact))];
  return {
    at: '',
    label,
    question: fact.question === undefined ? asked : bilingual(fact.question, id),
    type: typeOf(definition),
    choices: choicesFor(known, definition, answers),
    fields: fieldsOf(known, definition),
    minimum: narrowed?.minimum ?? minimum ?? null,
    maximum: narrowed?.maximum ?? maximum ?? null,
    unit: fact.unit ?? null,
  };
}

function typeOf({ kind, choices, fact }: FactDefinition): QuestionType {
  if (kind === 'number') return fact.schema?.type === 'integer' ? 'integer' : 'number';
  if (kind !== 'text') return kind;
  if (choices !== undefined) return 'choice';
  return fact.schema?.format === 'jurisdiction-code' ? 'jurisdiction-code' : 'text';
}

/** The possible answers with their labels; none for values that cannot be listed. */
function choicesFor(
  known: Known,
  { id, kind, choices, fact }: FactDefinition,
  answers: readonly Answer[],
): Choice[] {
  const values = answers.map(({ value }) => value);
  if (id === OTHER_BENEFITS)
    return values.map((value) => ({ value, label: otherBenefitLabel(known, value) }));
  if (kind === 'boolean') return values.map((value) => ({ value, label: value === true ? YES : NO }));
  if (kind !== 'text' || choices === undefined) return [];
  return values.map((value) => ({ value, label: choiceLabel(fact, String(value)) }));
}

const YES: Bilingual = { zh: '是', en: 'Yes' };
const NO: Bilingual = { zh: '否', en: 'No' };

function choiceLabel(fact: Fact | undefined, value: string): Bilingual {
  const { choices = {} } = fact ?? {};
  return bilingual((Object.hasOwn(choices, value) ? choices[value] : undefined) ?? undefined, value);
}

function otherBenefitLabel({ compiled }: Known, value: unknown): Bilingual {
  const [first] = Array.isArray(value) ? value.filter(isObject) : [];
  if (first === undefined) return { zh: '都没有', en: 'None' };
  const declared = compiled.policy.rules.otherBenefits?.[String(first.code)];
  const label = bilingual(declared?.label, String(first.code));
  if (first.part === undefined) return label;
  const part = bilingual(declared?.parts?.[String(first.part)] ?? undefined, String(first.part));
  return { zh: `${label.zh}：${part.zh}`, en: `${label.en}: ${part.en}` };
}

/** The fields of a list's entries; labelled as the facts beside it: certificate.components' category as certificate.category. */
function fieldsOf({ compiled }: Known, { id, fact }: FactDefinition): QuestionField[] {
  const { items } = fact.schema ?? {};
  if (items === undefined) return [];
  const beside = (name: string) =>
    compiled.dictionary.byId.get(`${id.slice(0, id.lastIndexOf('.') + 1)}${name}`)?.fact;
  return Object.entries(items.properties ?? {}).map(([name, field]) => ({
    name,
    label: bilingual(beside(name)?.label, name),
    type: fieldType(field),
    choices: (field.enum ?? []).map((value) => ({ value, label: choiceLabel(beside(name), value) })),
    minimum: field.minimum ?? null,
    maximum: field.maximum ?? null,
    isRequired: items.required?.includes(name) ?? false,
  }));
}

type Field = NonNullable<NonNullable<FactSchema['items']>['properties']>[string];

function fieldType({ type, format, enum: listed }: Field): QuestionType {
  if (listed !== undefined) return 'choice';
  return format ?? (type === 'string' ? 'text' : type);
}
