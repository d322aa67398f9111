/** The limits of DynamoDB, kept by every table so that what works on one machine works on AWS. */
export const itemLimits = {
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  itemBytes: 400 * 1024,
  transactionActions: 100,
  transactionBytes: 4 * 1024 * 1024,
  pageItems: 1000,
} as const;

/** The most a number takes in a DynamoDB item; smaller ones take less, which would be tedious to follow. */
export const numberBytes = 21;

/** More than the text and values of a condition take, which DynamoDB counts into the transaction. */
export const conditionBytes = 256;

export const utf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
