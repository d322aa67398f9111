import { showValue } from '../facts/fact-kinds.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import type { Comparison, Reading } from '../rules/reading.ts';
import { formatMoney } from '../shared/money.ts';
import { bilingual } from '../shared/text.ts';
import type { ClaimConcurrence, ClaimReason } from './claim.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { ConcurrenceResult, Reason, SeenFact } from './determination.ts';
import type { ExplainableInquiry } from './inquiry.ts';

/** A reason as a person reads it: what it is called, the facts that it saw, where it is written. */
export function presentReason(reason: ClaimReason, decisive: boolean, inquiry: ExplainableInquiry): Reason {
  const { id, kind, outcome } = reason;
  const { label, facts, citations } = groundOf(reason, inquiry);
  return { id, kind, label, outcome, decisive, facts, citations };
}

/** What another benefit did, with the entry that says so. */
export function presentConcurrence(
  { other, found, rule, effect }: ClaimConcurrence,
  { policy }: CompiledPolicy,
): ConcurrenceResult {
  const { code, monthlyAmount } = other;
  return {
    code,
    label: found?.label ?? bilingual(policy.rules.otherBenefits?.[code]?.label, code),
    rule,
    effect,
    otherMonthlyAmount: monthlyAmount === undefined ? null : formatMoney(monthlyAmount),
    citations: found?.citations ?? [],
  };
}

type Shown = Pick<Reason, 'label' | 'facts' | 'citations'>;

function groundOf(reason: ClaimReason, inquiry: ExplainableInquiry): Shown {
  const { compiled, readings, values, month } = inquiry;
  switch (reason.kind) {
    case 'requirement':
    case 'exclusion':
    case 'class': {
      const { label, citations, rule } = reason.about;
      return { label, facts: seenFacts(readings[rule ?? -1], compiled), citations };
    }
    case 'event': {
      const { label, citations, event } = reason.about;
      const fact = event.fact ?? '';
      const seen = { fact, value: values.get(fact), operator: event.from ?? 'next-month', compared: month };
      return { label, facts: [seen], citations };
    }
    case 'amount':
      return openAmount(reason.about, compiled);
    case 'concurrence':
      return reason.about === null ? OTHERS_UNKNOWN : metConcurrence(reason.about, compiled);
  }
}

const OTHERS_UNKNOWN: Shown = {
  label: { zh: '是否领取其他福利待遇', en: 'Other benefits drawn' },
  facts: [{ fact: OTHER_BENEFITS, value: null, operator: 'known', compared: null }],
  citations: [],
};

function metConcurrence(about: ClaimConcurrence, compiled: CompiledPolicy): Shown {
  const { code, label, rule, otherMonthlyAmount, citations } = presentConcurrence(about, compiled);
  const seen = { fact: OTHER_BENEFITS, value: code, operator: rule, compared: otherMonthlyAmount };
  return { label, facts: [seen], citations };
}

function openAmount(id: string, compiled: CompiledPolicy): Shown {
  const [, parameter] = id.split(parameterFact(''));
  const { parameters, facts } = compiled.policy.rules;
  const label = parameter === undefined ? facts?.[id]?.label : parameters?.[parameter]?.label;
  const seen = { fact: id, value: null, operator: 'known', compared: null };
  return { label: bilingual(label, parameter ?? id), facts: [seen], citations: [] };
}

function seenFacts(reading: Reading | undefined, compiled: CompiledPolicy): SeenFact[] {
  return (reading?.comparisons ?? []).map((comparison) => seenFact(comparison, compiled));
}

function seenFact(
  { fact, operator, found, wanted, wantedFrom }: Comparison,
  { dictionary }: CompiledPolicy,
): SeenFact {
  const kind = dictionary.byId.get(fact)?.kind;
  const compared = Array.isArray(wanted)
    ? wanted.map((one) => showValue(kind, one))
    : showValue(kind, wanted);
  const seen = { fact, value: showValue(kind, found) ?? null, operator, compared: compared ?? null };
  return wantedFrom === undefined ? seen : { ...seen, comparedFrom: wantedFrom };
}
