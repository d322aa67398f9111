import { sayPlain } from '../../core/policies/compare/say-field.ts';
import { sayLimit } from '../../core/policies/compare/say-limit.ts';
import type { ChainOutlook, StepOutlook } from '../../core/readiness/chain-outlook.ts';
import type { Light } from '../../core/readiness/judge-readiness.ts';
import type { ReadinessSheet } from '../../core/readiness/readiness-sheet.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import type { Limit } from '../../generated/policy-file.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findingLine } from './finding-line.ts';

type Context = Pick<Terminal, 'paint' | 'language'>;

const HEADS = {
  summary: { zh: '总评', en: 'Summary' },
  findings: { zh: '检查发现', en: 'Findings' },
  notShown: { zh: '没有算例证明的规定', en: 'Rules that no example shows on every side' },
  citations: { zh: '没有依据的规定', en: 'Rules that cite nothing' },
  sources: { zh: '没有核对官方文本的文件', en: 'Documents whose official text was not read' },
  parameters: { zh: '标准', en: 'Amounts and thresholds' },
  chains: {
    zh: '审核流程（自当日起，每环节用满时限）',
    en: 'Review chains, from this day on, every stage taking as long as it may',
  },
  intake: { zh: '受理时需要的情况', en: 'Facts needed at intake' },
  checklist: { zh: '材料清单', en: 'Checklist of materials' },
  letters: { zh: '审定结果文书样本', en: 'Sample decision letters' },
} as const;

const LIGHTS: Readonly<Record<Light, { mark: string; verdict: Bilingual }>> = {
  green: { mark: '●', verdict: { zh: '就绪', en: 'ready' } },
  yellow: { mark: '▲', verdict: { zh: '可用，请留意', en: 'works, with warnings' } },
  red: { mark: '■', verdict: { zh: '未就绪', en: 'not ready' } },
};

/** A readiness sheet for people; the summary first. */
export function sheetLines(sheet: ReadinessSheet, context: Context): string[] {
  const { paint, language } = context;
  const { mark, verdict } = LIGHTS[sheet.light];
  return [
    `${paint('bold', `${sheet.jurisdiction} ${sheet.name[language]}`)}  ${sheet.on}  ${paint(sheet.light, `${mark} ${verdict[language]}`)}`,
    ...sheet.layers.map(({ jurisdiction, effectiveFrom, digest }) =>
      paint('dim', `  ${jurisdiction} ${effectiveFrom}  ${digest.slice(0, 12)}`),
    ),
    `${paint('dim', language === 'zh' ? '摘要' : 'digest')} ${sheet.digest}`,
    ...section(
      HEADS.summary,
      sheet.judgements.map(({ light, says }) => `${paint(light, LIGHTS[light].mark)} ${says[language]}`),
      context,
    ),
    ...section(
      HEADS.findings,
      sheet.findings.map((finding) => findingLine(finding, context)),
      context,
    ),
    ...section(HEADS.notShown, sheet.examples.notShown, context),
    ...section(HEADS.citations, sheet.missingCitations, context),
    ...section(HEADS.sources, sourceLines(sheet, context), context),
    ...section(HEADS.parameters, parameterLines(sheet, context), context),
    ...section(
      HEADS.chains,
      sheet.chains.flatMap((chain) => chainLines(chain, context)),
      context,
    ),
    ...section(HEADS.intake, intakeLines(sheet, context), context),
    ...section(HEADS.checklist, checklistLines(sheet, context), context),
    ...section(HEADS.letters, letterLines(sheet, context), context),
  ];
}

