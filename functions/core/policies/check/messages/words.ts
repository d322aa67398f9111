import type { FactKind } from '../../../facts/fact-kinds.ts';
import type { Bilingual } from '../../../shared/text.ts';
import type { Side } from '../examples/stated-reasons.ts';
import type { UseKind } from '../uses-in.ts';

/** Words that stand in several messages. */
export const FACT_KIND_WORDS: Readonly<Record<FactKind, Bilingual>> = {
  boolean: { zh: '是或否（true、false）', en: 'true or false' },
  number: { zh: '数字', en: 'a number' },
  money: { zh: '金额', en: 'an amount' },
  date: { zh: '日期', en: 'a date' },
  month: { zh: '月份', en: 'a month' },
  text: { zh: '文字', en: 'text' },
  list: { zh: '列表', en: 'a list' },
};

export const PARAMETER_WORDS = {
  amount: { zh: '金额', en: 'an amount' },
  number: { zh: '数字', en: 'a number' },
} as const;

export const USE_WORDS: Readonly<Record<UseKind, Bilingual>> = {
  fact: { zh: '事实', en: 'the fact' },
  parameter: { zh: '参数', en: 'the parameter' },
  condition: { zh: '共用条件', en: 'the shared condition' },
  document: { zh: '依据文件', en: 'the document' },
  register: { zh: '数据源', en: 'the register' },
  'other-benefit': { zh: '其他待遇', en: 'the other benefit' },
  part: { zh: '组成部分', en: 'the part' },
  benefit: { zh: '补贴', en: 'the benefit' },
  class: { zh: '发放类别', en: 'the class' },
};

export const OUTCOME_WORDS = {
  granted: { zh: '符合', en: 'granted' },
  refused: { zh: '不符合', en: 'refused' },
  undetermined: { zh: '尚不能认定', en: 'undetermined' },
  absent: { zh: '没有', en: 'absent' },
} as const;

/** In English the side is named as the rules name it. */
export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  passed: '符合',
  failed: '不符合',
  compatible: '可以同享',
  excluded: '互斥',
  'own-kept': '保留本项补贴',
  'other-kept': '保留其他待遇',
  difference: '补发差额',
  'not-drawn': '未享受其他待遇',
};

export const NOTHING: Bilingual = { zh: '（无）', en: 'nothing' };

/** Names as messages list them. */
export function listed(names: readonly string[]): Bilingual {
  const [first = ''] = names;
  if (names.length === 0) return { zh: '已声明的名称（目前一个也没有）', en: 'none is declared' };
  if (names.length > 12)
    return { zh: `已声明的 ${names.length} 个之一`, en: `one of ${names.length} declared ones` };
  if (names.length === 1) return { zh: first, en: first };
  return { zh: `${names.join('、')} 之一`, en: `one of ${names.join(', ')}` };
}
