import type { MaterialFile } from '../../cases/material.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { CaseServices } from './case-services.ts';
import { findCase } from './find-case.ts';

/** A file of a case with its content; who may see it is the access table's to say. Refuses case-unknown, file-unknown. */
export async function openMaterialFile(
  services: CaseServices,
  files: FileStore,
  caseId: string,
  fileId: string,
): Promise<{ readonly file: MaterialFile; readonly content: Uint8Array }> {
  const { case: one } = await findCase(services, caseId);
  const file = one.materials.flatMap((material) => material.files).find(({ id }) => id === fileId);
  if (file === undefined) throw new Refusal('file-unknown', `${caseId} has no file ${fileId.slice(0, 64)}`);
  const content = await files.read(file.sha256);
  // A case never names a file before it is kept: one that is gone is a fault, not the caller's error.
  if (content === undefined)
    throw new Error(`the content of ${fileId} of ${caseId} is not in the file store`);
  return { file, content };
}
