import { citationText } from '../../core/determinations/citation.ts';
import type {
  BenefitDetermination,
  Combination,
  Determination,
  MissingFact,
  Outcome,
  Reason,
  SeenFact,
} from '../../core/determinations/determination.ts';
import type { Vocabulary } from '../../core/policies/compare/vocabulary.ts';
import { OPERATORS } from '../../core/rules/operators.ts';
import { displayWidth } from '../terminal/display-width.ts';
import type { Colour, Paint } from '../terminal/paint.ts';
import type { Language } from '../terminal/terminal.ts';
import { PHRASES } from './determination-phrases.ts';

export interface DeterminationContext {
  readonly words: Vocabulary;
  readonly paint: Paint;
  readonly language: Language;
}

const OUTCOME_COLOURS: Readonly<Record<Outcome, Colour>> = {
  granted: 'green',
  refused: 'red',
  undetermined: 'yellow',
};

/** A determination for people: each benefit with its outcome, its reasons and what is missing; then the total. */
export function determinationLines(determination: Determination, context: DeterminationContext): string[] {
  const { jurisdiction, jurisdictionName, month, policy, benefits, combinations, staleFacts } = determination;
  const { paint, language, words } = context;
  const say = PHRASES[language];
  const layers = policy.layers.map((layer) => `${layer.jurisdiction} ${layer.effectiveFrom}`).join(' · ');
  return [
    `${paint('bold', `${jurisdiction} ${jurisdictionName[language]}`)}  ${month}`,
    paint('dim', `${say.policy} ${policy.digest.slice(0, 12)}  ${layers}`),
    ...Object.values(benefits).flatMap((benefit) => ['', ...benefitLines(benefit, context)]),
    ...(combinations.length > 0
      ? ['', say.combinations, ...combinations.map((one) => combinationLine(one, context))]
      : []),
    ...(staleFacts.length > 0
      ? ['', `${say.stale} ${staleFacts.map((id) => words.fact(id)[language]).join(say.comma)}`]
      : []),
    '',
    paint('bold', say.total(determination.totalMonthlyAmount, determination.isComplete)),
    ...(determination.unverifiedDocuments.length > 0
      ? [paint('yellow', `${say.unverified} ${determination.unverifiedDocuments.join(say.comma)}`)]
      : []),
  ];
}

function benefitLines(benefit: BenefitDetermination, context: DeterminationContext): string[] {
  const { paint, language } = context;
  const say = PHRASES[language];
  const { outcome, monthlyAmount, classLabel } = benefit;
  const amount = outcome === 'granted' ? `  ${paint('bold', say.monthly(monthlyAmount ?? ''))}` : '';
  const className = classLabel === null ? '' : `  ${classLabel[language]}`;
  const width = Math.max(...benefit.reasons.map((reason) => displayWidth(reasonName(reason, language))), 0);
  return [
    `${paint('bold', benefit.label[language])}: ${paint(OUTCOME_COLOURS[outcome], say.outcome[outcome])}${amount}${className}`,
    ...benefit.reasons.map((reason) => `  ${reasonLine(reason, width, context)}`),
    ...benefit.inKind.map(
      ({ service, provider, value }) => `  ${say.inKind(service[language], provider[language], value)}`,
    ),
    ...benefit.notTaken.map(
      ({ label, monthlyAmount: other, reason }) => `  ${say.notTaken[reason](label[language], other ?? '?')}`,
    ),
    ...(benefit.missing.length > 0
      ? [`  ${say.missing}`, ...benefit.missing.map((one) => `    ${missingLine(one, context)}`)]
      : []),
    `  ${paint('dim', benefit.explanation[language])}`,
  ];
}

const MARKS: Readonly<Record<Reason['outcome'], readonly [string, Colour]>> = {
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  unknown: ['?', 'yellow'],
};

function reasonLine(reason: Reason, width: number, context: DeterminationContext): string {
  const { paint, language } = context;
  const [mark, colour] = MARKS[reason.outcome];
  const label = reasonName(reason, language);
  const padding = ' '.repeat(Math.max(0, width - displayWidth(label)));
  const seen = [...new Set(reason.facts.map((fact) => seenText(fact, reason, context)))].join(
    PHRASES[language].comma,
  );
  const cited = [...new Set(reason.citations.map(citationText))].join('、');
  const name = reason.decisive ? paint('bold', label) : label;
  return `${paint(colour, mark)} ${name}${padding}  ${seen}${cited === '' ? '' : `  ${paint('dim', `[${cited}]`)}`}`.trimEnd();
}

function reasonName({ kind, label, outcome }: Reason, language: Language): string {
  return kind === 'exclusion' ? PHRASES[language].exclusion[outcome](label[language]) : label[language];
}

function seenText(seen: SeenFact, reason: Reason, { words, language }: DeterminationContext): string {
  const { fact, value, operator, compared } = seen;
  const say = PHRASES[language];
  if (reason.kind === 'concurrence') return compared === null ? '' : say.monthly(String(compared));
  const name = words.fact(fact)[language];
  const found = value === null ? say.unknown : valueText(fact, value, words, language);
  if (reason.kind === 'event' || !Object.hasOwn(OPERATORS, operator)) return `${name}: ${found}`;
  if (operator === 'equal' && value === compared) return `${name}: ${found}`;
  const symbol = OPERATORS[operator as keyof typeof OPERATORS].symbol;
  const wanted = compared === null ? '?' : valueText(fact, compared, words, language);
  return `${name}: ${found} (${symbol} ${wanted})`;
}

function valueText(fact: string, value: unknown, words: Vocabulary, language: Language): string {
  const all = Array.isArray(value) ? value : [value];
  const texts = all.map((one) =>
    typeof one === 'object' ? JSON.stringify(one) : words.value(fact, one)[language],
  );
  return texts.length === 0 ? '∅' : texts.join(PHRASES[language].comma);
}

function missingLine(missing: MissingFact, { paint, words, language }: DeterminationContext): string {
  const say = PHRASES[language];
  const suppliers = missing.suppliedBy.map((id) => {
    const register = id.startsWith('register:') ? id.slice('register:'.length) : undefined;
    return register === undefined
      ? (say.supplier[id] ?? id)
      : say.register(words.register(register)[language]);
  });
  const name = `${paint('yellow', missing.label[language])} ${paint('dim', `(${missing.fact})`)}`;
  return `${name}  ${say.why[missing.why]}${say.suppliedBy(suppliers.join(say.comma))}`;
}

function combinationLine(
  { benefits, otherBenefits, totalMonthlyAmount, taken }: Combination,
  context: DeterminationContext,
): string {
  const { words, paint, language } = context;
  const names = [
    ...benefits.map((id) => words.benefit(id)[language]),
    ...otherBenefits.map((code) => words.otherBenefit(code)[language]),
  ];
  const line = `${taken ? '→' : ' '} ${names.join(' + ') || '—'} = ${totalMonthlyAmount}`;
  return `  ${taken ? paint('bold', line) : line}`;
}
