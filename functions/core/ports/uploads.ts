import type { Upload } from '../uploads/upload.ts';
import type { UploadedFile } from '../uploads/uploaded-file.ts';

/** A request that puts a file: all that it needs, apart from the file. */
export interface UploadAddress {
  readonly method: 'PUT';
  /** Absolute, or the path of an address of this API, which asks for the token of whoever announced the file. */
  readonly url: string;
  /** To be sent as they are; Content-Length goes without saying and has to be the announced one. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Files that are sent apart from the request that needs them. What nobody takes up is gone after a day or two. */
export interface Uploads {
  /** Where, and how, the file is put by whoever announced it, until `putUntil`. */
  address(upload: Upload): Promise<UploadAddress>;
  /** Keeps the content, which has to be what is said of it; the same again is once. Refuses upload-damaged. */
  keep(file: UploadedFile, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Whether something was put under the id. */
  has(id: string): Promise<boolean>;
  /** The bytes from the first on, each time anew. Refuses upload-unknown, and upload-damaged at their end. */
  open(file: UploadedFile): AsyncIterable<Uint8Array>;
  /** Nothing happens where nothing lies there. */
  remove(id: string): Promise<void>;
}
