import { join } from 'node:path';
import { fileRowSource } from '../../../adapters/exchange/file-row-source.ts';
import { registerLayoutOf } from '../../../core/registers/register-layouts.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { importRegisters } from '../../../core/use-cases/registers/import-register.ts';
import type { ImportServices } from '../../../core/use-cases/registers/import-services.ts';
import { writeRegisterFiles } from './register-files.ts';

/** What a month's files held, and how many of their rows could not be used. */
export interface TakenRegisters {
  readonly rows: number;
  readonly faulty: number;
}

/** Takes in what the offices send as of a day: files in the folder, imported as an officer would. */
export async function takeRegisters(
  services: ImportServices,
  county: SyntheticCounty,
  lives: readonly SyntheticLife[],
  asOf: string,
  folder: string,
): Promise<TakenRegisters> {
  const requests = writeRegisterFiles(county, lives, asOf, join(folder, 'registers')).map(
    ({ register, path, covers }) => {
      const layout = registerLayoutOf(register);
      if (layout === undefined) throw new RangeError(`there is no layout of ${register}`);
      const { jurisdiction } = county;
      const by = `civil-affairs-1@${jurisdiction}`;
      return { layout, jurisdiction, asOf, covers, source: fileRowSource(path), by };
    },
  );
  let [rows, faulty] = [0, 0];
  for (const { counts } of await importRegisters(services, requests)) {
    rows += counts.rows;
    faulty += counts.faulty;
  }
  return { rows, faulty };
}
