import type { Cite, Parameter } from '../../../generated/policy-file.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { compare, whole } from '../../shared/rational.ts';
import type { Bilingual } from '../../shared/text.ts';
import { type ParameterValue, parameterValue } from '../parameter-value.ts';
import type { Policy } from '../policy.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** A bound that a level above sets on a parameter, and where that is written. */
interface SuperiorBound {
  readonly kind: 'floor' | 'ceiling' | 'locked';
  readonly text: string;
  readonly jurisdiction: string;
  readonly cite: Cite | undefined;
}

/** Floors, ceilings and locks of the levels above hold; a break is reported with both citations. */
export function checkBounds(view: View): void {
  const { file, policy, report } = view;
  for (const [id, own] of entriesOf(file.parameters)) {
    for (const bound of boundsAbove(policy.superior, id)) {
      const key = own.amount === undefined ? 'number' : 'amount';
      const hasValue = own.amount !== undefined || own.number !== undefined;
      const cite = citeText(own.cite ?? policy.rules.parameters?.[id]?.cite);
      const mine = {
        zh: `${policy.jurisdiction} 的 ${id}（${cite.zh}）`,
        en: `${id} of ${policy.jurisdiction} (${cite.en})`,
      };
      const source = citeText(bound.cite);
      const superior = {
        zh: `${bound.jurisdiction}（${source.zh}）`,
        en: `${bound.jurisdiction} (${source.en})`,
      };
      const path = ['parameters', id, key];
      if (bound.kind === 'locked' && hasValue) report(path, 'locked-parameter', { own: mine, superior });
      if (bound.kind !== 'locked' && hasValue) {
        const broken = worstValue(view, id, own, bound);
        if (broken !== undefined)
          report(path, BROKEN[bound.kind], { own: mine, ...broken, bound: bound.text, superior });
      }
      if (isWeakened(own, bound))
        report(['parameters', id, bound.kind], 'bound-weakened', {
          own: mine,
          bound: boundText(bound),
          superior,
        });
    }
  }
}

const BROKEN = { floor: 'below-floor', ceiling: 'above-ceiling' } as const;

function boundText({ kind, text }: SuperiorBound): Bilingual {
  if (kind === 'locked') return { zh: '锁定', en: 'lock' };
  return { zh: `${kind === 'floor' ? '下限' : '上限'} ${text}`, en: `${kind} of ${text}` };
}

/** The bounds of all levels above: a level between may tighten, but not hide one. */
function boundsAbove(superior: Policy | undefined, id: string): SuperiorBound[] {
  const own = new Map<string, SuperiorBound>();
  for (const { file } of superior?.layers ?? []) {
    const parameter = file.parameters?.[id];
    if (!parameter) continue;
    const from = {
      jurisdiction: file.jurisdiction,
      cite: parameter.cite ?? superior?.rules.parameters?.[id]?.cite,
    };
    const { floor, ceiling, locked } = parameter;
    if (floor !== undefined) own.set(`floor ${file.jurisdiction}`, { ...from, kind: 'floor', text: floor });
    if (ceiling !== undefined)
      own.set(`ceiling ${file.jurisdiction}`, { ...from, kind: 'ceiling', text: ceiling });
    if (locked === true) own.set(`locked ${file.jurisdiction}`, { ...from, kind: 'locked', text: 'locked' });
    if (locked === false) own.delete(`locked ${file.jurisdiction}`);
  }
  return [...own.values()];
}

/** The value of the parameter, in some month and area, that breaks the bound; undefined where none does. */
function worstValue(
  view: View,
  id: string,
  own: Parameter,
  bound: SuperiorBound,
): { value: string; month: string } | undefined {
  const limit = parseMoney(bound.text);
  if (limit === undefined) return undefined;
  const start = view.on.slice(0, 7);
  const months = new Set([start, ...scheduleMonths(own).filter((month) => month > start)]);
  for (const month of months)
    for (const area of ['urban', 'rural']) {
      const value = parameterValue(view.policy, id, month, area);
      if (!value.known) continue;
      const inUnits = value.isMoney ? value.value : { n: value.value.n * 100n, d: value.value.d };
      const order = compare(inUnits, whole(limit));
      if (bound.kind === 'floor' ? order < 0 : order > 0) return { value: show(value), month };
    }
  return undefined;
}

function show(value: Extract<ParameterValue, { known: true }>): string {
  const { n, d } = value.value;
  return value.isMoney ? formatMoney(Math.round(Number(n) / Number(d))) : String(Number(n) / Number(d));
}

function scheduleMonths({ amount, number }: Parameter): string[] {
  const value = amount ?? number;
  const parts = typeof value === 'object' && 'urban' in value ? [value.urban, value.rural] : [value];
  return parts.flatMap((part) =>
    typeof part === 'object' && 'schedule' in part ? Object.keys(part.schedule) : [],
  );
}

function isWeakened(own: Parameter, { kind, text }: SuperiorBound): boolean {
  if (kind === 'locked') return own.locked === false;
  const mine = own[kind];
  const wanted = parseMoney(text);
  const found = mine === undefined ? undefined : parseMoney(mine);
  if (found === undefined || wanted === undefined) return false;
  return kind === 'floor' ? found < wanted : found > wanted;
}

/** A citation as messages quote it. */
export function citeText(cite: Cite | undefined): Bilingual {
  if (cite === undefined) return { zh: '未写明依据', en: 'no citation' };
  return typeof cite === 'string' ? { zh: cite, en: cite } : { zh: cite.join('；'), en: cite.join('; ') };
}
