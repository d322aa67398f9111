import type { Case } from '../../cases/case.ts';
import { collectBytes } from '../../cases/collect-bytes.ts';
import { contentTypeOf } from '../../cases/content-type-of.ts';
import { acceptedContentTypes, mostFileBytes } from '../../cases/material.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addMaterial } from './add-material.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { findCase } from './find-case.ts';

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
  const found = contentTypeOf(whole);
  if (found === undefined || found !== contentType.split(';')[0]?.trim().toLowerCase())
    throw new Refusal(
      'file-not-accepted',
      `the file is declared ${contentType.slice(0, 64)} and begins like ${found ?? 'none of these'}; right is ${acceptedContentTypes.join(', ')}`,
    );
  const sha256 = await files.keep(whole);
  const file = { name: name.slice(0, longestName), contentType: found, bytes: whole.length, sha256 };
  return addMaterial(services, caseId, { material, file }, meta);
}
