import { layoutKindOf, layoutVersions, nextLayoutVersion } from '../layouts/layout-path.ts';
import { Refusal } from '../shared/refusal.ts';

/** An older version of a layout, and where its text lies once more. */
export interface RestoredLayout {
  readonly old: string;
  readonly next: string;
}

/** Whether somebody means a layout by this: banks/rural-bank, or registers/deaths_2.json. */
export function isLayoutWish(wish: string): boolean {
  return layoutKindOf(layoutFile(wish)) !== undefined;
}

/**
 * The version of a layout that is meant, and the new version that brings it back: nothing published is ever edited or
 * taken away. Refuses request-invalid for the newest, and where there is none.
 */
export function restoreLayout(wish: string, paths: readonly string[]): RestoredLayout {
  const old = paths.find((path) => path.endsWith(`/${layoutFile(wish)}`));
  const versions = old === undefined ? [] : layoutVersions(old, paths);
  if (old !== undefined && old !== versions.at(-1)) return { old, next: nextLayoutVersion(old, versions) };
  const same = old === undefined ? paths : versions;
  const older = same.filter(
    (path) => layoutKindOf(path) !== undefined && path !== layoutVersions(path, paths).at(-1),
  );
  const names = older.map((path) => path.slice(path.indexOf('/') + 1));
  throw new Refusal('request-invalid', {
    zh: `--restore 是 ${wish}；应为版式的某个早先版本：${names.join('、') || '目前没有'}`,
    en: `--restore is ${wish}; right is an earlier version of a layout: ${names.join(', ') || 'there is none'}`,
  });
}

function layoutFile(wish: string): string {
  return wish.endsWith('.json') ? wish : `${wish}.json`;
}
