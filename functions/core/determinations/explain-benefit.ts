import type { Fact } from '../../generated/policy-file.ts';
import type { FactDictionary } from '../facts/fact-dictionary.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import { type Citation, citationText } from './citation.ts';
import type { BenefitDetermination, Reason, SeenFact } from './determination.ts';

type Unexplained = Omit<BenefitDetermination, 'explanation'>;

/** One paragraph that a person can read: the outcome, what decided it, where it is written, what counted in favour. */
export function explainBenefit(benefit: Unexplained, dictionary: FactDictionary): Bilingual {
  if (benefit.outcome === 'granted') return granted(benefit);
  return benefit.outcome === 'refused' ? refused(benefit, dictionary) : undetermined(benefit);
}

function granted({
  label,
  monthlyAmount,
  classLabel,
  inKind,
  reasons,
  concurrence,
  notTaken,
}: Unexplained): Bilingual {
  const cited = cites(reasons.filter(({ kind, decisive }) => kind === 'class' && decisive));
  const zh = [
    `${label.zh}：符合条件，每月${monthlyAmount}元（${classLabel?.zh}${cited && `，依据${cited}`}）。`,
  ];
  const en = [
    `${label.en}: granted, ${monthlyAmount} yuan a month (${classLabel?.en}${cited && `; ${cited}`}).`,
  ];
  for (const { service, provider, value } of inKind) {
    zh.push(`以服务代替现金：${service.zh}（${provider.zh}提供，价值${value}元）。`);
    en.push(`In kind instead of cash: ${service.en} by ${provider.en}, worth ${value} yuan.`);
  }
  for (const { effect, label: other, otherMonthlyAmount } of concurrence) {
    if (effect === 'own-kept') {
      zh.push(`与“${other.zh}”（每月${otherMonthlyAmount}元）择高享受，享受本补贴须放弃该待遇。`);
      en.push(
        `Only the higher is paid: this one instead of ${other.en} (${otherMonthlyAmount} yuan a month).`,
      );
    } else if (effect === 'difference') {
      zh.push(`已领取“${other.zh}”每月${otherMonthlyAmount}元，只补差额。`);
      en.push(`Tops up ${other.en} of ${otherMonthlyAmount} yuan a month.`);
    } else {
      zh.push(`可与“${other.zh}”同时享受。`);
      en.push(`Goes together with ${other.en}.`);
    }
  }
  if (notTaken.length > 0) {
    zh.push(`同时符合${notTaken.map(({ label: other }) => `“${other.zh}”`).join('、')}，按规定不重复计发。`);
    en.push(
      `Also meets ${notTaken.map(({ label: other }) => other.en).join(', ')}, which is not paid on top.`,
    );
  }
  return { zh: zh.join(''), en: en.join(' ') };
}

function refused({ label, reasons }: Unexplained, dictionary: FactDictionary): Bilingual {
  const against = reasons.filter(({ decisive, outcome }) => decisive && outcome === 'failed');
  const classes = against.filter(({ kind }) => kind === 'class');
  const others = against
    .filter(({ kind }) => kind !== 'class')
    .map((reason) => objection(reason, dictionary));
  const all = classes.length === 0 ? others : [...others, noClass(classes, dictionary)];
  const met = reasons.filter(({ outcome, kind }) => outcome === 'passed' && kind === 'requirement');
  const favour: Bilingual =
    met.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `已核实符合：${met.map((reason) => reason.label.zh).join('、')}。`,
          en: ` Found to be met: ${met.map((reason) => reason.label.en).join(', ')}.`,
        };
  return {
    zh: `${label.zh}：不符合条件。${all.map(({ zh }) => zh).join('；')}。${favour.zh}`,
    en: `${label.en}: refused. ${all.map(({ en }) => en).join('; ')}.${favour.en}`,
  };
}

