import type { Amount, Factor } from '../../../generated/policy-file.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import { joined, phrase, same } from './phrase.ts';
import { sayCondition } from './say-condition.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Yuan as people write it. */
export function sayYuan(amount: string): Bilingual {
  return { zh: `${amount}元`, en: `${amount} yuan` };
}

/** An amount as an officer reads it: “护理补贴：一级”, 35% × 低保标准. */
export function sayAmount(amount: Amount, words: Vocabulary): Bilingual {
  const say = (part: Amount) => sayAmount(part, words);
  if (typeof amount === 'string') return sayYuan(amount);
  if ('parameter' in amount) return phrase('“{0}”', '“{0}”', words.parameter(amount.parameter));
  if ('superior' in amount)
    return phrase('上级的“{0}”', 'the superior level’s “{0}”', words.parameter(amount.superior));
  if ('percent' in amount)
    return phrase('“{0}”的{1}%', '{1}% of “{0}”', words.parameter(amount.of), same(String(amount.percent)));
  if ('sum' in amount) return joined(amount.sum.map(say), ' + ', ' + ');
  if ('maximum' in amount)
    return phrase('最高者（{0}）', 'the highest of ({0})', joined(amount.maximum.map(say), '、', ', '));
  if ('minimum' in amount)
    return phrase('最低者（{0}）', 'the lowest of ({0})', joined(amount.minimum.map(say), '、', ', '));
  if ('yearly' in amount) return phrase('每年{0}的十二分之一', 'a twelfth of {0} a year', say(amount.yearly));
  if ('multiply' in amount)
    return phrase('{0} × {1}', '{0} × {1}', say(amount.multiply), sayFactor(amount.by, words));
  if ('addOn' in amount)
    return phrase(
      '{0}，符合“{2}”的另加{1}',
      '{0}, plus {1} where {2}',
      say(amount.to),
      say(amount.addOn),
      sayCondition(amount.when, words),
    );
  const { service, value, provider } = amount.inKind;
  return phrase(
    '以服务代替现金：{0}（{1}提供，价值{2}）',
    'in kind: {0} by {1}, worth {2}',
    bilingual(service, ''),
    bilingual(provider, ''),
    say(value),
  );
}

function sayFactor(by: Factor, words: Vocabulary): Bilingual {
  if (typeof by === 'number') return same(String(by));
  return 'fact' in by ? words.fact(by.fact) : phrase('“{0}”', '“{0}”', words.parameter(by.parameter));
}
