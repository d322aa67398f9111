/** Where the contents of materials lie, outside of the database; content is never changed. */
export interface FileStore {
  /** Keeps the content and gives its SHA-256 in hex, by which it is found; the same content is kept once. */
  keep(content: Uint8Array): Promise<string>;
  /** The content; undefined where none has this SHA-256. */
  read(sha256: string): Promise<Uint8Array | undefined>;
}
