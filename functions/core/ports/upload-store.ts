import type { Upload } from '../uploads/upload.ts';

/** An upload with the mark by which a later write knows that nobody wrote in between. */
export interface StoredUpload {
  readonly upload: Upload;
  readonly version: number;
}

/** What was announced of uploads; a week later nobody knows of it any more. */
export interface UploadStore {
  announce(upload: Upload): Promise<void>;
  load(id: string): Promise<StoredUpload | undefined>;
  /** False where somebody else wrote in between. */
  save(upload: Upload, version: number): Promise<boolean>;
}
