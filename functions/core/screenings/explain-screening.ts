import type { MissingFact } from '../determinations/determination.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Question, ScreenedBenefit, Screening } from './screening.ts';

/** What a pre-check is, and what it takes for granted. */
export const DISCLAIMER: Bilingual = {
  zh: '本结果是根据自行填报情况作出的预检，不是审核决定，也不影响申请。凡未填报的死亡、户籍迁出、服刑、证件冻结或注销等情形，均按未发生处理。',
  en: 'This is a pre-check of what was stated, not a decision, and everybody may apply whatever it says. Life events that were not stated (death, a move of the hukou, prison, a frozen or cancelled certificate) are taken not to have happened.',
};

/** The pre-check in one paragraph: what is certain, what is open, what comes next or who must settle the rest. */
export function explainScreening(
  {
    jurisdictionName,
    month,
    benefits,
    isSettled,
  }: Pick<Screening, 'jurisdictionName' | 'month' | 'benefits' | 'isSettled'>,
  question: Question | null,
  beyondAnswers: readonly MissingFact[],
): Bilingual {
  const [year, number] = month.split('-');
  const all = Object.values(benefits);
  const parts = all.map((benefit) =>
    benefit.outcome === 'undetermined' ? openBenefit(benefit) : benefit.explanation,
  );
  const next = isSettled ? SETTLED : question === null ? whoSettles(beyondAnswers) : asked(question);
  return {
    zh: `${jurisdictionName.zh}，${year}年${Number(number)}月预检。${parts.map(({ zh }) => zh).join('')}${next.zh}`,
    en: `${jurisdictionName.en}, ${month}, pre-check. ${parts.map(({ en }) => en).join(' ')} ${next.en}`,
  };
}

const SETTLED: Bilingual = { zh: '各项均已可以确定。', en: 'Everything is certain.' };

function openBenefit({ label, atLeast, atMost }: ScreenedBenefit): Bilingual {
  const bounds: Bilingual[] = [];
  if (atLeast !== '0.00') bounds.push({ zh: `每月至少${atLeast}元`, en: `at least ${atLeast} yuan a month` });
  if (atMost !== null) bounds.push({ zh: `每月至多${atMost}元`, en: `at most ${atMost} yuan a month` });
  const zh = bounds.map((one) => one.zh).join('，');
  const en = bounds.map((one) => one.en).join(', ');
  return {
    zh: `${label.zh}：尚不能确定${zh && `（${zh}）`}。`,
    en: `${label.en}: still open${en && ` (${en})`}.`,
  };
}

function asked({ question, why }: Question): Bilingual {
  return {
    zh: `下一个问题：${question.zh}（${why.zh.replace(/。$/, '')}）`,
    en: `Next question: ${question.en} (${why.en.replace(/\.$/, '')})`,
  };
}

/** No answer of the person settles more: what is left, and who must say it. */
function whoSettles(missing: readonly MissingFact[]): Bilingual {
  const all = [...new Map(missing.map((one) => [one.fact, one])).values()];
  const byPolicy = all.filter(({ why }) => why === 'not-set-by-policy');
  const byOffice = all.filter(({ why }) => why !== 'not-set-by-policy');
  const zh: string[] = [];
  const en: string[] = [];
  if (byPolicy.length > 0) {
    zh.push(`政策未作规定，须由主管部门确定：${names(byPolicy).zh}`);
    en.push(`The policy does not say; the competent authority must settle: ${names(byPolicy).en}`);
  }
  if (byOffice.length > 0) {
    zh.push(`须由窗口工作人员核实：${names(byOffice).zh}`);
    en.push(`The window must find out: ${names(byOffice).en}`);
  }
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}

function names(missing: readonly MissingFact[]): Bilingual {
  return {
    zh: missing.map(({ label }) => label.zh).join('、'),
    en: missing.map(({ label }) => label.en).join(', '),
  };
}
