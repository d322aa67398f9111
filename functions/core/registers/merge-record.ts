import { digestOf } from '../shared/digest.ts';
import type { RegisteredContent, RegisterRecord, RegisterStanding } from './register-record.ts';

/** What a row says of somebody, with where it stands. */
export interface IncomingRow {
  readonly register: string;
  readonly key: string;
  readonly standing: RegisterStanding;
  readonly asOf: string;
  readonly importId: string;
  readonly line: number;
  readonly township: string | null;
  readonly content: RegisteredContent;
}

/** twice: another line of the same file says otherwise about the same person. */
export type MergeOutcome = 'added' | 'changed' | 'unchanged' | 'outdated' | 'twice';

/**
 * Takes a row into what is known of a person. Taking the same row of the same import again gives the same outcome, so
 * that an interrupted import counts right; an older file changes nothing.
 */
export function mergeRecord(
  records: readonly RegisterRecord[],
  row: IncomingRow,
): { readonly records: readonly RegisterRecord[]; readonly outcome: MergeOutcome } {
  const { register, key, standing, content, asOf, importId, line, township } = row;
  const known = records.find((one) => one.register === register && one.key === key);
  const digest = rowDigest(content, standing);
  const place = { asOf, importId, line, township };
  if (known === undefined) {
    const fresh: RegisterRecord = {
      register,
      key,
      standing,
      digest,
      since: asOf,
      before: null,
      ...place,
      ...content,
    };
    return { records: [...records, fresh].sort(byRegister), outcome: 'added' };
  }
  const isSameLine = known.importId === importId && known.line === line;
  if (isSameLine) return { records, outcome: outcomeBefore(known) };
  if (known.asOf > asOf) return { records, outcome: 'outdated' };
  const replace = (by: RegisterRecord) => records.map((one) => (one === known ? by : one));
  if (known.digest === digest)
    return {
      records: replace({ ...known, ...place, township: township ?? known.township }),
      outcome: 'unchanged',
    };
  if (known.importId === importId) return { records, outcome: 'twice' };
  const { facts, factsFrom, events, benefits } = known;
  const before = { facts, factsFrom, events, benefits, digest: known.digest, asOf: known.asOf };
  const changed = { ...known, ...place, ...content, standing, digest, since: asOf, before };
  return { records: replace(changed), outcome: 'changed' };
}

/** SHA-256 of what a row says; its file, line and day do not count. */
function rowDigest(content: RegisteredContent, standing: RegisterStanding): string {
  const { facts, factsFrom, events, benefits } = content;
  return digestOf({ facts, factsFrom, events, benefits, standing });
}

function outcomeBefore({ since, asOf, before }: RegisterRecord): MergeOutcome {
  if (since !== asOf) return 'unchanged';
  return before === null ? 'added' : 'changed';
}

function byRegister(one: RegisterRecord, other: RegisterRecord): number {
  const [a, b] = [`${one.register} ${one.key}`, `${other.register} ${other.key}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
