import { calendarDateAt } from '../../core/calendar/beijing-time.ts';
import type { CaseEvent, CaseEventType } from '../../core/events/case-event.ts';
import { joined, phrase, same } from '../../core/policies/compare/phrase.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import type { CaseWords } from './case-words.ts';
import { clockLabel } from './clock-label.ts';

type DataOf<Type extends CaseEventType> = Extract<CaseEvent, { readonly type: Type }>['data'];
type Sentences = {
  readonly [Type in CaseEventType]: (data: DataOf<Type>, words: CaseWords) => Bilingual;
};

/** What happened, as an officer would put it. */
export function eventSentence(event: CaseEvent, words: CaseWords): Bilingual {
  // Type and data belong together; TypeScript does not follow that through an index.
  const say = SENTENCES[event.type] as (data: CaseEvent['data'], words: CaseWords) => Bilingual;
  return say(event.data, words);
}

const SENTENCES: Sentences = {
  'case-created': ({ benefits, receiving, competent }, words) =>
    phrase(
      '受理申请：{0}；受理地{1}，业务属地（户籍地）{2}',
      'application for {0} taken by {1}; competent by hukou: {2}',
      list(benefits.map(words.benefit)),
      words.place(receiving.jurisdiction),
      words.place(competent.jurisdiction),
    ),
  'facts-changed': () => ({ zh: '情况有更正', en: 'facts corrected' }),
  'competent-office-changed': ({ competent }, words) =>
    phrase('业务属地改为{0}', 'the competent office is {0} now', words.place(competent.jurisdiction)),
  'material-added': ({ material }, words) =>
    phrase('上传材料：{0}', 'uploaded: {0}', words.material(material)),
  'material-shown-by-register': ({ material, register }, words) =>
    phrase(
      '{0}：{1}数据可查，不收原件',
      '{0}: shown by {1}, no original needed',
      words.material(material),
      words.register(register),
    ),
  'file-completed': () => ({ zh: '材料齐全', en: 'the file is complete' }),
  'case-pushed': ({ to }, words) =>
    words.one.chain.isCrossJurisdiction
      ? phrase('推送至业务属地{0}', 'pushed to {0}', words.place(to.jurisdiction))
      : { zh: '在户籍地申请，直接进入审核，不需推送', en: 'handed in at home: the review begins at once' },
  'stage-opened': ({ stage, mode, outcomes }, words) =>
    mode === 'timer'
      ? phrase('进入环节：{0}', 'stage: {0}', words.stage(stage))
      : phrase(
          '进入环节：{0}；系统测算：{1}',
          'stage: {0}; determination: {1}',
          words.stage(stage),
          outcomeList(outcomes, words),
        ),
  'stage-decided': ({ stage, decision, outcome, to, isAgainstDetermination }, words) =>
    joined(
      [
        phrase('{0}：{1}', '{0}: {1}', words.stage(stage), DECISIONS[outcome] ?? same(outcome)),
        ...(to === null ? [] : [phrase('退至{0}', 'to {0}', words.stage(to))]),
        ...(isAgainstDetermination ? [AGAINST] : []),
        ...groundOf(words, decision),
      ],
      '，',
      ', ',
    ),
  'stage-passed': ({ stage, by }, words) =>
    phrase('{0}结束（{1}）', '{0} is over ({1})', words.stage(stage), PASSED_BY[by]),
  'check-failed': ({ stage, findings }, words) =>
    phrase(
      '{0}：比对不一致（{1}），转人工',
      '{0}: differs ({1}), a person looks at it',
      words.stage(stage),
      same(findings.join(', ')),
    ),
  'correction-requested': ({ correction }, words) =>
    phrase(
      '一次性告知补正：{0}；审核时限暂停',
      'asked once for all that is missing: {0}; the clocks stand still',
      correctionItems(words, correction),
    ),
  'correction-made': ({ correction }, words) =>
    phrase(
      '补正完成；{0}起至当日时限停计，自次日继续计算',
      'corrected; from {0} to this day no day counts, from the next day on they do',
      requestedOn(words, correction),
    ),
  'correction-not-made': () => ({ zh: '逾期未补正', en: 'not corrected in time' }),
  'notice-published': ({ notice }, words) =>
    phrase('张贴公示（姓名隐去一部分）：{0}', 'hung out, the name masked: {0}', noticeShows(words, notice)),
  'notice-closed': ({ objections }) =>
    phrase('公示结束，收到异议{0}件', 'the notice comes down; objections: {0}', same(String(objections))),
  'objection-filed': ({ notice, objection }, words) =>
    phrase('收到异议：{0}', 'somebody objects: {0}', objectionText(words, notice, objection)),
  're-examination-opened': ({ stage }, words) =>
    phrase('启动复核，由{0}办理', 're-examination by: {0}', words.stage(stage)),
  'clock-warned': ({ clock, dueOn }) =>
    phrase('提醒：“{0}”期限{1}届满', 'reminder: the term to {0} ends on {1}', clockLabel(clock), same(dueOn)),
  'clock-overdue': ({ clock, dueOn, office }, words) =>
    phrase(
      '逾期：{2}应在{1}前“{0}”，还没有完成。逾期不等于同意，也不等于拒绝，仍须人来决定',
      'OVERDUE: {2} had until {1} to {0} and has not. Nothing is granted or refused by that: an officer still decides',
      clockLabel(clock),
      same(dueOn),
      words.place(office.jurisdiction),
    ),
  'clock-recounted': ({ clock, before, dueOn }) =>
    phrase(
      '“{0}”重新计算：{1} → {2}',
      'the term to {0} counted anew: {1} → {2}',
      clockLabel(clock),
      same(before ?? '—'),
      same(dueOn),
    ),
  'case-escalated': ({ to }, words) =>
    phrase('报告上级{0}督办', 'reported to the level above, {0}', words.place(to)),
  'policy-re-pinned': () => ({
    zh: '改按新版政策办理，已写明理由',
    en: 'moved to a newer policy, with a written ground',
  }),
  'case-determined': ({ outcomes, fromMonth }, words) =>
    phrase('审定：{0}，自{1}起', 'decided: {0}, from {1}', outcomeList(outcomes, words), same(fromMonth)),
  'applicant-notified': ({ means }) =>
    phrase(
      '告知申请人（{0}），办结',
      'applicant told ({0}); the case is closed',
      MEANS[means] ?? same(means),
    ),
  'case-withdrawn': () => ({ zh: '申请人撤回', en: 'withdrawn by the applicant' }),
  'case-rated': ({ score }) =>
    phrase('申请人评价：{0}分（满分5分）', 'satisfaction: {0} of 5', same(String(score))),
};

