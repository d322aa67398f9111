import type { ResolvedRules } from '../policy.ts';
import type { UseKind } from './uses-in.ts';

/** Whether a merged policy declares what a rule refers to. */
export function isDeclared(rules: ResolvedRules, kind: UseKind, id: string): boolean {
  if (kind === 'part' || kind === 'class') {
    const [outer = '', inner = ''] = splitId(id);
    return hasInner(rules, kind, outer, inner);
  }
  const map = rules[MAPS[kind]];
  return map !== undefined && Object.hasOwn(map, id);
}

/** The ids that would be right in the place of one that is not declared. */
export function declaredNames(rules: ResolvedRules, kind: UseKind, id: string): string[] {
  if (kind === 'part') {
    const [code = ''] = splitId(id);
    return Object.keys(rules.otherBenefits?.[code]?.parts ?? {}).map((part) => `${code}.${part}`);
  }
  if (kind === 'class')
    return Object.entries(rules.benefits ?? {}).flatMap(([benefit, { classes, table }]) => [
      benefit,
      ...[...Object.keys(classes ?? {}), ...rowIds(table)].map((name) => `${benefit}.${name}`),
    ]);
  return Object.keys(rules[MAPS[kind]] ?? {});
}

/** The map of a policy in which each kind of id is declared. */
export const MAPS = {
  fact: 'facts',
  parameter: 'parameters',
  condition: 'conditions',
  document: 'documents',
  register: 'registers',
  'other-benefit': 'otherBenefits',
  benefit: 'benefits',
} as const satisfies Partial<Record<UseKind, keyof ResolvedRules>>;

function hasInner(rules: ResolvedRules, kind: 'part' | 'class', outer: string, inner: string): boolean {
  if (kind === 'part') return Object.hasOwn(own(rules.otherBenefits, outer)?.parts ?? {}, inner);
  const benefit = own(rules.benefits, outer);
  return Object.hasOwn(benefit?.classes ?? {}, inner) || rowIds(benefit?.table).includes(inner);
}

function own<T>(map: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined;
}

function rowIds(table: { rows: { id: string }[]; residual?: { id: string } } | undefined): string[] {
  if (table === undefined) return [];
  return [...table.rows.map(({ id }) => id), ...(table.residual ? [table.residual.id] : [])];
}

function splitId(id: string): [string, string] {
  const dot = id.indexOf('.');
  return [id.slice(0, dot), id.slice(dot + 1)];
}
