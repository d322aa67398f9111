/** The folders beside an office's policies in which its layouts lie: of files from registers, of files for banks. */
export const LAYOUT_KINDS = ['registers', 'banks'] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

/** What the name of a layout's file says. A later version is a file of its own: nothing published is ever edited. */
export interface LayoutName {
  /** One layout has the same id in all its versions. */
  readonly id: string;
  /** From 1; only later ones are written: rural-bank.json, rural-bank_2.json. */
  readonly version: number;
}

const PLACE = /(?:^|(?:^|\/)([^/]*)\/)(registers|banks)\/([^/]+)\.json$/;
const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:_([2-9]|[1-9][0-9]{1,3}))?$/;

/** What the file at a path is a layout of, by its folder; undefined for policies, examples and publications. */
export function layoutKindOf(path: string): LayoutKind | undefined {
  const [, above = '', folder] = PLACE.exec(path) ?? [];
  return ['publications', 'examples'].includes(above)
    ? undefined
    : LAYOUT_KINDS.find((kind) => kind === folder);
}

/** 500156-wulong/banks/rural-bank_2.json → rural-bank, 2; undefined where no layout may be called so. */
export function layoutNameOf(path: string): LayoutName | undefined {
  const [, id, version = '1'] = NAME.exec(PLACE.exec(path)?.[3] ?? '') ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
}

/** Whether two files are versions of one layout. */
function isSameLayout(a: string, b: string): boolean {
  return a.replace(VERSION, '.json') === b.replace(VERSION, '.json');
}

const VERSION = /(_[0-9]+)?\.json$/;

/** The versions of a layout among some paths, oldest first. */
export function layoutVersions(path: string, paths: Iterable<string>): string[] {
  return [...paths]
    .filter((one) => layoutKindOf(one) !== undefined && isSameLayout(one, path))
    .sort((a, b) => (layoutNameOf(a)?.version ?? 0) - (layoutNameOf(b)?.version ?? 0));
}

/** Where the version behind all of these lies. */
export function nextLayoutVersion(path: string, paths: Iterable<string>): string {
  const last = layoutVersions(path, [path, ...paths]).at(-1) ?? path;
  return path.replace(VERSION, `_${(layoutNameOf(last)?.version ?? 1) + 1}.json`);
}
