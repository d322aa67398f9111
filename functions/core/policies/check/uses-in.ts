import type { Cell, Cite, PolicyFile } from '../../../generated/policy-file.ts';
import { splitCite } from '../../determinations/citation.ts';
import { isObject } from '../../shared/json.ts';
import { AREA_FACT } from '../parameter-value.ts';
import { amountsIn } from './amounts-in.ts';
import { conditionsIn, leavesIn } from './conditions-in.ts';
import type { Path } from './flaw.ts';
import { entriesOf, type StatedBenefit, type StatedRules } from './stated-rules.ts';

/** What a rule can refer to by id. A part is written <other benefit>.<part>, a class <benefit>.<class>. */
export type UseKind =
  | 'fact'
  | 'parameter'
  | 'condition'
  | 'document'
  | 'register'
  | 'other-benefit'
  | 'part'
  | 'benefit'
  | 'class';

/** One reference from a rule to something that must be declared. */
export interface Use {
  readonly kind: UseKind;
  readonly id: string;
  readonly path: Path;
  /** Whether the id is a property's name. */
  readonly atKey?: boolean;
}

/** Every reference that a file, or a merged policy, makes. */
export function usesIn(rules: StatedRules): Use[] {
  const uses: Use[] = [];
  const use = (kind: UseKind, id: string | undefined, path: Path, atKey = false): void => {
    if (id !== undefined) uses.push({ kind, id, path, ...(atKey && { atKey }) });
  };
  usesOfConditions(rules, use);
  usesOfAmounts(rules, use);
  usesOfDeclarations(rules, use);
  usesOfBenefits(rules, use);
  usesOfProcedure(rules, use);
  for (const [key, value] of Object.entries(rules)) if (!UNCITED.has(key)) usesOfCitations(value, [key], use);
  return uses;
}

type Note = (kind: UseKind, id: string | undefined, path: Path, atKey?: boolean) => void;

function usesOfConditions(rules: StatedRules, use: Note): void {
  for (const root of conditionsIn(rules))
    for (const { value, path } of leavesIn(root.value, root.path)) {
      if ('condition' in value) {
        use('condition', value.condition, [...path, 'condition']);
        continue;
      }
      use('fact', value.fact, [...path, 'fact']);
      const operand = value.value;
      if (typeof operand !== 'object' || Array.isArray(operand)) continue;
      if ('fact' in operand) use('fact', operand.fact, [...path, 'value', 'fact']);
      else use('parameter', operand.parameter, [...path, 'value', 'parameter']);
    }
}

function usesOfAmounts(rules: StatedRules, use: Note): void {
  for (const { value, path } of amountsIn(rules)) {
    if (typeof value === 'string') continue;
    if ('parameter' in value) use('parameter', value.parameter, [...path, 'parameter']);
    if ('superior' in value) use('parameter', value.superior, [...path, 'superior']);
    if ('percent' in value) use('parameter', value.of, [...path, 'of']);
    if (!('multiply' in value) || typeof value.by !== 'object') continue;
    if ('fact' in value.by) use('fact', value.by.fact, [...path, 'by', 'fact']);
    else use('parameter', value.by.parameter, [...path, 'by', 'parameter']);
  }
}

const REGISTER = 'register:';

function usesOfDeclarations(rules: StatedRules, use: Note): void {
  for (const [id, { suppliedBy = [], narrowedBy, derived }] of entriesOf(rules.facts)) {
    suppliedBy.forEach((source, index) => {
      if (source.startsWith(REGISTER))
        use('register', source.slice(REGISTER.length), ['facts', id, 'suppliedBy', index]);
    });
    use('fact', narrowedBy?.fact, ['facts', id, 'narrowedBy', 'fact']);
    use('fact', derived?.from, ['facts', id, 'derived', 'from']);
    use('parameter', derived?.parameter, ['facts', id, 'derived', 'parameter']);
  }
  for (const [id, { amount, number }] of entriesOf(rules.parameters)) {
    if (typeof amount === 'object' && 'of' in amount)
      use('parameter', amount.of, ['parameters', id, 'amount', 'of']);
    for (const [key, value] of [['amount', amount] as const, ['number', number] as const])
      if (typeof value === 'object' && 'urban' in value) use('fact', AREA_FACT, ['parameters', id, key]);
  }
}

