/** What every command takes. */
export interface CommonOptions {
  readonly policies?: string;
  readonly json?: boolean;
}
