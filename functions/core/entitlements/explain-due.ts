import type { Citation } from '../determinations/citation.ts';
import type { Policy } from '../policies/policy.ts';
import { formatMoney } from '../shared/money.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import type { BenefitDue } from './due-month.ts';
import { type Because, sourceOf } from './reason-sources.ts';
import { reasonsInWords } from './reason-words.ts';

/** A month's outcome for one benefit before it is put into words. */
export interface Unexplained extends Pick<BenefitDue, 'outcome' | 'fen' | 'class'> {
  readonly because: readonly Because[];
  /** Facts that would settle it, or that should be confirmed. */
  readonly missing: readonly string[];
}

/**
 * One paragraph that says what is due, why, by which event, and where that is written. Where the place has no policy
 * in the month, the benefit is named by the one that is known of it.
 */
export function explainDue(
  policy: Policy | undefined,
  benefit: string,
  { outcome, fen, class: taken, because, missing }: Unexplained,
  named: Policy | undefined = policy,
): { explanation: Bilingual; citations: Citation[] } {
  const sources = because.map((one) => sourceOf(policy, benefit, one));
  const label = bilingual(named?.rules.benefits?.[benefit]?.label, benefit);
  const amount = formatMoney(fen);
  const head: Bilingual = {
    granted: { zh: `${label.zh}：本月应发${amount}元。`, en: `${label.en}: ${amount} yuan are due.` },
    refused: { zh: `${label.zh}：本月不发。`, en: `${label.en}: nothing is due.` },
    undetermined: {
      zh: `${label.zh}：本月尚不能认定，查清后补发或者不发。`,
      en: `${label.en}: cannot be determined yet; it is settled once that is known.`,
    },
  }[outcome];
  const reasons = reasonsInWords(outcome, sources, taken !== null);
  const needed = neededWords(policy, outcome, missing);
  return {
    explanation: {
      zh: head.zh + (reasons.length === 0 ? '' : `${reasons.map(({ zh }) => zh).join('；')}。`) + needed.zh,
      en: head.en + (reasons.length === 0 ? '' : ` ${reasons.map(({ en }) => en).join('; ')}.`) + needed.en,
    },
    citations: sources.flatMap(({ citations }) => citations),
  };
}

/** What has to be found out, or confirmed, by the names of the policy. */
function neededWords(
  policy: Policy | undefined,
  outcome: BenefitDue['outcome'],
  missing: readonly string[],
): Bilingual {
  const open = missing.map((name) => nameOf(policy, name));
  if (open.length === 0) return { zh: '', en: '' };
  const [zh, en] = outcome === 'undetermined' ? ['补充', 'Needed'] : ['重新核实', 'To be confirmed'];
  return {
    zh: `需要${zh}：${open.map((one) => one.zh).join('、')}。`,
    en: ` ${en}: ${open.map((one) => one.en).join(', ')}.`,
  };
}

function nameOf(policy: Policy | undefined, missing: string): Bilingual {
  const { rules = {} } = policy ?? {};
  const [kind = '', name = ''] = missing.split('.');
  if (missing === 'policy') return { zh: '当地该月的政策文件', en: 'a policy of the place for this month' };
  if (kind === 'parameters') return bilingual(rules.parameters?.[name]?.label, name);
  if (kind === 'benefits')
    return { zh: '当地关于该项补贴的规定', en: 'the rules of the place for this benefit' };
  return bilingual(rules.facts?.[missing]?.label, missing);
}
