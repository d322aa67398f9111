import { type Fen, formatMoney } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';

/** What is told of money that was paid after the payee's death (民法典 1161: heirs answer with what they inherit). */
export function estateNote(fen: Fen): Bilingual {
  const amount = formatMoney(fen);
  return {
    zh: `收款人已去世，去世后多发 ${amount} 元。该款从遗产中追回，继承人以所得遗产实际价值为限（民法典第一千一百六十一条）；不从家庭其他成员的补贴中抵扣。`,
    en: `The payee died and ${amount} yuan were paid afterwards. They are recovered from the estate; heirs answer with what they inherit (Civil Code 1161), and no other member's money is set off.`,
  };
}
