import { basesOf, COMPONENTS, readBy } from '../determinations/bases-of.ts';
import { amountOf } from '../determinations/claim-benefit.ts';
import type { CompiledBenefit, CompiledConcurrence } from '../determinations/compile-policy.ts';
import type { OpenedInquiry } from '../determinations/inquire.ts';
import type { Inquiry } from '../determinations/inquiry.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import type { Gap } from './gap.ts';
import { thresholdsOf } from './thresholds.ts';

/**
 * How many questions can still come at most: what is missing now, and what only an answer brings up — the components
 * of a multiple disability, what an amount is computed from, the amount of another benefit.
 */
export function questionsAhead(
  { inquiry, held }: OpenedInquiry,
  gaps: readonly Gap[],
  benefits: readonly CompiledBenefit[],
): number {
  const now = new Set(gaps.map(({ id }) => id));
  const { dictionary } = inquiry.compiled;
  const later = [
    ...(now.has('certificate.category') && asksForComponents(inquiry) ? [COMPONENTS] : []),
    ...benefits.flatMap((benefit) => unknownBehindClasses(inquiry, benefit)),
    ...benefits.flatMap((benefit) => unknownBehindConcurrence(inquiry, benefit)),
  ].filter((fact) => dictionary.byId.has(fact) && !inquiry.values.has(fact));
  const entries = benefits.flatMap(({ concurrence }) => [...concurrence.values()]);
  const others = held ?? (now.has(OTHER_BENEFITS) ? [undefined] : []);
  const fields = others.flatMap((other) => {
    const asked = entries.filter(({ code, entry }) => {
      return entry.rule === 'higher-of' && (other === undefined || other.code === code);
    });
    const isChoiceOpen = other?.choice === undefined && asked.some(({ entry }) => entry.choice === 'person');
    const isAmountOpen = other?.monthlyAmount === undefined && asked.some(weighsAmount);
    return [isChoiceOpen, isAmountOpen].filter(Boolean);
  });
  const listed = gaps.filter(({ within }) => within !== undefined).length;
  return new Set([...now, ...later]).size - listed + fields.length;
}

function asksForComponents({ compiled }: Inquiry): boolean {
  const compared = thresholdsOf(compiled);
  return compiled.dictionary.derived.some(
    ({ id, fact }) => fact.derived && readBy(fact.derived).includes(COMPONENTS) && compared.has(id),
  );
}

/** What a class's amount hangs on comes up once the class is certain. */
function unknownBehindClasses(inquiry: Inquiry, { classes }: CompiledBenefit): string[] {
  return classes.flatMap((one) => {
    const amount = amountOf(one, inquiry);
    return amount.known ? [] : amount.missing.flatMap((fact) => basesOf(inquiry, fact));
  });
}

/** What an entry's condition hangs on comes up once the other benefit is known to be drawn. */
export function unknownBehindConcurrence(inquiry: Inquiry, { concurrence }: CompiledBenefit): string[] {
  const rules = [...concurrence.values()].flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  return rules.flatMap((rule) => inquiry.unknownIn(rule).flatMap((fact) => basesOf(inquiry, fact)));
}

function weighsAmount({ entry }: CompiledConcurrence): boolean {
  return entry.choice !== 'person' || entry.pay === 'difference';
}
