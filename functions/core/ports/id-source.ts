/** Where ids come from: unguessable, unique, safe in a URL. */
export interface IdSource {
  /** A new id such as `case_4f…`. */
  next(prefix: string): string;
}
