/** Files on their way in: kept encrypted until they are taken over, then removed. However large, never held whole. */
export interface StagedFiles {
  /** Keeps content under a new id, with the SHA-256 of its bytes in hex. What breaks off leaves nothing behind. */
  keep(content: AsyncIterable<Uint8Array>): Promise<{ readonly id: string; readonly sha256: string }>;
  /** Gives it the id of what it is kept for; the same file again takes its place. */
  rename(id: string, to: string): Promise<void>;
  /** The bytes from the first on, each time anew; a fault where nothing has this id. */
  open(id: string): AsyncIterable<Uint8Array>;
  /** Nothing happens where nothing has this id. */
  remove(id: string): Promise<void>;
  ids(): Promise<readonly string[]>;
}
