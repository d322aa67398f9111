import type { SystemClock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';
import type { UploadStore } from '../../ports/upload-store.ts';
import type { Uploads } from '../../ports/uploads.ts';

/** What uploads stand on. */
export interface UploadServices {
  readonly uploads: Uploads;
  readonly announced: UploadStore;
  readonly clock: SystemClock;
  readonly ids: IdSource;
}
