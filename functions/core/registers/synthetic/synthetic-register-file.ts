import type { RegisterLayout } from '../../../generated/register-file.ts';
import { registerLayoutOf } from '../register-layouts.ts';
import { REGISTER_CELLS } from './register-cells.ts';
import type { SyntheticCounty } from './synthetic-county.ts';
import { syntheticLives } from './synthetic-life.ts';

/** A file as an office would send it: headers and rows of the register's own layout. */
export interface SyntheticFile {
  readonly register: string;
  readonly asOf: string;
  readonly header: readonly string[];
  /** Drawn as they are asked for, each time anew. */
  rows(): Generator<readonly string[]>;
}

/** Registers that a made-up county has files of. */
export const syntheticRegisters: readonly string[] = Object.keys(REGISTER_CELLS);

/** The file of a register as of a day. Throws RangeError for a register that has none. */
export function syntheticRegisterFile(
  county: SyntheticCounty,
  register: string,
  asOf: string,
): SyntheticFile {
  const [cells, layout] = [REGISTER_CELLS[register], registerLayoutOf(register)];
  if (cells === undefined || layout === undefined)
    throw new RangeError(`register is ${register}; right is one of ${syntheticRegisters.join(', ')}`);
  const header = headerOf(layout);
  return {
    register,
    asOf,
    header,
    *rows() {
      for (const life of syntheticLives(county))
        for (const row of cells(life, asOf, county)) yield header.map((name) => row[name] ?? '');
    },
  };
}

function headerOf({ columns }: RegisterLayout): string[] {
  return columns.map(({ headers }) => headers[0] ?? '');
}
