import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { registerLayoutOf } from '../../../core/registers/register-layouts.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { addMonths, lastDayOf } from '../../../core/shared/month.ts';
import { changedRows, rowsOf } from './register-rows.ts';

/** A file as an office sends it. */
export interface RegisterFile {
  readonly register: string;
  readonly asOf: string;
  readonly path: string;
  readonly covers: 'changes' | 'complete';
}

/** Sent whole every quarter; in the months between, all rows that have changed since the beginning. */
const QUARTERLY = ['disability-certificates', 'minimum-living'];
/** Sent whole only. */
const WHOLE: readonly { readonly everyMonths: number; readonly registers: readonly string[] }[] = [
  { everyMonths: 3, registers: [...QUARTERLY, 'minimum-living-margin', 'extreme-poverty'] },
  {
    everyMonths: 6,
    registers: ['elder-care', 'work-injury', 'war-injury-pensions', 'orphans', 'retired-cadres'],
  },
];
/** Only what happened in the month. */
const MONTHLY = ['hukou', 'deaths', 'cremations', 'pensions', 'prisons'];
/** What some offices still write; the others send UTF-8. */
const GB18030 = ['minimum-living', 'deaths', 'elder-care', 'hukou'];

/** Writes the files that offices send as of a day; drawn from lives that are drawn once. */
export function writeRegisterFiles(
  county: SyntheticCounty,
  lives: readonly SyntheticLife[],
  asOf: string,
  folder: string,
): RegisterFile[] {
  // The population and all other registers come whole once, before the county is followed.
  const from = { ...county, from: addMonths(county.from, -1) };
  const begin = lastDayOf(from.from);
  const month = Number(asOf.slice(5, 7));
  const whole = WHOLE.flatMap(({ everyMonths, registers }) =>
    month % everyMonths === 0 || asOf === begin ? registers : [],
  );
  const changed = QUARTERLY.filter((register) => !whole.includes(register));
  mkdirSync(folder, { recursive: true });
  const write = (register: string, covers: RegisterFile['covers'], rows: readonly string[][]) => {
    if (covers === 'changes' && rows.length === 0) return [];
    const path = join(folder, `${register}-${asOf}.csv`);
    const header = (registerLayoutOf(register)?.columns ?? []).map(({ headers }) => headers[0] ?? '');
    const text = stringify([header, ...rows]);
    writeFileSync(path, iconv.encode(text, GB18030.includes(register) ? 'gb18030' : 'utf8'));
    return [{ register, asOf, path, covers }];
  };
  return [
    ...whole.flatMap((register) => write(register, 'complete', rowsOf(from, lives, register, asOf))),
    ...changed.flatMap((register) =>
      write(register, 'changes', changedRows(from, lives, register, begin, asOf)),
    ),
    ...MONTHLY.flatMap((register) => write(register, 'changes', rowsOf(from, lives, register, asOf))),
  ];
}
