const WRITTEN =
  /^(?:残疾)?(?:等级|级别)?([0-9]{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]|I{1,3}|IV|V)\s*级?(?:残疾)?$/;
const PLAIN = '一二三四五六七八九十';
const FINANCIAL = '壹贰叁肆伍陆柒捌玖拾';
const ROMAN = ['I', 'II', 'III', 'IV', 'V'];

/** A level of disability as registers write it: 一级, 1, 壹级, 1级, Ⅰ级; undefined where the text is none. */
export function cellLevel(text: string): number | undefined {
  const [, level] = WRITTEN.exec(text) ?? [];
  if (level === undefined) return undefined;
  if (/^\d/.test(level)) return Number(level) || undefined;
  const place = [PLAIN.indexOf(level), FINANCIAL.indexOf(level), ROMAN.indexOf(level)].find((at) => at >= 0);
  return place === undefined ? undefined : place + 1;
}
