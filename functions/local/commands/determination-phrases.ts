import type {
  ClassNotTaken,
  MissingFact,
  Outcome,
  ReasonOutcome,
} from '../../core/determinations/determination.ts';
import type { Language } from '../terminal/terminal.ts';

interface Phrases {
  readonly policy: string;
  readonly combinations: string;
  readonly stale: string;
  readonly unverified: string;
  readonly missing: string;
  readonly unknown: string;
  readonly comma: string;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly why: Readonly<Record<MissingFact['why'], string>>;
  readonly notTaken: Readonly<Record<ClassNotTaken['reason'], (label: string, amount: string) => string>>;
  readonly monthly: (amount: string) => string;
  readonly total: (amount: string, isComplete: boolean) => string;
  readonly inKind: (service: string, provider: string, value: string) => string;
  readonly suppliedBy: (who: string) => string;
  /** Who supplies a fact, by the format's word. */
  readonly supplier: Readonly<Record<string, string>>;
  readonly register: (label: string) => string;
  /** An exclusion that does not apply speaks for the benefit. */
  readonly exclusion: Readonly<Record<ReasonOutcome, (label: string) => string>>;
}

/** The words around a determination on the terminal; all else comes from the policy. */
export const PHRASES: Readonly<Record<Language, Phrases>> = {
  zh: {
    policy: '政策',
    combinations: '比较过的组合：',
    stale: '已过时、按未知处理：',
    unverified: '未核对官方文本的依据：',
    missing: '还需要：',
    unknown: '不明',
    comma: '、',
    outcome: { granted: '符合', refused: '不符合', undetermined: '待定' },
    why: { 'not-given': '未提供', stale: '已过时', 'not-set-by-policy': '政策未规定' },
    notTaken: {
      'lower-amount': (label, amount) => `也符合“${label}”（${amount}元），金额不高于所取类别`,
      'later-rank': (label, amount) => `也符合“${label}”（${amount}元），排序在后`,
    },
    monthly: (amount) => `每月${amount}元`,
    total: (amount, isComplete) => `合计每月${amount}元${isComplete ? '' : '（尚有未定项目）'}`,
    inKind: (service, provider, value) => `服务：${service}（${provider}，价值${value}元）`,
    suppliedBy: (who) => `，由${who}提供`,
    supplier: { applicant: '申请人', window: '窗口', policy: '政策文件' },
    register: (label) => `“${label}”数据`,
    exclusion: {
      passed: (label) => `无此情形：${label}`,
      failed: (label) => `有此情形：${label}`,
      unknown: (label) => `有无此情形：${label}`,
    },
  },
  en: {
    policy: 'policy',
    combinations: 'Combinations weighed:',
    stale: 'Too old, counted as unknown:',
    unverified: 'Decided by documents whose official text was not read:',
    missing: 'Still needed:',
    unknown: 'unknown',
    comma: ', ',
    outcome: { granted: 'granted', refused: 'refused', undetermined: 'undetermined' },
    why: { 'not-given': 'not given', stale: 'too old', 'not-set-by-policy': 'not set by the policy' },
    notTaken: {
      'lower-amount': (label, amount) => `also meets ${label} (${amount} yuan), which is not more`,
      'later-rank': (label, amount) => `also meets ${label} (${amount} yuan), which ranks later`,
    },
    monthly: (amount) => `${amount} yuan a month`,
    total: (amount, isComplete) => `In total ${amount} yuan a month${isComplete ? '' : ' so far'}`,
    inKind: (service, provider, value) => `in kind: ${service} by ${provider}, worth ${value} yuan`,
    suppliedBy: (who) => `; from ${who}`,
    supplier: { applicant: 'the applicant', window: 'the window', policy: 'the policy' },
    register: (label) => `register “${label}”`,
    exclusion: {
      passed: (label) => `Not: ${label}`,
      failed: (label) => `Ruled out: ${label}`,
      unknown: (label) => `Ruled out? ${label}`,
    },
  },
};
