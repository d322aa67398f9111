import { STATUS_WORDS } from '../../core/cases/case-words.ts';
import type { Language } from '../terminal/terminal.ts';
import type { ToldCase } from './demo-report.ts';
import type { TimelineEntry } from './timeline.ts';

interface ReportWords {
  readonly applicant: string;
  readonly caseId: string;
  readonly checklist: string;
  readonly seenBy: string;
  readonly comma: string;
  readonly weekdays: readonly string[];
  readonly lists: Readonly<Record<ToldCase['seenBy'][number]['list'], string>>;
  readonly statuses: Readonly<Record<ToldCase['status'], string>>;
  readonly roles: Readonly<Record<TimelineEntry['actor']['role'], string>>;
  readonly audience: Readonly<Record<TimelineEntry['told'][number], string>>;
  readonly letter: string;
  readonly intact: (events: number) => string;
  readonly broken: (sequence: number, problem: string) => string;
  readonly forged: (sequence: number) => string;
}

/** The words of the report that come from no policy. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  zh: {
    applicant: '申请人（虚构身份，姓名隐去一部分）：',
    caseId: '案件号',
    checklist: '材料清单（一次告知）：',
    seenBy: '两地都能看到办理情况：',
    comma: '、',
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    lists: { received: '受理地', competent: '业务属地' },
    statuses: STATUS_WORDS,
    roles: {
      window: '受理窗口',
      village: '村（居）委会',
      township: '乡镇（街道）',
      federation: '残联',
      'civil-affairs': '民政局',
      finance: '财政局',
      supervisor: '上级监督',
      platform: '系统（时限）',
    },
    audience: {
      'receiving-office': '受理机关',
      'competent-office': '业务属地',
      'superior-office': '上级机关',
      applicant: '申请人',
    },
    letter: '审定结果通知书',
    intact: (events) => `审计：${events}条记录首尾相连，逐条核验无误 ✓`,
    broken: (sequence, problem) => `审计：第${sequence}条有问题：${problem}`,
    forged: (sequence) => `（对照：把第${sequence}条的日期改早一天，核验立即指出第${sequence}条）`,
  },
  en: {
    applicant: 'Applicant (made up, name masked):',
    caseId: 'case',
    checklist: 'Checklist, told once:',
    seenBy: 'Both offices see where it stands:',
    comma: ', ',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    lists: { received: 'received', competent: 'competent' },
    statuses: {
      collecting: 'collecting',
      complete: 'complete, to be pushed',
      'in-review': 'in review',
      'awaiting-correction': 'awaiting correction',
      determined: 'determined',
      closed: 'closed',
      withdrawn: 'withdrawn',
    },
    roles: {
      window: 'window',
      village: 'village committee',
      township: 'township',
      federation: 'federation',
      'civil-affairs': 'civil affairs',
      finance: 'finance',
      supervisor: 'supervisor',
      platform: 'platform (clocks)',
    },
    audience: {
      'receiving-office': 'receiving office',
      'competent-office': 'competent office',
      'superior-office': 'office above',
      applicant: 'applicant',
    },
    letter: 'The decision letter, as it goes out',
    intact: (events) => `Audit: ${events} events, each chained to the one before, all verified ✓`,
    broken: (sequence, problem) => `Audit: event ${sequence} is wrong: ${problem}`,
    forged: (sequence) =>
      `(with event ${sequence} dated a day earlier the same check names event ${sequence})`,
  },
};
