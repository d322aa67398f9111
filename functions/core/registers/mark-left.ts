import type { RegisterLayout } from '../../generated/register-file.ts';
import { mergeRecord } from './merge-record.ts';
import type { RegisterImport } from './register-import.ts';
import type { RegisterRecord } from './register-record.ts';

/** The records of a person after a complete file that does not name him: he has left, or its word is taken back. */
export function markLeft(
  records: readonly RegisterRecord[],
  layout: RegisterLayout,
  { id, register, asOf }: Pick<RegisterImport, 'id' | 'register' | 'asOf'>,
): { readonly records: readonly RegisterRecord[]; readonly left: number } {
  const gone = records.filter(
    (one) =>
      one.register === register && one.importId !== id && one.standing === 'present' && one.asOf <= asOf,
  );
  const after = gone.reduce<readonly RegisterRecord[]>((all, one) => {
    const isWithdrawn = layout.missingMeans === 'withdrawn';
    const { facts, factsFrom, events, benefits } = one;
    const { absence } = layout;
    const content = isWithdrawn
      ? { facts, factsFrom, events, benefits }
      : {
          facts: { ...absence?.states },
          factsFrom: asOf,
          events: absence?.event === undefined ? [] : [{ event: absence.event, on: asOf, over: null }],
          benefits: benefits.map((benefit) => ({ ...benefit, endedOn: benefit.endedOn ?? asOf })),
        };
    return mergeRecord(all, {
      register,
      key: one.key,
      standing: isWithdrawn ? 'withdrawn' : 'absent',
      asOf,
      importId: id,
      line: 0,
      township: one.township,
      content,
    }).records;
  }, records);
  return { records: after, left: gone.length };
}
