import { citationText } from '../determinations/citation.ts';
import type {
  BenefitDetermination,
  Determination,
  Outcome,
  Reason,
  ReasonKind,
} from '../determinations/determination.ts';
import { joined, phrase, same } from '../policies/compare/phrase.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Bilingual } from '../shared/text.ts';
import { PLACEHOLDERS } from './placeholders.ts';

type Placeholder = (typeof PLACEHOLDERS)[number];
export type LetterValues = Readonly<Record<Placeholder, Bilingual>>;

/** What a letter says that no determination knows. */
export interface LetterContext {
  readonly person: Bilingual;
  readonly office: Bilingual;
  /** Materials as lines. */
  readonly materials: Bilingual;
  /** Until when something is to be handed in or objected to. */
  readonly dueOn: Bilingual;
  readonly objectionTerm: Bilingual;
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Fills the placeholders of a policy's text. Refuses policy-invalid where it holds one that nothing is filled in for. */
export function fillLetter(id: string, text: Bilingual, values: LetterValues): Bilingual {
  return { zh: filled(id, text.zh, 'zh', values), en: filled(id, text.en, 'en', values) };
}

function filled(id: string, text: string, language: 'zh' | 'en', values: LetterValues): string {
  return text.replaceAll(PLACEHOLDER, (_, inner: string) => {
    const name = inner.trim();
    if (!isPlaceholder(name)) throw unknownPlaceholder(id, language, name);
    return values[name][language];
  });
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

function unknownPlaceholder(id: string, language: string, found: string): Refusal {
  const name = found.slice(0, 64);
  const nearest = nearestName(name, PLACEHOLDERS);
  const hint =
    nearest === undefined ? `right is one of ${PLACEHOLDERS.join(', ')}` : `did you mean ${nearest}?`;
  const zhHint = nearest === undefined ? `应为 ${PLACEHOLDERS.join('、')} 之一` : `是否应为 ${nearest}？`;
  const detail = `text ${id} has the placeholder {{${name}}}, for which nothing is filled in; ${hint}`;
  const zh = `文书 ${id} 中的 {{${name}}} 没有可以填入的内容；${zhHint}`;
  const item = { pointer: `/texts/${id}/${language}`, code: 'unknown-placeholder', detail, zh };
  return new Refusal('policy-invalid', { zh, en: detail }, [{ ...item, ...(nearest && { nearest }) }]);
}

/** The values of a letter about one benefit of a determination. */
export function letterValues(
  determination: Determination,
  benefit: BenefitDetermination,
  context: LetterContext,
): LetterValues {
  const { jurisdictionName, month, totalMonthlyAmount } = determination;
  const [year, number] = month.split('-');
  const deciding = benefit.reasons.filter(({ decisive }) => decisive);
  return {
    ...context,
    jurisdiction: jurisdictionName,
    benefit: benefit.label,
    outcome: OUTCOMES[benefit.outcome],
    class: benefit.classLabel ?? same('—'),
    monthlyAmount: same(benefit.monthlyAmount ?? '—'),
    totalMonthlyAmount: same(totalMonthlyAmount),
    month: { zh: `${year}年${Number(number)}月`, en: month },
    reasons: reasonLines(benefit, deciding),
    citations: same(
      [...new Set(deciding.flatMap(({ citations }) => citations.map(citationText)))].join('、') || '—',
    ),
  };
}

const OUTCOMES: Readonly<Record<Outcome, Bilingual>> = {
  granted: { zh: '符合条件', en: 'granted' },
  refused: { zh: '不符合条件', en: 'refused' },
  undetermined: { zh: '尚不能认定', en: 'not determined yet' },
};

/** What decided, then (where it is refused) what counted in favour; what is missing where it is open. */
function reasonLines(
  { outcome, reasons, missing }: BenefitDetermination,
  deciding: readonly Reason[],
): Bilingual {
  if (outcome === 'undetermined') return bullets(missing.map(({ label }) => label));
  const against = deciding.map((reason) =>
    fill(outcome === 'granted' ? BELONGS : AGAINST[reason.kind], reason.label),
  );
  const inFavour = reasons.filter((one) => one.kind === 'requirement' && one.outcome === 'passed');
  const met = inFavour.map(({ label }) => phrase('已核实符合：{0}', 'found to be met: {0}', label));
  return bullets(outcome === 'granted' ? [...met, ...against] : [...against, ...met]);
}

const BELONGS: Bilingual = { zh: '属于发放对象：{0}', en: 'belongs to: {0}' };
const AGAINST: Readonly<Record<ReasonKind, Bilingual>> = {
  requirement: { zh: '未满足：{0}', en: 'not met: {0}' },
  exclusion: { zh: '属于不予发放的情形：{0}', en: 'ruled out: {0}' },
  class: { zh: '不属于发放对象：{0}', en: 'does not belong to: {0}' },
  concurrence: { zh: '已享受的其他待遇：{0}', en: 'other benefit drawn: {0}' },
  event: { zh: '停发事由：{0}', en: 'stopped by: {0}' },
  amount: { zh: '金额：{0}', en: 'amount: {0}' },
};

function fill({ zh, en }: Bilingual, label: Bilingual): Bilingual {
  return phrase(zh, en, label);
}

function bullets(lines: readonly Bilingual[]): Bilingual {
  return joined(
    lines.map((line) => phrase('· {0}', '- {0}', line)),
    '\n',
    '\n',
  );
}
