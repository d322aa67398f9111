import { describe, expect, test } from 'vitest';
import { askedLanguage } from '../../../functions/api/middleware/asked-language.ts';

describe('Accept-Language', () => {
  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hans', 'zh'],
    ['en-US, zh;q=0.9', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh'],
    ['EN, ZH', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
  ] as const)('%s asks for %s', (header, language) => {
    expect(askedLanguage(header, language === 'zh' ? 'en' : 'zh')).toBe(language);
  });

  test.each([undefined, '', '*', 'de, fr;q=0.5', 'zhuang', 'zh;q=nonsense', ',;,q=1', 'zh;q=0'])(
    '%s leaves it as it is',
    (header) => {
      expect(askedLanguage(header, 'en')).toBe('en');
      expect(askedLanguage(header, 'zh')).toBe('zh');
    },
  );

  test('a header without end is read only at its beginning', () => {
    expect(askedLanguage(`${'de,'.repeat(100_000)}zh`, 'en')).toBe('en');
  });
});
