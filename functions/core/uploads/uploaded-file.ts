/** What a file on its way in has to be. */
export interface UploadedFile {
  /** By which it is found; only what was announced under it says who may open it. */
  readonly id: string;
  /** SHA-256 of its bytes in hex. */
  readonly sha256: string;
  /** Its length; where absent, whatever has the SHA-256 has it. */
  readonly bytes?: number;
}
