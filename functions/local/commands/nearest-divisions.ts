import { distance } from 'fastest-levenshtein';
import { divisionCodes, divisionName } from '../../core/jurisdictions/division-names.ts';
import { Refusal } from '../../core/shared/refusal.ts';

const SHOWN = 5;

/** A code that is not in the table of divisions, with the codes that a slip of the pen would explain. */
export function unknownDivision(code: string): Refusal {
  const wrong = code.slice(0, 20);
  const [nearest, ...others] = divisionCodes()
    .map((candidate) => ({ candidate, score: distance(wrong, candidate) }))
    .sort(
      (a, b) =>
        a.score - b.score ||
        Math.abs(Number(a.candidate) - Number(wrong)) - Math.abs(Number(b.candidate) - Number(wrong)),
    )
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate);
  const named = [nearest, ...others].map((one) => `${one} ${divisionName(one ?? '') ?? ''}`).join(', ');
  const detail = `${wrong} is not in the table of divisions (GB/T 2260, 2023); near are ${named}; a newer code goes with --name`;
  const zh = `行政区划代码表（GB/T 2260，2023 年）中没有 ${wrong}；相近的有 ${named}；代码表发布之后新设的，用 --name 写明名称`;
  return new Refusal('jurisdiction-unknown', { zh, en: detail }, [
    { pointer: '/code', code: 'jurisdiction-unknown', detail, zh, ...(nearest && { nearest }) },
  ]);
}
