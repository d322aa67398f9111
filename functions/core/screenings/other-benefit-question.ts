import { amountValue } from '../determinations/amount-value.ts';
import { type Fen, formatMoney } from '../shared/money.ts';
import { bilingual } from '../shared/text.ts';
import type { Answer } from './answer.ts';
import type { EntryPlace } from './gap.ts';
import type { Known } from './known.ts';
import { pointsAround } from './points-around.ts';
import type { QuestionForm } from './screening.ts';

/** Asks for the amount of another benefit that is drawn, or which of the two the person wants to keep. */
export function entryQuestion({ compiled }: Known, { index, field, code }: EntryPlace): QuestionForm {
  const other = bilingual(compiled.policy.rules.otherBenefits?.[code]?.label, code);
  const rest = { at: `/${index}/${field}`, fields: [], minimum: null, maximum: null };
  if (field === 'monthlyAmount')
    return {
      ...rest,
      label: { zh: `${other.zh}：每月金额`, en: `${other.en}: monthly amount` },
      question: { zh: `“${other.zh}”每月领取多少元？`, en: `How many yuan a month is paid as ${other.en}?` },
      type: 'money',
      choices: [],
      unit: 'CNY/month',
    };
  return {
    ...rest,
    label: { zh: `${other.zh}：本人择高选择`, en: `${other.en}: the person's choice` },
    question: {
      zh: `与“${other.zh}”只能享受其中一项，选择哪一项？`,
      en: `Only one of the two can be drawn: this benefit, or ${other.en}?`,
    },
    type: 'choice',
    choices: [
      { value: 'own', label: { zh: '残疾人补贴', en: 'This benefit' } },
      { value: 'other', label: other },
    ],
    unit: null,
  };
}

/** Amounts on both sides of what the benefits' classes give, one by one and together. */
export function entryAnswers(known: Known, { field }: EntryPlace, benefits: readonly string[]): Answer[] {
  if (field === 'choice') return ['own', 'other'].map((value) => ({ value, weight: 1 }));
  const own = known.compiled.benefits
    .filter(({ id }) => benefits.includes(id))
    .map(({ classes }) => classes.flatMap((one) => classAmount(known, one)));
  const together = own.reduce((sum, amounts) => sum + Math.max(0, ...amounts), 0);
  const points = [...own.flat(), together].flatMap((amount) => pointsAround('equal', amount));
  const amounts = [...new Set(points)].filter((amount) => amount >= 0).sort((a, b) => a - b);
  return amounts.map((amount) => ({ value: formatMoney(amount), weight: 1 }));
}

type Class = Known['compiled']['benefits'][number]['classes'][number];

function classAmount({ compiled, month, values }: Known, { amount, rounding }: Class): Fen[] {
  const addOn = () => ({ truth: false, unknown: [] });
  const value = amountValue(amount, rounding, { policy: compiled.policy, month, values, addOn });
  return value.known ? [value.fen] : [];
}
