import type { Chain, Cite } from '../../../generated/policy-file.ts';
import type { Policy } from '../policy.ts';
import { citeText } from './check-bounds.ts';
import type { Path } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';
import { workingDaysOf } from './working-days-of.ts';

/** The most working days that a chain may take, and who says so. */
export interface Maximum {
  readonly days: number;
  readonly jurisdiction: string;
  readonly cite: Cite | undefined;
}

/** The limits of a chain's stages add up to no more than this or a superior level allows (3 + 2 + 5 ≤ 10). */
export function checkChainLimits(view: View): void {
  const { file, policy, report } = view;
  for (const [id, chain] of entriesOf(policy.rules.chains)) {
    const own = file.chains?.[id];
    if (!own && !(file.stageDefaults && chain.stages)) continue;
    const path: Path = ['chains', id];
    const above = maximaAbove(policy.superior, id);
    const days = own?.maximumWorkingDays;
    for (const { days: most, jurisdiction, cite } of above)
      if (days !== undefined && days > most) {
        report([...path, 'maximumWorkingDays'], 'maximum-raised', {
          chain: id,
          days,
          cite: citeText(own?.maximumCite ?? own?.cite),
          jurisdiction,
          most,
          superiorCite: citeText(cite),
        });
      }
    const strictest = strictestMaximum(id, chain, policy);
    if (strictest !== undefined) checkTotal(id, chain, strictest, view);
  }
}

/** The maximum that binds a chain: its own, or the strictest of a level above; undefined where there is none. */
export function strictestMaximum(id: string, chain: Chain, policy: Policy): Maximum | undefined {
  const { maximumWorkingDays: days, maximumCite, cite } = chain;
  const own =
    days === undefined ? [] : [{ days, jurisdiction: policy.jurisdiction, cite: maximumCite ?? cite }];
  const [strictest] = [...maximaAbove(policy.superior, id), ...own].sort((a, b) => a.days - b.days);
  return strictest;
}

function checkTotal(id: string, chain: Chain, most: Maximum, { file, policy, report }: View): void {
  const stages = chain.stages ?? [];
  const days = stages.map(({ kind, limit }) =>
    workingDaysOf(limit ?? policy.rules.stageDefaults?.[kind]?.limit),
  );
  const total = days.reduce((sum, one) => sum + one, 0);
  if (total <= most.days) return;
  const own = file.chains?.[id];
  const path = own?.stages ? ['chains', id, 'stages'] : own ? ['chains', id] : ['stageDefaults'];
  const cite = citeText(chain.cite ?? stages.at(-1)?.cite);
  const sum = days.filter((one) => one > 0).join(' + ');
  report(path, 'stage-limits', {
    chain: id,
    sum,
    total,
    cite,
    most: most.days,
    jurisdiction: most.jurisdiction,
    superiorCite: citeText(most.cite),
  });
}

/** The maximum of each level above; of several versions of one level the last word. */
function maximaAbove(superior: Policy | undefined, id: string): Maximum[] {
  const maxima = new Map<string, Maximum>();
  for (const { file } of superior?.layers ?? []) {
    const chain = file.chains?.[id];
    const merged = superior?.rules.chains?.[id];
    const { jurisdiction } = file;
    if (chain?.maximumWorkingDays !== undefined)
      maxima.set(jurisdiction, {
        days: chain.maximumWorkingDays,
        jurisdiction,
        cite: merged?.maximumCite ?? merged?.cite,
      });
    const known = maxima.get(jurisdiction);
    const cite = chain?.maximumCite ?? chain?.cite;
    if (known !== undefined && cite !== undefined) maxima.set(jurisdiction, { ...known, cite });
  }
  return [...maxima.values()];
}
