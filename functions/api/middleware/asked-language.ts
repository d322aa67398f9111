import type { Language } from '../../core/shared/text.ts';

/** Enough for every browser; a hostile header must not cost time. */
const MOST_RANGES = 20;

/**
 * The one of the two languages that an Accept-Language header (RFC 9110, 12.5.4) weighs most, the first where two
 * weigh the same; `otherwise` where it names neither or is absent.
 */
export function askedLanguage(header: string | undefined, otherwise: Language): Language {
  let best: Language | undefined;
  let most = 0;
  for (const range of (header ?? '').split(',', MOST_RANGES)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = /^(zh|en)(-|$)/.exec(tag)?.[1] as Language | undefined; // the pattern has no other names
    const weight = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    if (language === undefined || !(weight > most)) continue;
    best = language;
    most = weight;
  }
  return best ?? otherwise;
}