const AGAINST: Bilingual = { zh: '与系统测算不一致', en: 'against the determination' };

const DECISIONS: Readonly<Record<string, Bilingual>> = {
  approve: { zh: '同意', en: 'approved' },
  refuse: { zh: '不同意', en: 'refused' },
  'send-back': { zh: '退回', en: 'sent back' },
};

const PASSED_BY: Readonly<Record<'time' | 'check' | 'hand', Bilingual>> = {
  time: { zh: '期满', en: 'its time is up' },
  check: { zh: '比对一致', en: 'the register agrees' },
  hand: { zh: '由经办机关撤下', en: 'taken down by the office' },
};

const MEANS: Readonly<Record<string, Bilingual>> = {
  'in-person': { zh: '当面', en: 'in person' },
  letter: { zh: '信函', en: 'by letter' },
  phone: { zh: '电话', en: 'by phone' },
  sms: { zh: '短信', en: 'by SMS' },
  online: { zh: '网上', en: 'online' },
};

type Outcomes = Readonly<Record<string, { readonly outcome: string; readonly monthlyAmount: string | null }>>;

function outcomeList(outcomes: Outcomes, words: CaseWords): Bilingual {
  return list(
    Object.entries(outcomes).map(([id, { outcome, monthlyAmount }]) =>
      outcome === 'granted'
        ? phrase('{0}每月{1}元', '{0} {1} yuan a month', words.benefit(id), same(monthlyAmount ?? '?'))
        : phrase(
            outcome === 'refused' ? '{0}不予发放' : '{0}尚不能认定',
            outcome === 'refused' ? '{0} refused' : '{0} undetermined',
            words.benefit(id),
          ),
    ),
  );
}

function requestedOn({ one }: CaseWords, correction: string): Bilingual {
  const found = one.corrections.find(({ id }) => id === correction);
  return same(found === undefined ? '—' : calendarDateAt(found.requestedAt));
}

function correctionItems({ one }: CaseWords, correction: string): Bilingual {
  const found = one.corrections.find(({ id }) => id === correction);
  return same(found?.items.map(({ text }) => text).join('、') ?? '—');
}

function groundOf({ one }: CaseWords, decision: string): Bilingual[] {
  const visits = [...one.visits, ...(one.open === null ? [] : [one.open])];
  const found = visits.flatMap(({ decisions }) => decisions).find(({ id }) => id === decision);
  return found === undefined || found.ground === null
    ? []
    : [phrase('书面理由：{0}', 'written ground: {0}', same(found.ground))];
}

function objectionText({ one }: CaseWords, notice: string, objection: string): Bilingual {
  const { objections = [] } = one.notices.find(({ id }) => id === notice) ?? {};
  return same(objections.find(({ id }) => id === objection)?.text ?? '—');
}

function noticeShows(words: CaseWords, notice: string): Bilingual {
  return outcomeList(words.one.notices.find(({ id }) => id === notice)?.shows ?? {}, words);
}

function list(phrases: readonly Bilingual[]): Bilingual {
  return joined(phrases, '、', ', ');
}
