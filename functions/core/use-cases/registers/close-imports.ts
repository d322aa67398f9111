import type { RegisterLayout } from '../../../generated/register-file.ts';
import { markLeft } from '../../registers/mark-left.ts';
import type { RegisterImport } from '../../registers/register-import.ts';
import type { PersonRegisters } from '../../registers/register-record.ts';
import type { ImportServices } from './import-services.ts';

const PAGE = 200;
/** Of the rows of a complete file, so many may name nobody before it no longer counts as complete. */
const MOST_UNATTRIBUTED = 0.01;

/** An import as it stands, and how it goes on. */
export interface OpenImport {
  readonly layout: RegisterLayout;
  readonly current: () => RegisterImport;
  readonly step: (next: RegisterImport) => Promise<void>;
}

/**
 * Marks whoever is missing from complete files as having left; all people are read once for all files, which are of
 * registers of their own. Where too many lines of one name nobody that can be told, or it has no usable row at all,
 * nobody is marked by it: that would be guessing; a fault says so.
 */
export async function closeImports(
  { registers }: Pick<ImportServices, 'registers'>,
  imports: readonly OpenImport[],
): Promise<void> {
  const closing: OpenImport[] = [];
  for (const each of imports) if (await isClosable(registers, each.current())) closing.push(each);
  // Those that were interrupted go on where they stood, by themselves if the others stood elsewhere.
  const together = Map.groupBy(closing, ({ current }) => `${current().jurisdiction} ${current().person}`);
  for (const group of together.values()) await walk(registers, group);
}

async function isClosable(
  registers: ImportServices['registers'],
  { id, state, counts: { rows, faulty, unattributed } }: RegisterImport,
): Promise<boolean> {
  if (state !== 'closing') return false;
  if (rows !== faulty && unattributed <= rows * MOST_UNATTRIBUTED) return true;
  const detail = `${unattributed} of ${rows} lines name nobody that can be told; nobody was marked as having left the register; mend the lines and import the file again`;
  await registers.addFaults(id, [{ line: 0, column: null, code: 'file-not-closed', detail }]);
  return false;
}

/** Goes through everybody of the jurisdiction of imports that stand at the same person. */
async function walk(registers: ImportServices['registers'], imports: readonly OpenImport[]): Promise<void> {
  const first = imports[0]?.current();
  if (first === undefined) return;
  let cursor: string | undefined;
  do {
    const { items, next } = await registers.people(
      first.jurisdiction,
      { limit: PAGE, cursor },
      cursor === undefined ? (first.person ?? undefined) : undefined,
    );
    const left = await markPage(registers, first.jurisdiction, imports, items);
    const last = items.at(-1)?.person;
    if (last !== undefined)
      for (const { current, step } of imports) {
        const one = current();
        const counts = { ...one.counts, left: one.counts.left + (left.get(one.id) ?? 0) };
        await step({ ...one, person: last, counts });
      }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

/** Gives how many have left, by import. */
async function markPage(
  registers: ImportServices['registers'],
  jurisdiction: string,
  imports: readonly OpenImport[],
  people: readonly PersonRegisters[],
): Promise<ReadonlyMap<string, number>> {
  const left = new Map<string, number>();
  const leavers = people.filter(({ records }) =>
    imports.some(({ layout, current }) => markLeft(records, layout, current()).left > 0),
  );
  for (let at = 0; at < leavers.length; at += 100) {
    const refs = leavers.slice(at, at + 100).map(({ person }) => person);
    const stored = await registers.load(jurisdiction, refs);
    const writes = stored.map(({ registers: known, version }) => {
      let { records } = known;
      for (const { layout, current } of imports) {
        const { id } = current();
        const marked = markLeft(records, layout, current());
        left.set(id, (left.get(id) ?? 0) + marked.left);
        records = marked.records;
      }
      return { registers: { ...known, records }, version };
    });
    await registers.save(writes);
  }
  return left;
}
