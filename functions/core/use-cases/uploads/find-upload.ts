import type { StoredUpload } from '../../ports/upload-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { isUploadId, type UploadOwner } from '../../uploads/upload.ts';
import type { UploadServices } from './upload-services.ts';

/**
 * An upload of whoever asks for it. Refuses upload-unknown, in the same words where there is none and where it is
 * somebody else's, and upload-expired.
 */
export async function findUpload(
  { announced, clock }: Pick<UploadServices, 'announced' | 'clock'>,
  id: string,
  { by, office }: UploadOwner,
): Promise<StoredUpload> {
  const found = isUploadId(id) ? await announced.load(id) : undefined;
  if (found === undefined || found.upload.by !== by || found.upload.office !== office)
    throw new Refusal('upload-unknown', {
      zh: '您没有申报过这一编号的上传；应为本人申报得到的编号',
      en: 'you have announced no upload of this id; right is one of your own',
    });
  const { keptUntil } = found.upload;
  if (clock.now() < keptUntil || found.upload.takenUp !== null) return found;
  throw new Refusal('upload-expired', {
    zh: `${id} 保存到 ${keptUntil} 为止；请重新申报该文件`,
    en: `${id} was kept until ${keptUntil}; right is to announce the file again`,
  });
}

/** The refusal of an upload that is gone. */
export function takenUpAlready(id: string, at: string): Refusal {
  return new Refusal('upload-taken-up', {
    zh: `${id} 已于 ${at} 取用，一次上传只取用一次；还要再用的，请重新申报`,
    en: `${id} was taken up at ${at}, and a file is taken up once; right is to announce it again`,
  });
}
