/** Where a person's money goes (一卡通 or a bank account); personal data, kept sealed. */
export interface PayeeAccount {
  /** card: 惠民惠农 一卡通. */
  readonly kind: 'card' | 'bank';
  /** The name on the account; a guardian's where he draws the money. */
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
}
