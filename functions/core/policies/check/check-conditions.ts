import type { FactDefinition } from '../../facts/fact-dictionary.ts';
import { ORDERED_KINDS } from '../../facts/fact-kinds.ts';
import { OPERATORS } from '../../rules/operators.ts';
import type { Bilingual } from '../../shared/text.ts';
import { checkLiteral } from './check-literal.ts';
import { conditionsIn, type Leaf, leavesIn } from './conditions-in.ts';
import { type Path, quote } from './flaw.ts';
import { FACT_KIND_WORDS, PARAMETER_WORDS } from './messages/words.ts';
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
    const report: View['report'] = (path, message, values) =>
      view.report(['facts', id], message, values, { atKey: true, within: ofLevelAbove(path) });
    for (const root of conditionsIn(above))
      for (const { value, path } of leavesIn(root.value, root.path))
        if ('fact' in value && value.fact === id)
          checkComparison(value, definition, path, { ...view, report });
  }
}

function ofLevelAbove(path: Path): (message: Bilingual) => Bilingual {
  const place = path.join('.');
  return ({ zh, en }) => ({ zh: `${zh}（上级的 ${place}）`, en: `${en} (${place} of a level above)` });
}

function checkComparison(leaf: Comparison, definition: FactDefinition, path: Path, view: View): void {
  const misfit = operatorMisfit(leaf, definition);
  if (misfit !== undefined) {
    const { fact, operator } = leaf;
    const values = { operator, fact, kind: FACT_KIND_WORDS[definition.kind] };
    view.report([...path, 'operator'], misfit, values);
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
function operatorMisfit({ operator }: Comparison, { kind }: FactDefinition): Misfit | undefined {
  const { facts } = OPERATORS[operator];
  if (facts === 'list' && kind !== 'list') return 'operator-against-fact';
  if (facts === 'ordered' && !ORDERED_KINDS.has(kind)) return 'operator-against-fact.unordered';
  return facts === 'any' && kind === 'list' ? 'operator-against-fact.list' : undefined;
}

type Misfit = 'operator-against-fact' | 'operator-against-fact.unordered' | 'operator-against-fact.list';

function misplacedList({ operator, value }: Comparison, at: Path, { report }: View): void {
  const values = { operator, value: quote(value) };
  const other = operator === 'equal' ? 'in' : operator === 'notEqual' ? 'notIn' : undefined;
  if (other === undefined) report(at, 'operator-against-fact.one-value', values);
  else report(at, 'operator-against-fact.one-value-or', { ...values, other });
}

function misplacedValue({ operator, value }: Comparison, at: Path, { report }: View): void {
  report(at, 'operator-against-fact.values', { operator, value: quote(value) });
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
  const kind = FACT_KIND_WORDS[other.kind];
  const right = value === 'list' ? LIST : facts === 'list' ? ONE_VALUE : FACT_KIND_WORDS[definition.kind];
  report([...at, 'fact'], 'operand-against-fact', { fact, other: id, kind, right });
}

const LIST = FACT_KIND_WORDS.list;
const ONE_VALUE: Bilingual = { zh: '单个值', en: 'one value' };

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
    ? { zh: '取值列表', en: 'a list of values' }
    : wanted === undefined
      ? { zh: '一个值', en: 'a value' }
      : { zh: `写有 ${wanted} 的参数`, en: `a parameter with ${wanted}` };
  report([...at, 'parameter'], 'operand-against-fact.parameter', {
    fact: definition.id,
    kind: FACT_KIND_WORDS[definition.kind],
    parameter: id,
    found: PARAMETER_WORDS[found ?? 'number'],
    right,
  });
}
