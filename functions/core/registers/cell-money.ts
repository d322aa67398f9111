import { formatMoney, parseMoney } from '../shared/money.ts';

/** Yuan as registers write them (1,234.5元, ¥80), as decimal text with two decimals; undefined where the text is none. */
export function cellMoney(text: string): string | undefined {
  const plain = text.replace(/^[¥￥]\s*/, '').replace(/\s*(?:元|元\/月)$/, '');
  const digits = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const fen = parseMoney(digits.replace(/^(\d+\.\d{2})0+$/, '$1'));
  return fen === undefined ? undefined : formatMoney(fen);
}
