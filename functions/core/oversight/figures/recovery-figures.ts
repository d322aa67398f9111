import type { Recovery } from '../../payments/recovery.ts';
import { counting, type Figure, money } from '../figure.ts';

const sum = (all: readonly { readonly fen: number }[]) => all.reduce((total, { fen }) => total + fen, 0);

/** What was wrongly paid and what became of it. An honest mistake is told apart from fraud (容错, N 三(四)). */
export const recoveryFigures: readonly Figure<Recovery>[] = [
  counting('opened', '立项', 'opened', () => true),
  counting('open', '未了结', 'open', ({ status }) => status === 'open'),
  counting('closed', '已了结', 'closed', ({ status }) => status === 'closed'),
  counting('honestMistakes', '其中工作差错', 'of them honest mistakes', ({ cause }) => cause === 'error'),
  counting('fraud', '其中骗领', 'of them fraud', ({ cause }) => cause === 'fraud'),
  counting('handedOver', '移送', 'handed over', ({ handedOver }) => handedOver !== null),
  money('overpaidAmount', '多发金额', 'amount overpaid', ({ overpaid }) => sum(overpaid)),
  money('repaidAmount', '退回金额', 'amount repaid', ({ repayments }) => sum(repayments)),
  money('waivedAmount', '免予追回金额', 'amount waived', ({ waivers }) =>
    sum(waivers.filter(({ approved }) => approved !== null)),
  ),
];
