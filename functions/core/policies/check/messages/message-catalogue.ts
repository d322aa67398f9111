import { EXAMPLE_MESSAGES } from './example-messages.ts';
import { FILE_MESSAGES } from './file-messages.ts';
import { FORM_MESSAGES } from './form-messages.ts';
import { LAYOUT_MESSAGES } from './layout-messages.ts';
import { PROCEDURE_MESSAGES } from './procedure-messages.ts';
import { READING_MESSAGES } from './reading-messages.ts';
import { REFERENCE_MESSAGES } from './reference-messages.ts';
import { RULE_MESSAGES } from './rule-messages.ts';

/** Every message of a finding, once, in both languages: what was found, and what would be right. */
export const MESSAGES = {
  ...READING_MESSAGES,
  ...FORM_MESSAGES,
  ...FILE_MESSAGES,
  ...REFERENCE_MESSAGES,
  ...RULE_MESSAGES,
  ...PROCEDURE_MESSAGES,
  ...LAYOUT_MESSAGES,
  ...EXAMPLE_MESSAGES,
} as const;

export type MessageId = keyof typeof MESSAGES;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a message is filled with, by the names in its braces. */
export type MessageValues<Id extends MessageId> = Readonly<
  Record<Placeholders<(typeof MESSAGES)[Id]['en']>, MessageValue>
>;

export type MessageValue = string | number | { readonly zh: string; readonly en: string };
