import type { Text } from '../../generated/policy-file.ts';

/** Text in both languages; English falls back to Chinese. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

export function bilingual(text: Text | undefined, fallback: string): Bilingual {
  if (text === undefined) return { zh: fallback, en: fallback };
  if (typeof text === 'string') return { zh: text, en: text };
  return { zh: text.zh, en: text.en ?? text.zh };
}
