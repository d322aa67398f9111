import { pinyin } from 'pinyin-pro';

/** What a name ends in by its kind; dropped where two characters remain: 武隆区 → wulong, 单县 → shanxian. */
const KINDS = [
  '特别行政区',
  '自治州',
  '自治县',
  '自治旗',
  '自治区',
  '新区',
  '林区',
  '特区',
  '地区',
  '省',
  '市',
  '县',
  '区',
  '旗',
  '盟',
];

/** The folder name of a jurisdiction: its Chinese name in pinyin without tones; ü is v. Empty where it has no Chinese. */
export function pinyinName(name: string): string {
  const kind = KINDS.find((one) => name.endsWith(one) && name.length - one.length >= 2) ?? '';
  // Of the whole name, because the kind helps to read its neighbours: 单 alone is dan, 单县 is Shan.
  const syllables = pinyin(name, { toneType: 'none', v: true, type: 'array', nonZh: 'removed' });
  return syllables
    .slice(0, syllables.length - kind.length)
    .join('')
    .toLowerCase();
}
