import type { CompiledPolicy } from '../../functions/core/determinations/compile-policy.ts';
import { deriveFacts } from '../../functions/core/facts/derive-facts.ts';
import type { FactDefinition } from '../../functions/core/facts/fact-dictionary.ts';
import { type HeldBenefit, OTHER_BENEFITS } from '../../functions/core/facts/other-benefits.ts';
import { oldestGoodDay } from '../../functions/core/facts/read-facts.ts';
import { possibleAnswers } from '../../functions/core/screenings/possible-answers.ts';
import { scaleOf } from '../../functions/core/screenings/scales.ts';
import { addDays } from '../../functions/core/shared/calendar-date.ts';
import { formatMoney } from '../../functions/core/shared/money.ts';
import { lastDayOf } from '../../functions/core/shared/month.ts';

/** What people may be made of in one month: for each fact the values on every side of every threshold. */
export interface FactCandidates {
  readonly ids: readonly string[];
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** Entries of the list of other benefits: every code, part, choice, and amounts around what the classes give. */
  readonly others: readonly object[];
  /** By fact with a maximum age: the days around the oldest that counts. */
  readonly asOf: ReadonlyMap<string, readonly string[]>;
}

export function factCandidates(compiled: CompiledPolicy, month: string): FactCandidates {
  const { dictionary, policy } = compiled;
  const known = { compiled, month, values: deriveFacts(dictionary, policy, month, new Map()) };
  const benefits = compiled.benefits.map(({ id }) => id);
  const values = new Map<string, unknown[]>();
  const asOf = new Map<string, string[]>();
  for (const definition of dictionary.byId.values()) {
    const { id, fact } = definition;
    if (fact.derived !== undefined || id === OTHER_BENEFITS) continue;
    const answers = possibleAnswers(known, definition, benefits).map(({ value }) => value);
    values.set(id, usable(definition, [...answers, ...neighbours(definition, answers, month)]));
    if (fact.maxAgeDays === undefined) continue;
    const oldest = oldestGoodDay(fact.maxAgeDays, month);
    asOf.set(id, [addDays(oldest, -1), oldest, addDays(oldest, 1), lastDayOf(month)]);
  }
  return { ids: [...values.keys()], values, others: otherEntries(compiled, month), asOf };
}

/** One step more and less than each value; of days a month too, and the days around the month asked for. */
function neighbours(definition: FactDefinition, answers: readonly unknown[], month: string): unknown[] {
  const scale = scaleOf(definition);
  if (scale === undefined) return [];
  const { kind } = definition;
  const inner =
    kind === 'money' ? (value: unknown) => Math.round(Number(value) * 100) : (value: unknown) => value;
  const steps = kind === 'date' ? [-31, -1, 1, 31] : [-1, 1];
  const around = answers.flatMap((value) => steps.map((step) => scale.steps(inner(value)) + step));
  const ofMonth = kind === 'date' ? [`${month}-01`, lastDayOf(month), addDays(`${month}-01`, -1)] : [];
  return [...around.filter((one) => one >= scale.least && one <= scale.most).map(scale.given), ...ofMonth];
}

function usable({ isUsable }: FactDefinition, values: readonly unknown[]): unknown[] {
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()].filter((value) => isUsable(value) === undefined);
}

function otherEntries({ policy, benefits }: CompiledPolicy, month: string): object[] {
  const { otherBenefits = {}, parameters = {} } = policy.rules;
  const fens = new Set([0, 5000, 1_000_000]);
  for (const text of JSON.stringify([parameters, benefits.map(({ classes }) => classes)]).matchAll(MONEY))
    for (const step of [-1, 0, 1]) fens.add(Math.max(0, Math.round(Number(text[1]) * 100) + step));
  const amounts = [...fens].sort((a, b) => a - b).map(formatMoney);
  return Object.entries(otherBenefits).flatMap(([code, { parts = {} }], index) => {
    const named = Object.keys(parts).filter((part) => parts[part] !== null);
    return [undefined, ...named].flatMap((part, place) =>
      [undefined, 'own', 'other'].flatMap((choice: HeldBenefit['choice'] | string) => {
        const amount = (offset: number) =>
          amounts[(index * 7 + place * 5 + offset + month.length) % amounts.length];
        return [undefined, ...Array.from({ length: 8 }, (_, offset) => amount(offset * 3))].map(
          (monthlyAmount) => ({
            code,
            ...(part && { part }),
            ...(choice && { choice }),
            ...(monthlyAmount && { monthlyAmount }),
          }),
        );
      }),
    );
  });
}

const MONEY = /"([0-9]+\.[0-9]{2})"/g;
