import { formatMoney } from '../../shared/money.ts';
import type { Month } from '../../shared/month.ts';
import type { Bilingual } from '../../shared/text.ts';
import { parameterValue, roundMoney } from '../parameter-value.ts';
import type { Policy } from '../policy.ts';
import { joined, phrase, same } from './phrase.ts';
import { sayYuan } from './say-amount.ts';

const AREAS: Readonly<Record<'urban' | 'rural', Bilingual>> = {
  urban: { zh: '城镇', en: 'urban' },
  rural: { zh: '农村', en: 'rural' },
};

/** What a parameter comes to in a month, all bounds applied: 80.00元, or one value for town and one for country. */
export function sayParameterValue(policy: Policy, id: string, month: Month): Bilingual {
  const alike = valueIn(policy, id, month, undefined);
  if (alike !== undefined) return alike;
  const byArea = (['urban', 'rural'] as const).flatMap((area) => {
    const value = valueIn(policy, id, month, area);
    return value === undefined ? [] : [phrase('{0}{1}', '{0} {1}', AREAS[area], value)];
  });
  return byArea.length === 0 ? { zh: '未规定', en: 'not set' } : joined(byArea, '、', ', ');
}

function valueIn(policy: Policy, id: string, month: Month, area: string | undefined): Bilingual | undefined {
  const found = parameterValue(policy, id, month, area);
  if (!found.known) return undefined;
  const { value, isMoney } = found;
  if (isMoney) return sayYuan(formatMoney(Number(roundMoney(value, 'none').n)));
  return same(String(Number(value.n) / Number(value.d)));
}