function section(head: Bilingual, lines: readonly string[], { paint, language }: Context): string[] {
  if (lines.length === 0) return [];
  return [
    '',
    paint('bold', head[language]),
    ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`.trimEnd()),
  ];
}

function sourceLines({ unverifiedSources }: ReadinessSheet, { paint, language }: Context): string[] {
  return unverifiedSources.map(({ document, title, number, amounts }) => {
    const rest = amounts.length === 0 ? '' : `\n  → ${amounts.join(', ')}`;
    return `${paint('yellow', document)}  ${number ?? ''} ${title[language]}${rest}`;
  });
}

function parameterLines({ parameters }: ReadinessSheet, { paint, language }: Context): string[] {
  const rows = parameters.map(({ id, label, isSet, value }) => [
    paint(isSet ? 'green' : 'red', isSet ? '✓' : '✗'),
    id,
    label[language],
    value[language],
  ]);
  return rows.length === 0 ? [] : [table(rows)];
}

function chainLines(
  { chain, label, steps, maximumWorkingDays, statedWorkingDays }: ChainOutlook,
  context: Context,
): string[] {
  const { paint, language } = context;
  const cap =
    maximumWorkingDays === null
      ? ''
      : language === 'zh'
        ? `  合计${statedWorkingDays}个工作日，上限${maximumWorkingDays}`
        : `  ${statedWorkingDays} working days stated, at most ${maximumWorkingDays}`;
  const rows = steps.map((step, index) => [
    `  ${index + 1}.`,
    step.label[language],
    step.owners.map((owner) => words(owner, language)).join('+'),
    limitText(step, context),
    dueText(step, context),
  ]);
  return [`${paint('bold', label[language])} (${chain})${cap}`, table(rows)];
}

function words(word: string, language: 'zh' | 'en'): string {
  return sayPlain(word)[language];
}

function limitText({ limit, limitFrom }: StepOutlook, { paint, language }: Context): string {
  const said = sayLimit(limit satisfies Limit)[language];
  if (limitFrom === 'none') return paint('yellow', said);
  return limitFrom === 'own' ? said : `${said} ${language === 'zh' ? '（默认）' : '(default)'}`;
}

function dueText({ dueOn, isEarliest, isProvisional }: StepOutlook, { language }: Context): string {
  if (dueOn === null) return '—';
  const notes = [
    ...(isEarliest ? [language === 'zh' ? '最早' : 'earliest'] : []),
    ...(isProvisional ? [language === 'zh' ? '暂定' : 'provisional'] : []),
  ];
  return notes.length === 0 ? dueOn : `${dueOn} (${notes.join(', ')})`;
}

function intakeLines({ intakeFacts }: ReadinessSheet, { language }: Context): string[] {
  return intakeFacts.length === 0
    ? []
    : [
        table(
          intakeFacts.map(({ fact, label, suppliedBy }) => [fact, label[language], suppliedBy.join(', ')]),
        ),
      ];
}

function checklistLines({ checklist }: ReadinessSheet, { language }: Context): string[] {
  return checklist.materials.map((material) => {
    const form = material.form === null ? '' : ` (${material.form.label[language]})`;
    const asked = material.for.map(({ label }) => label[language]).join(', ');
    const registers = material.replaceableBy.map(({ label }) => label[language]).join(', ');
    const instead =
      registers === '' ? '' : language === 'zh' ? `；可查询：${registers}` : `; or shown by: ${registers}`;
    return `· ${material.label[language]}${form} — ${asked}${instead}`;
  });
}

const OBSTACLES: Readonly<Record<NonNullable<ReadinessSheet['letters'][number]['obstacle']>, Bilingual>> = {
  'no-text': { zh: '政策中没有这种文书', en: 'the policy has no such text' },
  'no-example': { zh: '没有可以用来填写的算例', en: 'no worked example to fill it from' },
  'cannot-be-filled': { zh: '无法填写', en: 'it cannot be filled in' },
};

function letterLines({ letters }: ReadinessSheet, { paint, language }: Context): string[] {
  return letters.flatMap(({ text, example, letter, obstacle, detail }) => {
    if (letter === null)
      return [`${paint('yellow', text)}: ${(detail ?? OBSTACLES[obstacle ?? 'no-text'])[language]}`];
    return [
      `${paint('cyan', text)}  ${paint('dim', example ?? '')}`,
      ...letter[language].split('\n').map((line) => `│ ${line}`),
    ];
  });
}
