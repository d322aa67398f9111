/** Where policy files and their publications lie: a folder, a bucket. Paths are below the policies folder. */
export interface PublicationShelf {
  /** Every JSON file, ascending: policies, publications and proposals. */
  list(): Promise<readonly string[]>;
  read(path: string): Promise<string | undefined>;
  /** Puts a file in place in one step; replaces one that is there. */
  write(path: string, text: string): Promise<void>;
  /** Nothing happens where there is none. */
  remove(path: string): Promise<void>;
}
