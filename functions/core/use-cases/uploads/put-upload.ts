import { Refusal } from '../../shared/refusal.ts';
import type { UploadOwner } from '../../uploads/upload.ts';
import { findUpload, takenUpAlready } from './find-upload.ts';
import type { UploadServices } from './upload-services.ts';

/** A file as it is put. */
export interface PutFile {
  readonly contentType: string;
  /** As the request says; undefined where it does not say. */
  readonly bytes: number | undefined;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Keeps the file of an upload, which has to be what was announced; put again it is once. Refuses upload-unknown,
 * upload-expired, upload-taken-up, and upload-damaged: by type or length before any of it is read.
 */
export async function putUpload(
  services: UploadServices,
  id: string,
  owner: UploadOwner,
  { contentType, bytes, content }: PutFile,
): Promise<void> {
  const { upload } = await findUpload(services, id, owner);
  if (upload.takenUp !== null) throw takenUpAlready(id, upload.takenUp.at);
  if (services.clock.now() >= upload.putUntil)
    throw new Refusal('upload-expired', {
      zh: `${id} 须在 ${upload.putUntil} 之前送达；请重新申报`,
      en: `${id} could be put until ${upload.putUntil}; right is to announce it again`,
    });
  if (contentType !== upload.contentType)
    throw damaged(id, JSON.stringify(contentType.slice(0, 100)), upload.contentType);
  if (bytes !== undefined && bytes !== upload.bytes)
    throw damaged(id, `${bytes} bytes`, `${upload.bytes} bytes`);
  await services.uploads.keep(upload, content);
}

function damaged(id: string, found: string, announced: string): Refusal {
  return new Refusal('upload-damaged', {
    zh: `${id} 送来的是 ${found}；应与申报的相同：${announced}`,
    en: `${id} comes as ${found}; right is what was announced, ${announced}`,
  });
}
