import { formatMoney } from '../../../../core/shared/money.ts';
import type { Bilingual } from '../../../../core/shared/text.ts';
import { RISE } from '../demo-policies.ts';
import type { CountyReport } from './county-report.ts';

/** A paragraph of the page: what is told, in both languages. */
export interface Paragraph {
  readonly title: Bilingual;
  readonly text: Bilingual;
}

/** Title of the page. */
export function reportTitle({ county, through }: CountyReport): Bilingual {
  return {
    zh: `残疾人两项补贴演示报告：${county.from} 至 ${through}`,
    en: `Two allowances for disabled persons, a demonstration: ${county.from} to ${through}`,
  };
}

/** What everybody has to know before he reads on. */
export const NOTICE: Bilingual = {
  zh: '人物与数据全部虚构；规则为重庆市武隆区真实文件（2026-01-01 起的标准只见于第三方数据），另有一份演示虚构的文件（2025-04-18 发布、2025-01-01 起执行的标准提高）。',
  en: 'All persons and data are made up. The rules are those of Wulong, Chongqing (the amounts from 2026-01-01 were seen in third-party data only), besides one file invented for the demonstration (a rise published on 2025-04-18 that counts from 2025-01-01).',
};

/** Yuan to the 分, with separators. */
export function yuan(fen: number): string {
  const [whole = '0', cents = '00'] = formatMoney(fen).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** The story of the county: what happened, what it cost, what was stopped and got back, who was found. */
export function paragraphs(report: CountyReport): Paragraph[] {
  return [happened(report), cost(report), stopped(report), found(report)];
}

function happened({ lives, stock, months }: CountyReport): Paragraph {
  const { people, certified, births, deaths, moves, sentences, expiries } = lives;
  const granted = total(months.map((month) => month.granted));
  const refused = total(months.map((month) => month.refused));
  const days = months.flatMap(({ daysToDecide }) => daysToDecide).sort((a, b) => a - b);
  const median = days[Math.floor(days.length / 2)] ?? 0;
  const checked = total(months.map(({ recertified }) => (recertified.data ?? 0) + (recertified.visit ?? 0)));
  return {
    title: { zh: '发生了什么', en: 'What happened' },
    text: {
      zh: `${people} 人的虚构县，${certified} 人持有或将领取残疾人证，起初 ${stock} 人领取补贴。全县期间出生 ${births}、死亡 ${deaths}、迁出 ${moves}、判刑 ${sentences}、证件到期 ${expiries}。受理并办结申请 ${granted + refused} 件（认定 ${granted}，不予认定 ${refused}），从申请到审定的中位数 ${median} 天；复核 ${checked} 人次。`,
      en: `A made-up county of ${people} people; ${certified} have or get a disability certificate, ${stock} received benefits at the start. In the whole county: births ${births}, deaths ${deaths}, moves ${moves}, sentences ${sentences}, certificates expiring ${expiries}. ${granted + refused} applications decided (${granted} granted, ${refused} refused), in ${median} days at the median; ${checked} recertifications.`,
    },
  };
}

function cost({ months, reconciliation }: CountyReport): Paragraph {
  const living = total(months.map(({ paid }) => paid.living ?? 0));
  const nursing = total(months.map(({ paid }) => paid.nursing ?? 0));
  const returned = total(months.map((month) => month.returned));
  const returnedFen = total(months.map((month) => month.returnedFen));
  const owed = total(reconciliation.months.map((month) => month.owed));
  const last = months.at(-1)?.recipients ?? 0;
  const rise = riseTold(months);
  return {
    title: { zh: '花了多少', en: 'What it cost' },
    text: {
      zh: `送银行 ${yuan(living + nursing)} 元（生活 ${yuan(living)}，护理 ${yuan(nursing)}）；银行退回 ${returned} 笔 ${yuan(returnedFen)} 元，已重新排入下批。末月发放 ${last} 人，期末尚欠 ${yuan(owed)} 元（无账户或刚被退回）。${rise.zh}`,
      en: `Sent to the bank: ${yuan(living + nursing)} yuan (living ${yuan(living)}, nursing ${yuan(nursing)}); ${returned} payments of ${yuan(returnedFen)} came back and were queued again. ${last} people paid in the last month; ${yuan(owed)} still owed at the end (no account, or just returned).${rise.en}`,
    },
  };
}

/** The month after whose publication the rise's earlier months are made up for; nothing where it is not followed. */
function riseTold(months: CountyReport['months']): Bilingual {
  const { changes, changesFen } = months.find(({ month }) => month === RISE.issuedOn.slice(0, 7)) ?? {};
  const [people, fen] = [changes?.corrected ?? 0, changesFen?.corrected ?? 0];
  if (people === 0) return { zh: '', en: '' };
  return {
    zh: `2025-04 发布的提高从 1 月起算：当月向 ${people} 人补发以前月份 ${yuan(fen)} 元。`,
    en: ` The rise published in April 2025 counts from January: ${people} people got ${yuan(fen)} for the earlier months at once.`,
  };
}

function stopped({ months, recovered }: CountyReport): Paragraph {
  const { cases, foundFen, backFen, waivedFen, openFen, handedOver } = recovered;
  const stops = total(months.map(({ settled }) => settled['confirmed.should-stop'] ?? 0));
  const by = (id: string) => total(months.map(({ confirmed }) => confirmed[id] ?? 0));
  const causes = {
    deaths: by('event.death'),
    moved: by('event.hukou-moved-out'),
    left: by('event.left-minimum-living'),
    sentenced: by('event.sentenced'),
  };
  return {
    title: { zh: '停了什么、追回多少', en: 'What was stopped and got back' },
    text: {
      zh: `比对确认应停 ${stops} 项：领取人死亡 ${causes.deaths}、迁出 ${causes.moved}、退出低保 ${causes.left}、服刑 ${causes.sentenced} 等。发现多发 ${yuan(foundFen)} 元（${cases} 件），已追回 ${yuan(backFen)}，核销 ${yuan(waivedFen)}，未追回 ${yuan(openFen)}；移送骗领 ${handedOver} 件。`,
      en: `Comparisons confirmed ${stops} stops among recipients: deaths ${causes.deaths}, moves ${causes.moved}, left the minimum living guarantee ${causes.left}, prison ${causes.sentenced} and others. Overpaid ${yuan(foundFen)} yuan (${cases} recoveries): ${yuan(backFen)} back, ${yuan(waivedFen)} waived, ${yuan(openFen)} open; ${handedOver} frauds handed over.`,
    },
  };
}

function found({ months }: CountyReport): Paragraph {
  const candidates = total(months.map((month) => month.candidates));
  const told = total(months.map((month) => month.told));
  const waived = total(months.map((month) => month.waived));
  const applied = total(months.map((month) => month.appliedAfterTold));
  return {
    title: { zh: '找到了谁', en: 'Who was found' },
    text: {
      zh: `比对和政策找人（半年一次，列出 ${candidates} 人）发现应享未享：告知 ${told} 人，${waived} 人书面放弃，${applied} 人告知后申请并获认定；其余没有来申请或未获认定，以后仍可申请。`,
      en: `Comparisons and discovery (twice a year, ${candidates} people listed) showed who qualifies and receives nothing: ${told} people were told, ${waived} waived in writing, ${applied} applied after that and were granted; the others did not come or were not granted, and may still apply.`,
    },
  };
}

/** The sentence on the reconciliation. */
export function verdict({ reconciliation }: CountyReport): Bilingual {
  const { differences, months, runs, people, sample } = reconciliation;
  const benefitMonths = new Set(months.map(({ month, benefit }) => `${month} ${benefit}`)).size;
  if (differences.length > 0)
    return {
      zh: `对账不平：${differences.length} 处。${differences[0]}`,
      en: `The books do not agree in ${differences.length} places. ${differences[0]}`,
    };
  return {
    zh: `对账到分一致：${people} 人、${benefitMonths} 个补贴月的应发两种算法一致（其中 ${sample.people} 人、${sample.months} 个月另由规则引擎逐月重算）；${runs.length} 个批次的合计、台账与银行文件一致。`,
    en: `The books agree to the 分: what is due, worked out in two ways over ${people} people and ${benefitMonths} benefit months (${sample.people} people, ${sample.months} months by the rules engine, too); ${runs.length} runs by totals, ledger and bank files.`,
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
