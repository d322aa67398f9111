import type { Bilingual } from '../shared/text.ts';
import type { Determination } from './determination.ts';

/** The whole determination in one paragraph: place, month, each benefit, total. */
export function explainDetermination(determination: Omit<Determination, 'explanation'>): Bilingual {
  const { jurisdictionName, month, benefits, totalMonthlyAmount, isComplete } = determination;
  const [year, number] = month.split('-');
  const parts = Object.values(benefits).map(({ explanation }) => explanation);
  const open = isComplete ? { zh: '', en: '' } : { zh: '（尚有未定项目）', en: ' so far' };
  return {
    zh: `${jurisdictionName.zh}，${year}年${Number(number)}月。${parts.map(({ zh }) => zh).join('')}合计每月${totalMonthlyAmount}元${open.zh}。`,
    en: `${jurisdictionName.en}, ${month}. ${parts.map(({ en }) => en).join(' ')} In total ${totalMonthlyAmount} yuan a month${open.en}.`,
  };
}
