import type { Chain, PolicyFile } from '../../../generated/policy-file.ts';
import { sayLimit } from '../compare/say-limit.ts';
import { citeText } from './check-bounds.ts';
import { strictestMaximum } from './check-chain-limits.ts';
import type { Path } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/**
 * Days that are missing where something hangs on them: a public notice in a chain that has a maximum (a notice
 * without days ends by hand, whenever that is), and a term that a level above gives and the file takes away. Where
 * the law gives no days, null is right: none are invented.
 */
export function checkWithoutDays(view: View): void {
  const { file, policy } = view;
  for (const [id, chain] of entriesOf(policy.rules.chains))
    if (file.chains?.[id] || (file.stageDefaults && chain.stages)) checkNotices(id, chain, view);
  for (const [id, { limit }] of entriesOf(file.terms)) if (limit === null) checkTerm(id, view);
}

function checkNotices(id: string, chain: Chain, { file, policy, report }: View): void {
  const most = strictestMaximum(id, chain, policy);
  if (most === undefined) return;
  const own = file.chains?.[id];
  const place: Path = own ? ['chains', id] : ['stageDefaults'];
  chain.stages?.forEach(({ id: stage, kind, limit }, index) => {
    if (kind !== 'public-notice' || (limit ?? policy.rules.stageDefaults?.[kind]?.limit)) return;
    const { days, jurisdiction, cite } = most;
    const path = own?.stages ? [...place, 'stages', index, 'limit'] : place;
    const values = { stage, chain: id, most: days, jurisdiction, cite: citeText(cite) };
    report(path, 'without-days', values);
  });
}

type Term = keyof NonNullable<PolicyFile['terms']>;

function checkTerm(id: string, { policy: { superior }, report }: View): void {
  const term = id as Term; // the schema has no other names
  const above = superior?.rules.terms?.[term];
  const source = superior?.layers.findLast(({ file }) => file.terms?.[term]);
  if (source === undefined || !above?.limit) return;
  report(['terms', id, 'limit'], 'without-days.term', {
    term: { zh: `${TERM_WORDS[term]}（${id}）`, en: id },
    jurisdiction: source.file.jurisdiction,
    days: sayLimit(above.limit),
    cite: citeText(above.cite),
  });
}

const TERM_WORDS: Readonly<Record<Term, string>> = {
  push: '推送至业务属地',
  'notify-applicant': '告知申请人',
  decide: '作出决定',
  'correct-file': '补正材料',
  're-examine': '复核异议',
  'settle-finding': '处理疑点',
};
