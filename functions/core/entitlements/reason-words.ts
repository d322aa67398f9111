import { citationText } from '../determinations/citation.ts';
import type { Bilingual } from '../shared/text.ts';
import type { BenefitDue } from './due-month.ts';
import type { Source } from './reason-sources.ts';

/** What the entitlement itself adds to the reasons of a determination; {on} is the day of what happened. */
const OWN: Readonly<Record<string, Bilingual>> = {
  accrual: { zh: '从本月起计发', en: 'Due from this month' },
  'reissue.from': {
    zh: '换领新证后从发证当月起计发',
    en: 'Due again from the month in which the new certificate was issued',
  },
  'reissue.unchanged': {
    zh: '残疾类别或等级变更（{on}）后、新证核发期间按原标准发放',
    en: 'Unchanged while the certificate changed on {on} is being issued anew',
  },
  'reissue.card-awaited': {
    zh: '残疾类别或等级变更（{on}）后，新证发证日期没有登记，按原标准发放；请登记新证发证日期，自次月起按新类别和等级',
    en: 'Unchanged: the certificate changed on {on} and nobody recorded the day of the new card; once recorded, the new level counts from the month after',
  },
  'reissue.as-registered': {
    zh: '新证发证日期没有登记，以登记册载明新证的日期（{on}）为准；登记发证日期后重新计算',
    en: 'The day of the new card is not recorded: the day as of which a register states it ({on}) counts until it is',
  },
  'reissue.suspended': {
    zh: '残疾类别或等级变更（{on}）后、新证核发期间暂停发放',
    en: 'Suspended while the certificate changed on {on} is being issued anew',
  },
  'back-pay': { zh: '换领新证前的月份，予以补发', en: 'Paid back for a month before the new certificate' },
  transition: {
    zh: '残疾人证已过期（{on}），不可抗力过渡期内按原标准发放',
    en: 'The certificate expired on {on}; in the transition period the old standard goes on',
  },
  'recertification.missed': {
    zh: '未参加定期复核（{on}），停发',
    en: 'The recertification was missed ({on})',
  },
  'recertification.suspended': {
    zh: '未参加定期复核（{on}），补办前暂停发放',
    en: 'Suspended until the recertification missed on {on} is made up for',
  },
  'recertification.not-met': {
    zh: '定期复核（{on}）认定不再符合条件，停发',
    en: 'The recertification of {on} found the conditions not met',
  },
  'decision.override': {
    zh: '金额由经办人员另行认定，理由已记录',
    en: 'The amount was set by an officer, who gave the ground',
  },
  'decision.refused': { zh: '申请未获批准', en: 'The application was refused' },
  'appeal.reopened': {
    zh: '申请未获批准，异议提出后待重新审定',
    en: 'The refusal is under appeal or was overturned: a new decision is awaited',
  },
  'data.stale': {
    zh: '部分信息超过核实期限，在重新核实前按原认定发放',
    en: 'Some facts are older than they should be; the decision stands until they are confirmed',
  },
};

type Outcome = BenefitDue['outcome'];

/** The reasons of a month as clauses of a sentence, each with where it is written; classes together are one. */
export function reasonsInWords(outcome: Outcome, sources: readonly Source[], isRuled: boolean): Bilingual[] {
  const isOverridden = sources.some(({ id }) => id === 'decision.override');
  const classes = sources.filter(({ kind }) => kind === 'class');
  const [firstClass] = classes;
  return sources.flatMap((source): Bilingual[] => {
    if (source.kind === 'class' && source !== firstClass) return [];
    const together = source.kind === 'class' ? classes : [source];
    const words = isOverridden
      ? (ownWords(source) ?? asRuled(together, isRuled))
      : (ownWords(source) ?? WORDS[outcome](source, quoted(together)));
    return [withCitations(words, together)];
  });
}

function ownWords({ id, on = '' }: Source): Bilingual | undefined {
  const own = OWN[id];
  return own && { zh: own.zh.replace('{on}', on), en: own.en.replace('{on}', on) };
}

/** What the rules say where an officer set the amount. */
function asRuled(sources: readonly Source[], isRuled: boolean): Bilingual {
  const names = quoted(sources);
  return isRuled
    ? { zh: `按规则属于${names.zh}`, en: `By the rules: ${names.en}` }
    : { zh: `按规则不能认定：${names.zh}`, en: `Not settled by the rules: ${names.en}` };
}

const WORDS: Readonly<Record<Outcome, (source: Source, names: Bilingual) => Bilingual>> = {
  granted: ({ kind, on = '' }, { zh, en }) => {
    if (kind === 'event') return { zh: `因${zh}（${on}）自本月起调整`, en: `Changed by: ${en} (${on})` };
    return { zh: `属于${zh}`, en: `Granted as: ${en}` };
  },
  refused: ({ kind, on = '', isHigherOf }, { zh, en }) => {
    switch (kind) {
      case 'event':
        return { zh: `因${zh}（${on}）停发`, en: `Stopped by: ${en} (${on})` };
      case 'class':
        return { zh: `不属于发放对象${zh}`, en: `None of the classes applies: ${en}` };
      case 'requirement':
        return { zh: `未满足${zh}`, en: `Requirement not met: ${en}` };
      case 'exclusion':
        return { zh: `属于不予发放的情形${zh}`, en: `Ruled out: ${en}` };
      default:
        return isHigherOf
          ? { zh: `已享受${zh}，择高享受，不再发放本补贴`, en: `${en} is kept, only the higher is paid` }
          : { zh: `已享受${zh}，不能同时享受`, en: `Not together with ${en}` };
    }
  },
  undetermined: ({ kind, on = '' }, { zh, en }) => {
    switch (kind) {
      case 'event':
        return { zh: `因${zh}（${on}）情况有变`, en: `Changed by: ${en} (${on})` };
      case 'class':
        return { zh: `是否属于${zh}尚待查清`, en: `Not known whether this applies: ${en}` };
      case 'amount':
        return { zh: `${zh}没有公布或者没有录入`, en: `Not set: ${en}` };
      case 'requirement':
        return { zh: `是否满足${zh}尚待查清`, en: `Not known whether this is met: ${en}` };
      case 'exclusion':
        return {
          zh: `是否属于不予发放的情形${zh}尚待查清`,
          en: `Not known whether this rules it out: ${en}`,
        };
      default:
        return { zh: `${zh}的情况尚待查清`, en: `Not known: ${en}` };
    }
  },
};

function quoted(sources: readonly Source[]): Bilingual {
  return {
    zh: sources.map(({ label }) => `“${label.zh}”`).join('、'),
    en: sources.map(({ label }) => (sources.length === 1 ? label.en : `“${label.en}”`)).join(', '),
  };
}

function withCitations({ zh, en }: Bilingual, sources: readonly Source[]): Bilingual {
  const all = sources.flatMap(({ citations }) => citations.map(citationText));
  const cited = [...new Set(all)].join('、');
  return cited === '' ? { zh, en } : { zh: `${zh}，依据${cited}`, en: `${en} (${cited})` };
}
