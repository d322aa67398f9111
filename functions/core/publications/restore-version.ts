import type { PolicyFile } from '../../generated/policy-file.ts';
import { correctionName } from '../policies/correction-name.ts';
import { correctionNumber, issuedOn } from '../policies/policy.ts';
import { Refusal } from '../shared/refusal.ts';

/** A new version that brings back the text of an older one. */
export interface Restored {
  /** Name of the new file in the jurisdiction's folder. */
  readonly name: string;
  readonly text: string;
}

export interface RestoreWish {
  /** The older version. */
  readonly old: PolicyFile;
  /** Every version of the jurisdiction. */
  readonly all: readonly PolicyFile[];
  /** First day of the version that was wrong. */
  readonly wrong: string;
  /** The day from which the old rules hold again; that of the wrong version, or a later one. */
  readonly from: string;
  readonly today: string;
  readonly reason: string;
}

/**
 * Writes the older version anew, as a correction of the wrong one: published versions are never edited or taken
 * away. Refuses request-invalid for a day before the wrong version.
 */
export function restoreVersion({ old, all, wrong, from, today, reason }: RestoreWish): Restored {
  if (from < wrong)
    throw new Refusal('request-invalid', {
      zh: `旧规定将自 ${from} 起恢复；应为 ${wrong}（有误版本的起始日）或者以后`,
      en: `the old rules would hold again from ${from}; right is ${wrong}, on which the wrong version begins, or later`,
    });
  const { $schema, jurisdiction, effectiveFrom: _, issuedOn: __, corrects: ___, ...rules } = old;
  const ofToday = all.filter((one) => one.effectiveFrom === from && issuedOn(one) === today);
  const number = from === wrong ? Math.max(0, ...ofToday.map(correctionNumber)) + 1 : 0;
  const file: PolicyFile = {
    ...($schema !== undefined && { $schema }),
    jurisdiction,
    effectiveFrom: from,
    issuedOn: today,
    corrects: {
      effectiveFrom: wrong,
      ...(number > 1 && { number }),
      reason: { zh: reason, en: reason },
    },
    ...rules,
  };
  const name = from === wrong ? correctionName(file) : `${from}.json`;
  return { name, text: `${JSON.stringify(file, null, 2)}\n` };
}
