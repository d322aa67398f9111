import { hoursKept, minutesToPut, type Upload, uploadIdPrefix } from '../../uploads/upload.ts';
import type { UploadServices } from './upload-services.ts';

/** What is said of a file before it comes; whether it may be so large, of that type and go there, the caller looked at. */
export type UploadAnnouncement = Pick<Upload, 'by' | 'office' | 'at' | 'bytes' | 'contentType' | 'sha256'>;

/** Announces a file: from now on it can be put, and then be taken up once. */
export async function announceUpload(
  { announced, clock, ids }: Pick<UploadServices, 'announced' | 'clock' | 'ids'>,
  announcement: UploadAnnouncement,
): Promise<Upload> {
  const announcedAt = clock.now();
  const upload: Upload = {
    ...announcement,
    id: ids.next(uploadIdPrefix),
    announcedAt,
    putUntil: after(announcedAt, minutesToPut * 60),
    keptUntil: after(announcedAt, hoursKept * 3600),
    heldUntil: null,
    takenUp: null,
  };
  await announced.announce(upload);
  return upload;
}

function after(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
