import { pinyin } from 'pinyin-pro';

/** What a name ends in by its kind; dropped where two characters remain: 武隆区 → wulong, 单县 → shanxian. */
const KINDS = [
  ...['特别行政区', '自治州', '自治县', '自治旗', '自治区', '新区', '林区', '特区', '地区'],
  ...['省', '市', '县', '区', '旗', '盟'],
];

/** Places that read their characters otherwise than words do, where the library does not know it. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  单县: 'shan xian',
  乐清市: 'yue qing shi',
  乐亭县: 'lao ting xian',
  乐陵市: 'lao ling shi',
  闵行区: 'min hang qu',
  涡阳县: 'guo yang xian',
  黄陂区: 'huang pi qu',
  洪洞县: 'hong tong xian',
  繁峙县: 'fan shi xian',
  尉犁县: 'yu li xian',
  蔚县: 'yu xian',
  浚县: 'xun xian',
  泌阳县: 'bi yang xian',
  歙县: 'she xian',
  筠连县: 'jun lian xian',
  珲春市: 'hun chun shi',
  穆棱市: 'mu ling shi',
  六合区: 'lu he qu',
  吴堡县: 'wu bu xian',
  大埔县: 'da bu xian',
  万柏林区: 'wan bai lin qu',
};

/** The folder name of a jurisdiction: its Chinese name in pinyin without tones; ü is v. Empty where it has no Chinese. */
export function pinyinName(name: string): string {
  const kind = KINDS.find((one) => name.endsWith(one) && name.length - one.length >= 2) ?? '';
  const syllables = LOCAL_READINGS[name]?.split(' ') ?? read(name);
  return syllables.slice(0, syllables.length - kind.length).join('');
}

/** 都 in the name of a place is a capital, never "all". */
function read(name: string): string[] {
  const chinese = [...name].filter((one) => /\p{Script=Han}/u.test(one));
  const syllables = pinyin(chinese.join(''), { toneType: 'none', v: true, type: 'array' });
  return syllables.map((syllable, index) => (chinese[index] === '都' ? 'du' : syllable.toLowerCase()));
}
