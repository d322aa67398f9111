/** Integer 分 (1/100 yuan). All money inside; decimal text outside. */
export type Fen = number;

const DECIMAL = /^(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?$/;

/** Reads yuan as decimal text ("80", "80.5", "80.00"), or undefined where it is not that. */
export function parseMoney(text: string): Fen | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Writes 分 as yuan with two decimals. */
export function formatMoney(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
