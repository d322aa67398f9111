import type { ExampleComparison, OutcomeInShort } from '../../core/policies/compare/compare-outcomes.ts';
import type { PolicyChange } from '../../core/policies/compare/policy-change.ts';
import type { LayerReference } from '../../core/policies/policy.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import type { Colour } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { PHRASES as DETERMINATION_PHRASES } from './determination-phrases.ts';

interface Side {
  readonly on: string;
  readonly layers: readonly LayerReference[];
}

export interface ComparedPolicies {
  readonly jurisdiction: string;
  readonly name: Bilingual;
  readonly from: Side;
  readonly to: Side;
  readonly changes: readonly PolicyChange[];
  readonly examples: readonly ExampleComparison[];
  readonly summary: { readonly examples: Readonly<Record<ExampleComparison['mark'], number>> };
}

const HEADS = {
  zh: {
    rules: '规则',
    sources: '仅依据或来源',
    wording: '仅措辞',
    none: '规则没有变化。',
    examples: '算例',
    noExamples: '没有适用的算例。',
  },
  en: {
    rules: 'Rules',
    sources: 'Sources only',
    wording: 'Wording only',
    none: 'The rules are the same.',
    examples: 'Worked examples',
    noExamples: 'No worked example applies.',
  },
} as const;

/** Two policies compared, for people: sentences by what they touch, then every example that comes out differently. */
export function diffLines(
  compared: ComparedPolicies,
  context: Pick<Terminal, 'paint' | 'language'>,
): string[] {
  const { paint, language } = context;
  const { jurisdiction, name, from, to, changes } = compared;
  const heads = HEADS[language];
  const groups = (['rules', 'sources', 'wording'] as const).flatMap((touches) => {
    const own = changes.filter((change) => change.touches === touches);
    return own.length === 0
      ? []
      : [
          '',
          paint('bold', `${heads[touches]} (${own.length})`),
          ...own.map((change) => changeLine(change, context)),
        ];
  });
  return [
    `${paint('bold', `${jurisdiction} ${name[language]}`)}  ${from.on} → ${to.on}`,
    paint('dim', `  ${layersText(from)}`),
    paint('dim', `→ ${layersText(to)}`),
    ...(groups.length === 0 ? ['', heads.none] : groups),
    '',
    ...exampleLines(compared, context),
  ];
}

function layersText({ layers }: Side): string {
  return layers.map(({ jurisdiction, effectiveFrom }) => `${jurisdiction} ${effectiveFrom}`).join(' · ');
}

const CHANGE_MARKS: Readonly<Record<PolicyChange['kind'], readonly [string, Colour]>> = {
  added: ['+', 'green'],
  removed: ['−', 'red'],
  changed: ['~', 'yellow'],
};

function changeLine(
  { kind, sentence }: PolicyChange,
  { paint, language }: Pick<Terminal, 'paint' | 'language'>,
): string {
  const [mark, colour] = CHANGE_MARKS[kind];
  return `  ${paint(colour, mark)} ${sentence[language]}`;
}

const EXAMPLE_MARKS: Readonly<Record<ExampleComparison['mark'], readonly [string, Colour]>> = {
  '+': ['+', 'green'],
  '-': ['−', 'red'],
  '~': ['~', 'yellow'],
  '=': ['=', 'dim'],
  '!': ['!', 'red'],
};

function exampleLines(
  { examples, summary }: ComparedPolicies,
  context: Pick<Terminal, 'paint' | 'language'>,
): string[] {
  const { paint, language } = context;
  const heads = HEADS[language];
  if (examples.length === 0) return [heads.noExamples];
  const different = examples.filter(({ mark }) => mark !== '=');
  return [
    paint('bold', `${heads.examples} (${examples.length})`),
    ...different.flatMap((example) => exampleText(example, context).split('\n')),
    totalLine(summary.examples, language),
  ];
}

function exampleText(
  example: ExampleComparison,
  { paint, language }: Pick<Terminal, 'paint' | 'language'>,
): string {
  const [mark, colour] = EXAMPLE_MARKS[example.mark];
  const head = `  ${paint(colour, mark)} ${example.title[language]}  ${paint('dim', example.path)}`;
  if (example.obstacle !== null) return `${head}\n      ${example.obstacle[language]}`;
  const rows = Object.entries(example.benefits)
    .filter(([, { before, after }]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([id, { before, after }]) => [
      `      ${id}`,
      `${outcomeText(before, language)} → ${outcomeText(after, language)}`,
    ]);
  const total = [
    `      ${language === 'zh' ? '合计' : 'total'}`,
    `${example.totalBefore} → ${example.totalAfter}`,
  ];
  return `${head}\n${table([...rows, total])}`;
}

function outcomeText(found: OutcomeInShort | null, language: Language): string {
  if (found === null) return '—';
  const outcome = DETERMINATION_PHRASES[language].outcome[found.outcome];
  return found.outcome === 'granted' ? `${found.monthlyAmount} (${found.class})` : outcome;
}

function totalLine(counts: ComparedPolicies['summary']['examples'], language: Language): string {
  return language === 'zh'
    ? `增加 ${counts['+']}，减少 ${counts['-']}，金额相同但理由不同或未定 ${counts['~']}，不变 ${counts['=']}，无法比较 ${counts['!']}。`
    : `${counts['+']} more, ${counts['-']} less, ${counts['~']} as much for other reasons or open, ${counts['=']} unchanged, ${counts['!']} not comparable.`;
}
