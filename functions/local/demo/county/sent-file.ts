/** The bank file of a run and the bank's answer as they lie in the folder. */
export interface SentFile {
  readonly run: string;
  readonly path: string;
  readonly answer: string;
  readonly layout: string;
}
