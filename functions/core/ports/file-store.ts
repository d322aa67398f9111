/** A file that is kept: found by the SHA-256 of its content. */
export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Where materials lie, outside of the database; content is never changed. */
export interface FileStore {
  /** Keeps the content, at most `mostBytes` of it. Refuses body-too-large; leaves nothing half-written. */
  keep(
    content: AsyncIterable<Uint8Array>,
    mostBytes: number,
  ): Promise<StoredFile & { readonly head: Uint8Array }>;
  /** The content; undefined where no such file is kept. */
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}
