import { expect, test } from 'vitest';
import { sayAmount } from '../../../../../functions/core/policies/compare/say-amount.ts';
import { vocabularyOf } from '../../../../../functions/core/policies/compare/vocabulary.ts';
import type { Amount } from '../../../../../functions/generated/policy-file.ts';
import { MINI_NATION, policyFrom } from '../../../../support/mini-policy.ts';

const words = vocabularyOf(policyFrom([MINI_NATION]).rules);

test.each<[Amount, string, string]>([
  ['80.00', '80.00元', '80.00 yuan'],
  [{ parameter: 'living' }, '“生活补贴标准”', '“生活补贴标准”'],
  [{ superior: 'living' }, '上级的“生活补贴标准”', 'the superior level’s “生活补贴标准”'],
  [{ percent: 35, of: 'standard' }, '“低保标准”的35%', '35% of “低保标准”'],
  [{ sum: ['1.00', '2.00'] }, '1.00元 + 2.00元', '1.00 yuan + 2.00 yuan'],
  [{ maximum: ['1.00', '2.00'] }, '最高者（1.00元、2.00元）', 'the highest of (1.00 yuan, 2.00 yuan)'],
  [{ minimum: ['1.00', '2.00'] }, '最低者（1.00元、2.00元）', 'the lowest of (1.00 yuan, 2.00 yuan)'],
  [{ yearly: '600.00' }, '每年600.00元的十二分之一', 'a twelfth of 600.00 yuan a year'],
  [
    { multiply: '2.00', by: { fact: 'household.disabledMembers' } },
    '2.00元 × 残疾人人数',
    '2.00 yuan × Disabled members',
  ],
  [
    {
      to: '80.00',
      addOn: '20.00',
      when: { fact: 'person.age', operator: 'lessThan', value: 18 },
    },
    '80.00元，符合“周岁年龄 < 18”的另加20.00元',
    '80.00 yuan, plus 20.00 yuan where Age < 18',
  ],
  [
    {
      inKind: {
        service: { zh: '助餐', en: 'meals' },
        value: '90.00',
        provider: { zh: '食堂', en: 'the canteen' },
      },
    },
    '以服务代替现金：助餐（食堂提供，价值90.00元）',
    'in kind: meals by the canteen, worth 90.00 yuan',
  ],
])('an officer reads %j', (amount, zh, en) => {
  expect(sayAmount(amount, words)).toEqual({ zh, en });
});
