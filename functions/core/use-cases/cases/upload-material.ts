import type { Case } from '../../cases/case.ts';
import { collectBytes } from '../../cases/collect-bytes.ts';
import { mostFileBytes } from '../../cases/material.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { addMaterial } from './add-material.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { findCase } from './find-case.ts';
import { keepFile } from './keep-file.ts';

/** A file as a window uploads it. */
export interface UploadMaterialRequest {
  readonly material: string;
  readonly name: string;
  /** As the upload declares it; the content has to agree. */
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

const longestName = 255;

/**
 * Keeps the content and adds it to the case's material. The content is kept first, so that no case ever names a file
 * that is not there. Refuses body-too-large, file-not-accepted, case-unknown and what add-material refuses.
 */
export async function uploadMaterial(
  services: CaseServices,
  files: FileStore,
  caseId: string,
  { material, name, contentType, content }: UploadMaterialRequest,
  meta: RequestMeta,
): Promise<Case> {
  await findCase(services, caseId);
  const whole = await collectBytes(content, mostFileBytes);
  const kept = await keepFile(files, whole, contentType);
  const file = { name: name.slice(0, longestName), ...kept };
  return addMaterial(services, caseId, { material, file }, meta);
}
