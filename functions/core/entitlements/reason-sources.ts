import type { Cite, Text } from '../../generated/policy-file.ts';
import { type Citation, citationsOf } from '../determinations/citation.ts';
import { tableRows } from '../determinations/table-rows.ts';
import type { Policy } from '../policies/policy.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** Something that decided a month: the id of a reason, and the day of what happened where there is one. */
export interface Because {
  readonly id: string;
  readonly on?: string;
}

/** What a policy says of a reason: its name, where it is written, and of another benefit how the two stand. */
export interface Source extends Because {
  /** First word of the id: class, event, accrual, … */
  readonly kind: string;
  readonly label: Bilingual;
  readonly citations: readonly Citation[];
  readonly isHigherOf: boolean;
}

const CITED_IN = {
  accrual: 'accrual',
  reissue: 'reissue',
  'back-pay': 'reissue',
  transition: 'transition',
  recertification: 'recertification',
  appeal: 'appeal',
} as const;

/** Looks a reason up in the policy of the month. */
export function sourceOf(policy: Policy | undefined, benefit: string, because: Because): Source {
  const rules = policy?.rules ?? {};
  const [kind = '', ...rest] = because.id.split('.');
  const stated = statedOf(policy, benefit, kind, rest.join('.'));
  return {
    ...because,
    kind,
    label: bilingual(stated?.label, because.id),
    citations: citationsOf(stated?.cite, rules.documents ?? {}),
    isHigherOf: stated?.rule === 'higher-of',
  };
}

interface Stated {
  label?: Text;
  cite?: Cite;
  rule?: string;
}

function statedOf(
  policy: Policy | undefined,
  benefit: string,
  kind: string,
  name: string,
): Stated | undefined {
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
      const label = entry?.label ?? rules?.otherBenefits?.[code]?.label ?? rules?.facts?.[code]?.label;
      return {
        ...(label && { label }),
        ...(entry?.cite && { cite: entry.cite }),
        ...(entry && { rule: entry.rule ?? 'exclude' }),
      };
    }
    default: {
      if (!(kind in CITED_IN)) return undefined;
      const cite = rules?.time?.[CITED_IN[kind as keyof typeof CITED_IN]]?.cite;
      return cite === undefined ? {} : { cite };
    }
  }
}
