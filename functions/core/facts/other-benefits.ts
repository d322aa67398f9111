import type { Policy } from '../policies/policy.ts';
import { isObject } from '../shared/json.ts';
import { type Fen, parseMoney } from '../shared/money.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';

/** The fact that lists the benefits of others a person draws. */
export const OTHER_BENEFITS = 'otherBenefits';

/** Another benefit that the person draws. */
export interface HeldBenefit {
  readonly code: string;
  readonly monthlyAmount: Fen | undefined;
  readonly part: string | undefined;
  /** The person's recorded choice between this benefit and ours. */
  readonly choice: 'own' | 'other' | undefined;
}

/** Reads the fact, in the order of codes and parts; undefined where it is unknown. Refuses facts-invalid for codes and parts nobody declared. */
export function heldBenefits(
  policy: Policy,
  values: ReadonlyMap<string, unknown>,
): HeldBenefit[] | undefined {
  const listed = values.get(OTHER_BENEFITS);
  if (!Array.isArray(listed)) return undefined;
  if (listed.length === 0) return [];
  const items: RefusalItem[] = [];
  const held = listed
    .filter(isObject)
    .map((one, index) => readHeld(policy, one, `/facts/${OTHER_BENEFITS}/${index}`, items));
  held.forEach(({ code, part }, index) => {
    if (held.findIndex((other) => other.code === code && other.part === part) === index) return;
    const detail = `${code} is listed twice; right is one entry for a benefit, or one for each of its parts`;
    const zh = `${code} 列了两次；一项待遇应当只列一次，或者每个组成部分各列一次`;
    items.push({ pointer: `/facts/${OTHER_BENEFITS}/${index}`, code: 'other-benefit-twice', detail, zh });
  });
  const [first] = items;
  if (first !== undefined)
    throw new Refusal('facts-invalid', { zh: first.zh ?? first.detail, en: first.detail }, items);
  return held.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function placeOf({ code, part }: HeldBenefit): string {
  return `${code} ${part ?? ''}`;
}

function readHeld(
  policy: Policy,
  entry: Record<string, unknown>,
  pointer: string,
  items: RefusalItem[],
): HeldBenefit {
  const declared = policy.rules.otherBenefits ?? {};
  const code = String(entry.code);
  const part = typeof entry.part === 'string' ? entry.part : undefined;
  if (!Object.hasOwn(declared, code)) items.push(undeclared(`${pointer}/code`, code, Object.keys(declared)));
  else if (part !== undefined && !Object.hasOwn(declared[code]?.parts ?? {}, part))
    items.push(undeclared(`${pointer}/part`, part, Object.keys(declared[code]?.parts ?? {})));
  const { monthlyAmount, choice } = entry;
  return {
    code,
    part,
    monthlyAmount: monthlyAmount === undefined ? undefined : parseMoney(String(monthlyAmount)),
    choice: choice === 'own' || choice === 'other' ? choice : undefined,
  };
}

function undeclared(pointer: string, found: string, names: string[]): RefusalItem {
  const name = found.slice(0, 64);
  const nearest = nearestName(name, names);
  const hint =
    nearest !== undefined ? `did you mean ${nearest}?` : `right is one of ${names.slice(0, 30).join(', ')}`;
  const zhHint =
    nearest !== undefined ? `是否应为 ${nearest}？` : `应为 ${names.slice(0, 30).join('、')} 之一`;
  return {
    pointer,
    code: 'other-benefit-unknown',
    detail: `${name} is not declared by the policy; ${hint}`,
    zh: `政策没有声明 ${name}；${zhHint}`,
    ...(nearest && { nearest }),
  };
}
