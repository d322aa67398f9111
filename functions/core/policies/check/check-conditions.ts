import type { FactDefinition } from '../../facts/fact-dictionary.ts';
import { type FactKind, ORDERED_KINDS } from '../../facts/fact-kinds.ts';
import { OPERATORS } from '../../rules/operators.ts';
import { checkLiteral } from './check-literal.ts';
import { conditionsIn, type Leaf, leavesIn } from './conditions-in.ts';
import { type Path, quote } from './flaw.ts';
import { parameterKind } from './parameter-kind.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

type Comparison = Extract<Leaf, { fact: string }>;

/** Operators fit their facts, and what they compare with fits too: json-rules-engine would only say false. */
export function checkConditions(view: View): void {
  for (const root of conditionsIn(view.file))
    for (const { value, path } of leavesIn(root.value, root.path)) {
      if ('condition' in value) continue;
      const definition = view.dictionary.byId.get(value.fact);
      if (definition !== undefined) checkComparison(value, definition, path, view);
    }
  checkRedefined(view);
}

/** A fact that the file gives other values still fits the conditions of the levels above. */
function checkRedefined(view: View): void {
  const { file, policy, dictionary } = view;
  const above = policy.superior?.rules;
  if (above === undefined) return;
  for (const [id, own] of entriesOf(file.facts)) {
    const definition = dictionary.byId.get(id);
    const isRedefined = own.schema !== undefined || own.choices !== undefined;
    if (!isRedefined || definition === undefined || !Object.hasOwn(above.facts ?? {}, id)) continue;
    const report: View['report'] = (path, code, message) =>
      view.report(['facts', id], code, `${message} (${path.join('.')} of a level above)`, { atKey: true });
    for (const root of conditionsIn(above))
      for (const { value, path } of leavesIn(root.value, root.path))
        if ('fact' in value && value.fact === id)
          checkComparison(value, definition, path, { ...view, report });
  }
}

function checkComparison(leaf: Comparison, definition: FactDefinition, path: Path, view: View): void {
  const misfit = operatorMisfit(leaf, definition);
  if (misfit !== undefined) {
    view.report([...path, 'operator'], 'operator-against-fact', misfit);
    return;
  }
  const { value } = leaf;
  const at = [...path, 'value'];
  const wantsList = OPERATORS[leaf.operator].value === 'list';
  if (Array.isArray(value)) {
    if (wantsList)
      value.forEach((one, index) => {
        checkLiteral(definition, one, [...at, index], view);
      });
    else misplacedList(leaf, at, view);
  } else if (typeof value !== 'object') {
    if (wantsList) misplacedValue(leaf, at, view);
    else checkLiteral(definition, value, at, view);
  } else if ('fact' in value) checkOtherFact(leaf, value.fact, definition, at, view);
  else checkParameter(definition, value.parameter, wantsList, at, view);
}

/** Why an operator does not go with a fact. */
function operatorMisfit({ fact, operator }: Comparison, { kind }: FactDefinition): string | undefined {
  const { facts } = OPERATORS[operator];
  if (facts === 'list' && kind !== 'list')
    return `${operator} is for facts that are lists, and ${fact} is ${KINDS[kind]}; right is equal, or in with a list of values`;
  if (facts === 'ordered' && !ORDERED_KINDS.has(kind))
    return `${operator} is for numbers, amounts and dates, and ${fact} is ${KINDS[kind]}; right is equal, or in with a list of values`;
  if (facts === 'any' && kind === 'list')
    return `${operator} compares one value, and ${fact} is a list; right is contains, doesNotContain or containsAny`;
  return undefined;
}

const KINDS: Readonly<Record<FactKind, string>> = {
  boolean: 'true or false',
  number: 'a number',
  money: 'an amount',
  date: 'a date',
  month: 'a month',
  text: 'text',
  list: 'a list',
};

function misplacedList({ operator, value }: Comparison, at: Path, { report }: View): void {
  const right = operator === 'equal' ? 'in' : operator === 'notEqual' ? 'notIn' : 'one value';
  const message = `${operator} takes one value, and there is the list ${quote(value)}; right is ${right === 'one value' ? right : `one value, or the operator ${right}`}`;
  report(at, 'operator-against-fact', message);
}

function misplacedValue({ operator, value }: Comparison, at: Path, { report }: View): void {
  const message = `${operator} takes a list of values, and there is ${quote(value)}; right is [${quote(value)}]`;
  report(at, 'operator-against-fact', message);
}

function checkOtherFact(
  { fact, operator }: Comparison,
  id: string,
  definition: FactDefinition,
  at: Path,
  { dictionary, report }: View,
): void {
  const other = dictionary.byId.get(id);
  if (other === undefined) return;
  const { facts, value } = OPERATORS[operator];
  const isFit =
    value === 'list'
      ? other.kind === 'list'
      : facts === 'list'
        ? other.kind !== 'list'
        : other.kind === definition.kind;
  if (isFit) return;
  const right = value === 'list' ? 'a list' : facts === 'list' ? 'one value' : KINDS[definition.kind];
  const message = `${fact} is compared with ${id}, which is ${KINDS[other.kind]}; right is a fact that is ${right}`;
  report([...at, 'fact'], 'operand-against-fact', message);
}

/** Amounts are compared with amount parameters, numbers with number parameters. */
export function checkParameter(
  definition: FactDefinition,
  id: string,
  wantsList: boolean,
  at: Path,
  { policy, report }: View,
): void {
  const found = parameterKind(policy.rules.parameters?.[id]);
  const wanted = definition.kind === 'money' ? 'amount' : definition.kind === 'number' ? 'number' : undefined;
  if (!wantsList && (found === undefined || found === wanted)) return;
  const right = wantsList
    ? 'a list of values'
    : wanted === undefined
      ? 'a value'
      : `a parameter with ${wanted}`;
  const message = `${definition.id} is ${KINDS[definition.kind]} and the parameter ${id} is ${found === 'amount' ? 'an amount' : 'a number'}; right is ${right}`;
  report([...at, 'parameter'], 'operand-against-fact', message);
}
