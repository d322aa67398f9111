import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import type { Answer } from './answer.ts';
import type { Known } from './known.ts';
import { comparedWith } from './landmarks.ts';

/** No other benefit, or one of those that the rules of these benefits name, by its parts where the rules tell them apart. */
export function otherBenefitAnswers(known: Known, benefits: readonly string[]): Answer[] {
  const { compiled } = known;
  const { otherBenefits = {} } = compiled.policy.rules;
  const touched = compiled.benefits.filter(({ id }) => benefits.includes(id));
  const entries = touched.flatMap(({ concurrence }) => [...concurrence.values()]);
  const named = new Set([...entries.map(({ code }) => code), ...comparedCodes(known)]);
  const held = [...named]
    .filter((code) => Object.hasOwn(otherBenefits, code))
    .sort()
    .flatMap((code) => {
      const isSplit = entries.some((one) => one.code === code && one.entry.part !== undefined);
      const parts = Object.entries(otherBenefits[code]?.parts ?? {}).flatMap(([part, label]) =>
        label === null ? [] : [part],
      );
      return isSplit ? parts.sort().map((part) => ({ code, part })) : [{ code }];
    });
  return [
    { value: [], weight: Math.max(1, held.length) },
    ...held.map((one) => ({ value: [one], weight: 1 })),
  ];
}

function comparedCodes(known: Known): string[] {
  return known.compiled.dictionary.derived.flatMap(({ id, fact }) =>
    fact.derived?.kind === 'held-benefits' && fact.derived.from === OTHER_BENEFITS
      ? comparedWith(known, id).map(({ value }) => String(value))
      : [],
  );
}
