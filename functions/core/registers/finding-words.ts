import { formatMoney } from '../shared/money.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { BenefitAtStake, FindingKind } from './finding.ts';
import type { RegisterRecord } from './register-record.ts';

const KINDS: Readonly<Record<FindingKind, Bilingual>> = {
  'should-stop': { zh: '应退', en: 'Should stop' },
  'should-change': { zh: '应变更', en: 'Should change' },
  'should-receive': { zh: '应享未享', en: 'Should receive' },
  conflict: { zh: '数据相互矛盾', en: 'Data contradict each other' },
  'certificate-expiring': { zh: '残疾人证将到期', en: 'Certificate about to expire' },
  unpaid: { zh: '应发未发', en: 'Entitled and not paid' },
};

/** A sentence or two for the officer: what kind, which registers say what as of when, and the money. */
export function findingWords(
  kind: FindingKind,
  subject: readonly string[],
  records: readonly Pick<RegisterRecord, 'register' | 'asOf' | 'events'>[],
  atStake: readonly BenefitAtStake[],
  { policy }: Pick<ComparisonContext, 'policy'>,
): Bilingual {
  const { registers, benefits } = policy.rules;
  const about = subject.map((id) => datedLabel(id, records, policy));
  const rows = records.map(({ register, asOf }) => ({
    label: bilingual(registers?.[register]?.label, register),
    asOf,
  }));
  const money = atStake.map(({ benefit, monthlyFen, totalFen, from }) => ({
    label: bilingual(benefits?.[benefit]?.label, benefit),
    monthly: signed(monthlyFen),
    total: signed(totalFen),
    from,
  }));
  return {
    zh: [
      `${KINDS[kind].zh}：${about.map(({ zh }) => zh).join('、')}。`,
      ...(rows.length === 0
        ? []
        : [`依据${rows.map(({ label, asOf }) => `“${label.zh}”（截至${asOf}）`).join('、')}。`]),
      ...money.map(
        ({ label, monthly, total, from }) =>
          `${label.zh}自${from}起每月相差${monthly}元，至今合计${total}元。`,
      ),
    ].join(''),
    en: [
      `${KINDS[kind].en}: ${about.map(({ en }) => en).join(', ')}.`,
      ...(rows.length === 0
        ? []
        : [`By ${rows.map(({ label, asOf }) => `${label.en} (as of ${asOf})`).join(', ')}.`]),
      ...money.map(
        ({ label, monthly, total, from }) =>
          `${label.en}: ${monthly} yuan a month from ${from} on, ${total} in all so far.`,
      ),
    ].join(' '),
  };
}

/** With the days that registers give for an event: an officer has to see which death is meant. */
function datedLabel(
  id: string,
  records: readonly Pick<RegisterRecord, 'events'>[],
  policy: ComparisonContext['policy'],
): Bilingual {
  const { zh, en } = subjectLabel(id, policy);
  const stated = records.flatMap(({ events }) => events).filter(({ event }) => id === `event.${event}`);
  const days = [...new Set(stated.map(({ on }) => on))].sort();
  return days.length === 0
    ? { zh, en }
    : { zh: `${zh}（${days.join('、')}）`, en: `${en} (${days.join(', ')})` };
}

function subjectLabel(id: string, { rules }: ComparisonContext['policy']): Bilingual {
  const [word = '', rest = ''] = [id.slice(0, id.indexOf('.')), id.slice(id.indexOf('.') + 1)];
  if (word === 'event') return bilingual(rules.events?.[rest]?.label, rest);
  if (word === 'withdrawn') {
    const event = bilingual(rules.events?.[rest]?.label, rest);
    return { zh: `登记库撤回“${event.zh}”`, en: `${event.en}, which the register takes back` };
  }
  if (word === 'otherBenefits') return bilingual(rules.otherBenefits?.[rest]?.label, rest);
  if (word === 'benefit') return bilingual(rules.benefits?.[rest]?.label, rest);
  return bilingual(rules.facts?.[id]?.label, id);
}

function signed(fen: number): string {
  return fen > 0 ? `+${formatMoney(fen)}` : formatMoney(fen);
}
