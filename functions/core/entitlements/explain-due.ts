import type { Cite, Text } from '../../generated/policy-file.ts';
import { type Citation, citationsOf, citationText } from '../determinations/citation.ts';
import { tableRows } from '../determinations/table-rows.ts';
import type { Policy } from '../policies/policy.ts';
import { formatMoney } from '../shared/money.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import type { BenefitDue } from './due-month.ts';

/** Something that decided a month: the id of a reason, and the day of what happened where there is one. */
export interface Because {
  readonly id: string;
  readonly on?: string;
}

/** A month's outcome for one benefit before it is put into words. */
export interface Unexplained extends Pick<BenefitDue, 'outcome' | 'fen'> {
  readonly because: readonly Because[];
  /** Facts that would settle it, or that should be confirmed. */
  readonly missing: readonly string[];
}

/** One paragraph that says what is due, why, by which event, and where that is written. */
export function explainDue(
  policy: Policy | undefined,
  benefit: string,
  { outcome, fen, because, missing }: Unexplained,
): { explanation: Bilingual; citations: Citation[] } {
  const sources = because.map((one) => ({ ...one, ...sourceOf(policy, benefit, one.id) }));
  const label = bilingual(policy?.rules.benefits?.[benefit]?.label, benefit);
  const amount = formatMoney(fen);
  const head: Bilingual = {
    granted: { zh: `${label.zh}：本月应发${amount}元。`, en: `${label.en}: ${amount} yuan are due.` },
    refused: { zh: `${label.zh}：本月不发。`, en: `${label.en}: nothing is due.` },
    undetermined: {
      zh: `${label.zh}：本月尚不能认定，待查清后补发或者不发。`,
      en: `${label.en}: cannot be determined yet; it is settled once that is known.`,
    },
  }[outcome];
  const reasons = sources.map(({ on, label: reason, citations }) => {
    const day = on === undefined ? '' : `（${on}）`;
    const cited = [...new Set(citations.map(citationText))].join('、');
    return {
      zh: `${reason.zh}${day}${cited && `，依据${cited}`}`,
      en: `${reason.en}${on === undefined ? '' : ` (${on})`}${cited && ` (${cited})`}`,
    };
  });
  const open = missing.map((fact) => bilingual(policy?.rules.facts?.[fact]?.label, fact));
  const needed: Bilingual =
    open.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `需要${outcome === 'undetermined' ? '补充' : '重新核实'}：${open.map(({ zh }) => zh).join('、')}。`,
          en: ` ${outcome === 'undetermined' ? 'Needed' : 'To be confirmed'}: ${open.map(({ en }) => en).join(', ')}.`,
        };
  return {
    explanation: {
      zh: head.zh + (reasons.length === 0 ? '' : `${reasons.map(({ zh }) => zh).join('；')}。`) + needed.zh,
      en: head.en + (reasons.length === 0 ? '' : ` ${reasons.map(({ en }) => en).join('; ')}.`) + needed.en,
    },
    citations: sources.flatMap(({ citations }) => citations),
  };
}

interface Source {
  readonly label: Bilingual;
  readonly citations: Citation[];
}

/** What the entitlement itself adds to the reasons of a determination. */
const OWN: Readonly<Record<string, Bilingual>> = {
  accrual: { zh: '从本月起计发', en: 'Due from this month' },
  'reissue.from': {
    zh: '换领新证后从发证当月起计发',
    en: 'Due again from the month in which the new certificate was issued',
  },
  'reissue.unchanged': {
    zh: '残疾类别或等级变更、新证核发期间按原标准发放',
    en: 'Unchanged while the changed certificate is being issued anew',
  },
  'reissue.suspended': {
    zh: '残疾类别或等级变更、新证核发期间暂停发放',
    en: 'Suspended while the changed certificate is being issued anew',
  },
  'back-pay': { zh: '换证前的月份补发', en: 'Paid back for a month before the new certificate' },
  transition: { zh: '不可抗力过渡期内按原标准发放', en: 'Transition period: the old standard goes on' },
  'recertification.missed': { zh: '未参加定期复核', en: 'The recertification was missed' },
  'recertification.suspended': {
    zh: '未参加定期复核，暂停发放',
    en: 'Suspended until the recertification is made up for',
  },
  'recertification.not-met': {
    zh: '定期复核认定不再符合条件',
    en: 'The recertification found the conditions not met',
  },
  'decision.override': {
    zh: '经办人员另行认定并记录理由',
    en: 'An officer decided otherwise and gave the ground',
  },
  'decision.refused': { zh: '申请未获批准', en: 'The application was refused' },
  'appeal.reopened': {
    zh: '异议已受理或者成立，待重新审定',
    en: 'Reopened by an appeal: a new decision is awaited',
  },
  'data.stale': {
    zh: '部分信息超过核实期限，在重新核实前按原认定发放',
    en: 'Some facts are older than they should be; the decision stands until they are confirmed',
  },
};

const CITED_IN = {
  accrual: 'accrual',
  reissue: 'reissue',
  'back-pay': 'reissue',
  transition: 'transition',
  recertification: 'recertification',
} as const;

function sourceOf(policy: Policy | undefined, benefit: string, id: string): Source {
  const rules = policy?.rules ?? {};
  const [kind = '', ...rest] = id.split('.');
  const name = rest.join('.');
  const own = OWN[id];
  if (own !== undefined) {
    const section = kind in CITED_IN ? CITED_IN[kind as keyof typeof CITED_IN] : undefined;
    const cite = section === undefined ? undefined : rules.time?.[section]?.cite;
    return { label: own, citations: citationsOf(cite, rules.documents ?? {}) };
  }
  const stated = statedOf(policy, benefit, kind, name);
  return {
    label: bilingual(stated?.label, id),
    citations: citationsOf(stated?.cite, rules.documents ?? {}),
  };
}

function statedOf(
  policy: Policy | undefined,
  benefit: string,
  kind: string,
  name: string,
): { label?: Text; cite?: Cite } | undefined {
  const rules = policy?.rules;
  const own = rules?.benefits?.[benefit];
  switch (kind) {
    case 'event':
      return rules?.events?.[name];
    case 'requirement':
      return own?.requirements?.[name];
    case 'exclusion':
      return own?.exclusions?.[name];
    case 'amount':
      return rules?.parameters?.[name];
    case 'class':
      return own?.classes?.[name] ?? tableRows(own?.table).find((row) => row.id === name);
    case 'concurrence': {
      const code = own?.concurrence?.[name] === undefined ? (name.split('.')[0] ?? '') : name;
      const entry = own?.concurrence?.[code];
      const label = entry?.label ?? rules?.otherBenefits?.[code]?.label;
      return { ...(label && { label }), ...(entry?.cite && { cite: entry.cite }) };
    }
    default:
      return undefined;
  }
}
