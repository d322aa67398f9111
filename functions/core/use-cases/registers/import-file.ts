import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { RowSource } from '../../ports/row-source.ts';
import { officeRegisterLayouts } from '../../registers/office-register-layouts.ts';
import type { RegisterImport } from '../../registers/register-import.ts';
import { chooseLayout } from './choose-layout.ts';
import { beginImport, importRegister, requireAsOf } from './import-register.ts';
import type { RegisterServices } from './register-services.ts';

/** A file that lies at hand, for which register and day it speaks, and who brought it. */
export type FileImport = Pick<RegisterImport, 'register' | 'jurisdiction' | 'asOf' | 'by'> & {
  readonly covers?: RegisterImport['covers'] | undefined;
  readonly source: RowSource;
};

/** Begins the import of a file by the layout that fits it. Refuses as chooseLayout and importRegister do. */
export async function beginFileImport(
  services: RegisterServices,
  staged: FileImport,
): Promise<RegisterImport> {
  return beginImport(services, await requestOf(services, staged));
}

/** Imports a file by the layout that fits it, from where it stands. Refuses as chooseLayout and importRegister do. */
export async function importFile(
  services: RegisterServices,
  staged: FileImport,
  onProgress: (one: RegisterImport) => void = () => undefined,
): Promise<RegisterImport> {
  return importRegister(services, { ...(await requestOf(services, staged)), onProgress });
}

async function requestOf(services: RegisterServices, staged: FileImport) {
  requireAsOf(staged.asOf, calendarDateAt(services.clock.now()));
  const { covers, ...rest } = staged;
  const layouts = officeRegisterLayouts(services.catalogue, staged.jurisdiction);
  const layout = await chooseLayout(services, { ...rest, layouts });
  return { ...rest, layout, ...(covers && { covers }) };
}
