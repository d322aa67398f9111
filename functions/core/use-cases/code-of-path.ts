const FOLDER = /^([1-9][0-9]{5})(?:-[^/]*)?\//;

/** The jurisdiction whose folder a policy or example file lies in: 500156-wulong/2023-02-23.json → 500156. */
export function codeOfPath(path: string): string | undefined {
  return FOLDER.exec(path)?.[1];
}
