// The one catalogue of errors that a caller can act on. The name is the problem type of the HTTP answer,
// the exit reason of the command line and the error name in a state machine.

import { ACCESS_REFUSALS } from './refusals/access-refusals.ts';
import { CASE_REFUSALS } from './refusals/case-refusals.ts';
import { ENTITLEMENT_REFUSALS } from './refusals/entitlement-refusals.ts';
import { PAYMENT_REFUSALS } from './refusals/payment-refusals.ts';
import { POLICY_REFUSALS } from './refusals/policy-refusals.ts';
import type { RefusalEntry } from './refusals/refusal-entry.ts';
import { REGISTER_REFUSALS } from './refusals/register-refusals.ts';
import { REQUEST_REFUSALS } from './refusals/request-refusals.ts';
import type { Bilingual, Language } from './text.ts';

const CATALOGUE = {
  ...REQUEST_REFUSALS,
  ...POLICY_REFUSALS,
  ...CASE_REFUSALS,
  ...ENTITLEMENT_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...REGISTER_REFUSALS,
  ...ACCESS_REFUSALS,
} as const;

export type RefusalName = keyof typeof CATALOGUE;

/** What is wrong at one place of what the caller sent. `pointer` is an RFC 6901 pointer into it. */
export interface RefusalItem {
  pointer: string;
  code: string;
  detail: string;
  /** The same in Chinese. */
  zh?: string;
  /** The nearest name that would be right. */
  nearest?: string;
  /** Where in the text itself, where it is malformed: line and column from 1, and the characters before it. */
  line?: number;
  column?: number;
  offset?: number;
}

/** An error that the caller can act on. Its message holds no personal data. */
export class Refusal extends Error {
  override readonly name: RefusalName;
  readonly items: readonly RefusalItem[];
  /** The message in Chinese; undefined where only English was given. */
  readonly zh: string | undefined;

  constructor(name: RefusalName, message: string | Bilingual, items: readonly RefusalItem[] = []) {
    super(typeof message === 'string' ? message : message.en);
    this.name = name;
    this.zh = typeof message === 'string' ? undefined : message.zh;
    this.items = items;
  }
}

export const REFUSAL_NAMES = Object.keys(CATALOGUE) as RefusalName[];

/** HTTP status (RFC 9110) and title of a refusal, and in one sentence how to mend it. */
export function describeRefusal(name: RefusalName): RefusalEntry {
  return CATALOGUE[name];
}

/**
 * What was found and what would be right, in the reader's language. A message that was given in English only follows
 * the Chinese remedy of the catalogue, so that nothing of it is lost.
 */
export function refusalDetail({ name, message, zh }: Refusal, language: Language): string {
  if (language === 'en') return message;
  return zh ?? `${describeRefusal(name).remedy.zh}（${message}）`;
}

/** The same in both languages. */
export function refusalText(refusal: Refusal): Bilingual {
  return { zh: refusalDetail(refusal, 'zh'), en: refusalDetail(refusal, 'en') };
}

/** The items with their details in the reader's language. */
export function refusalItems({ items }: Refusal, language: Language): RefusalItem[] {
  return items.map(({ zh, detail, ...item }) => ({ ...item, detail: (language === 'zh' && zh) || detail }));
}
