import type { IdentityVault, PersonRef } from '../../ports/identity-vault.ts';
import type { RowReading, RowResult } from '../../registers/read-row.ts';
import type { RowFault } from '../../registers/register-import.ts';
import { plainName } from '../../shared/plain-name.ts';

/** A line and whom it names: `row` where it can be used, `person` where at least that is known; null: nobody we know. */
export interface RowOwner {
  readonly line: number;
  readonly person: PersonRef | null | undefined;
  readonly row: RowReading | undefined;
  readonly faults: readonly RowFault[];
}

/** A line as it was read. */
export interface LineResult {
  readonly line: number;
  readonly result: RowResult;
}

/**
 * Finds the people of rows, or makes them known, all in one pass. A row whose name is not that of the resident ID is
 * not used: a slip in the number would otherwise end the right of somebody else.
 */
export async function identifyRows(
  vault: Pick<IdentityVault, 'find' | 'meet'>,
  lines: readonly LineResult[],
): Promise<readonly RowOwner[]> {
  const usable = lines.flatMap(({ line, result }) => ('row' in result ? [{ line, row: result.row }] : []));
  const met = await vault.meet(usable.map(({ row: { residentId, name } }) => ({ residentId, name })));
  const owners = new Map(
    usable.map(({ line, row }, at) => {
      const one = met[at];
      if (one === undefined) throw new RangeError(`the vault met ${met.length} of ${usable.length} people`);
      return [line, ownerOf(line, row, one)];
    }),
  );
  return Promise.all(
    lines.map(async ({ line, result }) => owners.get(line) ?? (await unusable(vault, line, result))),
  );
}

function ownerOf(
  line: number,
  row: RowReading,
  { person, name }: { person: PersonRef; name: string },
): RowOwner {
  if (plainName(name) === plainName(row.name)) return { line, person, row, faults: [] };
  const detail =
    'the name is not the one that is known under this resident ID; compare both with the card, one of them is wrong';
  return { line, person, row: undefined, faults: [{ line, column: null, code: 'name-differs', detail }] };
}

async function unusable(
  vault: Pick<IdentityVault, 'find'>,
  line: number,
  result: RowResult,
): Promise<RowOwner> {
  if ('row' in result) throw new RangeError(`line ${line} can be used and has no owner`);
  const { faults, residentId } = result;
  const person = residentId === null ? undefined : ((await vault.find(residentId)) ?? null);
  return { line, person, row: undefined, faults };
}