function usesOfBenefits(rules: StatedRules, use: Note): void {
  for (const [id, { table, concurrence }] of entriesOf<StatedBenefit>(rules.benefits)) {
    const path = ['benefits', id];
    table?.by.forEach((fact, column) => {
      use('fact', fact, [...path, 'table', 'by', column]);
    });
    table?.rows.forEach(({ when }, row) => {
      when.forEach((cell, column) => {
        for (const [key, parameter] of cellParameters(cell))
          use('parameter', parameter, [...path, 'table', 'rows', row, 'when', column, key, 'parameter']);
      });
    });
    for (const [code, { part }] of entriesOf(concurrence)) {
      use('other-benefit', code, [...path, 'concurrence', code], true);
      if (part !== undefined) use('part', `${code}.${part}`, [...path, 'concurrence', code, 'part']);
    }
  }
}

function cellParameters(cell: Cell): [string, string][] {
  if (typeof cell !== 'object' || Array.isArray(cell)) return [];
  return Object.entries(cell).flatMap(([key, bound]): [string, string][] =>
    isObject(bound) ? [[key, String(bound.parameter)]] : [],
  );
}

function usesOfProcedure(rules: StatedRules, use: Note): void {
  for (const [id, { stages = [] }] of entriesOf(rules.chains))
    stages.forEach(({ check = [] }, stage) => {
      check.forEach((fact, index) => {
        use('fact', fact, ['chains', id, 'stages', stage, 'check', index]);
      });
    });
  for (const [id, material] of entriesOf(rules.materials)) {
    material.for?.forEach((target, index) => {
      use(target.includes('.') ? 'class' : 'benefit', target, ['materials', id, 'for', index]);
    });
    material.replaceableBy?.forEach((register, index) => {
      use('register', register, ['materials', id, 'replaceableBy', index]);
    });
  }
  for (const [id, { fact, endedBy, benefits = [] }] of entriesOf(rules.events)) {
    use('fact', fact, ['events', id, 'fact']);
    use('fact', endedBy, ['events', id, 'endedBy']);
    benefits.forEach((benefit, index) => {
      use('benefit', benefit, ['events', id, 'benefits', index]);
    });
  }
}

/** Parts of a file in which `cite` can only be somebody's id. */
const UNCITED: ReadonlySet<string> = new Set<keyof PolicyFile>([
  'facts',
  'texts',
  'documents',
  'otherBenefits',
]);

/** Visits every value; the path is copied only where there is something to note. */
function usesOfCitations(value: unknown, path: (string | number)[], use: Note): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) visit(value[index], index, path, use);
    return;
  }
  // What is neither a list nor null is a map here: the value was parsed from JSON.
  const map = value as Record<string, unknown>;
  for (const key of Object.keys(map)) {
    const part = map[key];
    const isCite =
      (key === 'cite' || key === 'maximumCite') && (typeof part === 'string' || Array.isArray(part));
    // A text or list under this name can only be a citation: the schema was checked before.
    if (isCite) noteCitation(part as Cite, [...path, key], use);
    else visit(part, key, path, use);
  }
}

function visit(part: unknown, step: string | number, path: (string | number)[], use: Note): void {
  if (typeof part !== 'object') return;
  path.push(step);
  usesOfCitations(part, path, use);
  path.pop();
}

function noteCitation(cite: Cite, path: Path, use: Note): void {
  if (typeof cite === 'string') use('document', splitCite(cite).document, path);
  else cite.forEach((one, index) => void use('document', splitCite(one).document, [...path, index]));
}
