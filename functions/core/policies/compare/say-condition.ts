import type { Condition, Operand } from '../../../generated/policy-file.ts';
import { OPERATORS } from '../../rules/operators.ts';
import type { Bilingual } from '../../shared/text.ts';
import { joined, phrase, same } from './phrase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A condition as an officer reads it: 残疾等级 ≤ 4 且 生活困难情况 = 低保. */
export function sayCondition(condition: Condition, words: Vocabulary, isInner = false): Bilingual {
  if ('all' in condition) return group(condition.all, ' 且 ', ' and ', words, isInner);
  if ('any' in condition) return group(condition.any, ' 或 ', ' or ', words, isInner);
  if ('not' in condition) return phrase('非（{0}）', 'not ({0})', sayCondition(condition.not, words));
  if ('condition' in condition) return phrase('“{0}”', '“{0}”', words.condition(condition.condition));
  const { fact, operator, value } = condition;
  return phrase(
    '{0} {1} {2}',
    '{0} {1} {2}',
    words.fact(fact),
    same(OPERATORS[operator].symbol),
    sayOperand(fact, value, words),
  );
}

function group(
  parts: readonly Condition[],
  zh: string,
  en: string,
  words: Vocabulary,
  isInner: boolean,
): Bilingual {
  const said = joined(
    parts.map((part) => sayCondition(part, words, parts.length > 1)),
    zh,
    en,
  );
  return isInner && parts.length > 1 ? phrase('（{0}）', '({0})', said) : said;
}

function sayOperand(fact: string, operand: Operand, words: Vocabulary): Bilingual {
  if (Array.isArray(operand))
    return phrase(
      '｛{0}｝',
      '{{0}}',
      joined(
        operand.map((one) => words.value(fact, one)),
        '、',
        ', ',
      ),
    );
  if (typeof operand !== 'object') return words.value(fact, operand);
  return 'parameter' in operand
    ? phrase('参数“{0}”', 'parameter “{0}”', words.parameter(operand.parameter))
    : words.fact(operand.fact);
}
