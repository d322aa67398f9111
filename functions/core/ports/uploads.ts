/** A file that somebody put down to be taken up by a later request of his. */
export interface UploadRef {
  /** Subject of the token of whoever sends it; nobody else can take it up. */
  readonly by: string;
  /** SHA-256 of its bytes in hex. */
  readonly sha256: string;
}

/** Files that are sent apart from the request that needs them. What nobody takes up is gone after a day or two. */
export interface Uploads {
  /** Keeps the content, which has to be what the reference says; the same again is once. Refuses upload-damaged. */
  keep(ref: UploadRef, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes from the first on, each time anew. Refuses upload-unknown, and upload-damaged at their end. */
  open(ref: UploadRef): AsyncIterable<Uint8Array>;
  /** Nothing happens where nothing lies there. */
  remove(ref: UploadRef): Promise<void>;
}
