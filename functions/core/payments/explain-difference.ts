import type { BenefitDue } from '../entitlements/due-month.ts';
import { formatMoney } from '../shared/money.ts';
import type { Bilingual } from '../shared/text.ts';
import type { LedgerLine } from './ledger-line.ts';

/** Why a month comes to something else than the ledger says. */
export const dueCauses = [
  'first',
  'elsewhere',
  'event',
  'policy',
  'restored',
  'facts',
  'class',
  'decision',
] as const;
export type DueCause = (typeof dueCauses)[number];

const WORDS: Readonly<Record<Exclude<DueCause, 'first'>, Bilingual>> = {
  elsewhere: { zh: '该月补贴改由其他地区发放', en: 'another jurisdiction pays this month' },
  event: { zh: '得知生活变动', en: 'a life event became known' },
  policy: { zh: '政策有了新版本', en: 'the policy has a new version' },
  restored: { zh: '原来不发的原因不再成立', en: 'what stood against it no longer holds' },
  facts: { zh: '个人情况有变化', en: 'the facts changed' },
  class: { zh: '补贴类别有变化', en: 'the class changed' },
  decision: { zh: '有新的决定或复核结果', en: 'a decision or a review came in' },
};

/** What changed since the last due line of the month: the first that applies, in the order of DueCause. */
export function dueCause(
  last: LedgerLine | undefined,
  now: BenefitDue | undefined,
  isElsewhere: boolean,
): DueCause {
  if (last === undefined) return 'first';
  if (isElsewhere) return 'elsewhere';
  if (now?.because.some((reason) => reason.startsWith('event.'))) return 'event';
  const [before, after] = [last.basis, now?.basis];
  if (before && after && before.policy !== after.policy) return 'policy';
  if (last.class === null && last.fen <= 0 && now?.outcome === 'granted') return 'restored';
  if (before && after && before.facts !== after.facts) return 'facts';
  if (now !== undefined && now.class !== last.class) return 'class';
  return 'decision';
}

/** A due line in words: the determination where it is the first, else from what to what and why. */
export function explainDifference(
  cause: DueCause,
  from: number,
  to: number,
  now: BenefitDue | undefined,
): Bilingual {
  const rests = now?.explanation ?? {
    zh: '该月没有任何权利。',
    en: 'There is no entitlement in this month.',
  };
  if (cause === 'first') return rests;
  const [before, after] = [formatMoney(from), formatMoney(to)];
  return {
    zh: `应发由 ${before} 元改为 ${after} 元：${WORDS[cause].zh}。${rests.zh}`,
    en: `Due is ${after} instead of ${before} yuan: ${WORDS[cause].en}. ${rests.en}`,
  };
}