function objection(reason: Reason, dictionary: FactDictionary): Bilingual {
  const { kind, label } = reason;
  const cited = citeSuffix(reason.citations);
  const seen = seenText(reason.facts, dictionary);
  if (kind === 'requirement')
    return {
      zh: `未满足“${label.zh}”${seen.zh}${cited.zh}`,
      en: `Requirement not met: ${label.en}${seen.en}${cited.en}`,
    };
  if (kind === 'exclusion')
    return {
      zh: `属于不予发放的情形“${label.zh}”${seen.zh}${cited.zh}`,
      en: `Ruled out: ${label.en}${seen.en}${cited.en}`,
    };
  if (kind === 'event') {
    const on = String(reason.facts[0]?.value ?? '');
    return {
      zh: `因“${label.zh}”（${on}）停发${cited.zh}`,
      en: `Stopped by: ${label.en} (${on})${cited.en}`,
    };
  }
  const [other] = reason.facts;
  const amount = other?.compared === null ? '' : String(other?.compared);
  return other?.operator === 'higher-of'
    ? {
        zh: `已领取“${label.zh}”每月${amount}元，择高享受，不再发放本补贴${cited.zh}`,
        en: `${label.en} of ${amount} yuan a month is kept, only the higher is paid${cited.en}`,
      }
    : { zh: `已享受“${label.zh}”，不能同时享受${cited.zh}`, en: `Not together with ${label.en}${cited.en}` };
}

function noClass(classes: readonly Reason[], dictionary: FactDictionary): Bilingual {
  const seen = seenText(
    classes.flatMap(({ facts }) => facts),
    dictionary,
  );
  const names = { zh: classes.map(({ label }) => `“${label.zh}”`), en: classes.map(({ label }) => label.en) };
  const cited = citeSuffix(classes.flatMap(({ citations }) => citations));
  return {
    zh: `不属于发放对象${names.zh.join('、')}${seen.zh}${cited.zh}`,
    en: `None of the classes applies: ${names.en.join(', ')}${seen.en}${cited.en}`,
  };
}

function undetermined({ label, missing }: Unexplained): Bilingual {
  return {
    zh: `${label.zh}：尚不能认定。还需要：${missing.map((one) => one.label.zh).join('、')}。`,
    en: `${label.en}: cannot be determined yet. Still needed: ${missing.map((one) => one.label.en).join(', ')}.`,
  };
}

/** The facts that were seen, once each, with the labels of their values. */
function seenText(facts: readonly SeenFact[], { byId }: FactDictionary): Bilingual {
  const seen = new Map<string, Bilingual>();
  for (const { fact, value } of facts) {
    const definition = byId.get(fact)?.fact;
    if (value === null || seen.has(fact)) continue;
    const label = bilingual(definition?.label, fact);
    const shown = valueText(value, definition?.choices);
    seen.set(fact, { zh: `${label.zh}：${shown.zh}`, en: `${label.en}: ${shown.en}` });
  }
  if (seen.size === 0) return { zh: '', en: '' };
  const all = [...seen.values()];
  return { zh: `（${all.map(({ zh }) => zh).join('，')}）`, en: ` (${all.map(({ en }) => en).join(', ')})` };
}

/** A value by the labels of its choices; text for people even where it is a list. */
function valueText(value: unknown, choices: Fact['choices']): Bilingual {
  if (Array.isArray(value)) return joined(value.map((one) => valueText(one, choices)));
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const id = String(value);
  const label = choices !== undefined && Object.hasOwn(choices, id) ? choices[id] : undefined;
  return bilingual(label ?? undefined, id);
}

function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}

function cites(reasons: readonly Reason[]): string {
  return [...new Set(reasons.flatMap(({ citations }) => citations.map(citationText)))].join('、');
}

function citeSuffix(citations: readonly Citation[]): Bilingual {
  const text = [...new Set(citations.map(citationText))].join('、');
  return text === '' ? { zh: '', en: '' } : { zh: `（${text}）`, en: ` (${text})` };
}
