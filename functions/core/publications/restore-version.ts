import { Refusal } from '../shared/refusal.ts';

/** A new version that brings back the text of an older one. */
export interface Restored {
  /** Name of the new file in the jurisdiction's folder. */
  readonly name: string;
  readonly text: string;
}

export interface RestoreWish {
  /** The older version, by its first day. */
  readonly old: Readonly<Record<string, unknown>>;
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
export function restoreVersion({ old, wrong, from, today, reason }: RestoreWish): Restored {
  if (from < wrong)
    throw new Refusal(
      'request-invalid',
      `the old rules would hold again from ${from}; right is ${wrong}, on which the wrong version begins, or later`,
    );
  const { $schema, jurisdiction, effectiveFrom: _, issuedOn: __, corrects: ___, ...rules } = old;
  const file = {
    ...($schema !== undefined && { $schema }),
    jurisdiction,
    effectiveFrom: from,
    issuedOn: today,
    corrects: { effectiveFrom: wrong, reason: { zh: reason, en: reason } },
    ...rules,
  };
  const name = from === wrong ? `${from}_issued-${today}.json` : `${from}.json`;
  return { name, text: `${JSON.stringify(file, null, 2)}\n` };
}
