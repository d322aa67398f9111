import type { Bilingual } from '../../shared/text.ts';

/** The same in both languages: numbers, ids, document numbers. */
export function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Joins phrases by a separator in each language. */
export function joined(phrases: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: phrases.map((one) => one.zh).join(zh), en: phrases.map((one) => one.en).join(en) };
}

/** Fills {0}, {1} … of a sentence in each language. */
export function phrase(zh: string, en: string, ...parts: readonly Bilingual[]): Bilingual {
  const fill = (text: string, language: 'zh' | 'en') =>
    text.replace(/\{(\d)\}/g, (_, index: string) => parts[Number(index)]?.[language] ?? '');
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}
