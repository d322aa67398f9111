import type { RegisterLayout } from '../../../generated/register-file.ts';
import { markLeft } from '../../registers/mark-left.ts';
import type { RegisterImport } from '../../registers/register-import.ts';
import type { PersonRegisters } from '../../registers/register-record.ts';
import type { ImportServices } from './import-services.ts';

const PAGE = 200;
/** Of the rows of a complete file, so many may name nobody before it no longer counts as complete. */
const MOST_UNATTRIBUTED = 0.01;

/**
 * Marks whoever is missing from a complete file as having left. Where too many lines name nobody that can be told,
 * or the file has no usable row at all, nobody is marked: that would be guessing; a fault says so.
 */
export async function closeImport(
  { registers }: Pick<ImportServices, 'registers'>,
  layout: RegisterLayout,
  begun: RegisterImport,
  step: (next: RegisterImport) => Promise<void>,
): Promise<void> {
  const { rows, faulty, unattributed } = begun.counts;
  if (rows === faulty || unattributed > rows * MOST_UNATTRIBUTED) {
    const detail = `${unattributed} of ${rows} lines name nobody that can be told; nobody was marked as having left the register; mend the lines and import the file again`;
    await registers.addFaults(begun.id, [{ line: 0, column: null, code: 'file-not-closed', detail }]);
    return;
  }
  let one = begun;
  let cursor: string | undefined;
  do {
    const { items, next } = await registers.people(
      one.jurisdiction,
      { limit: PAGE, cursor },
      cursor === undefined ? (one.person ?? undefined) : undefined,
    );
    const left = await markPage(registers, layout, one, items);
    const person = items.at(-1)?.person ?? one.person;
    one = { ...one, person, counts: { ...one.counts, left: one.counts.left + left } };
    if (items.length > 0) await step(one);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

async function markPage(
  registers: ImportServices['registers'],
  layout: RegisterLayout,
  one: RegisterImport,
  people: readonly PersonRegisters[],
): Promise<number> {
  const leavers = people.filter(({ records }) => markLeft(records, layout, one).left > 0);
  let left = 0;
  for (let at = 0; at < leavers.length; at += 100) {
    const refs = leavers.slice(at, at + 100).map(({ person }) => person);
    const stored = await registers.load(one.jurisdiction, refs);
    const writes = stored.map(({ registers: known, version }) => {
      const marked = markLeft(known.records, layout, one);
      left += marked.left;
      return { registers: { ...known, records: marked.records }, version };
    });
    await registers.save(writes);
  }
  return left;
}
