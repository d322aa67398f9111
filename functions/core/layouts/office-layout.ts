import { superiorsOf } from '../jurisdictions/jurisdiction-code.ts';
import type { Bilingual } from '../shared/text.ts';
import { type LayoutKind, layoutKindOf, layoutNameOf } from './layout-path.ts';

/** A layout that an office keeps beside its policies, as it is in use. */
export interface OfficeLayout {
  /** Below the policies folder. */
  readonly path: string;
  /** JSON that fits its schema, unless there is a fault. */
  readonly text: string;
  /** Why it cannot be used, where nothing sound was there before it; then nothing is read or written by what is left. */
  readonly fault?: Bilingual;
}

/** Layouts of a jurisdiction, then those of its superiors; in a folder by id, and of one id the newest version first. */
export function layoutsFor(
  layouts: readonly OfficeLayout[],
  jurisdiction: string,
  kind: LayoutKind,
): readonly OfficeLayout[] {
  if (layouts.length === 0) return layouts;
  const own = layouts.filter(({ path }) => layoutKindOf(path) === kind);
  return [jurisdiction, ...superiorsOf(jurisdiction)].flatMap((code) =>
    own.filter(({ path }) => path.startsWith(code)).sort(byNameThenNewest),
  );
}

/** Of layouts in the order of layoutsFor, the newest of each folder and id. */
export function newestLayouts(layouts: readonly OfficeLayout[]): readonly OfficeLayout[] {
  return [...Map.groupBy(layouts, ({ path }) => path.replace(/(_[0-9]+)?\.json$/, '')).values()].flatMap(
    ([first]) => first ?? [],
  );
}

function byNameThenNewest(a: OfficeLayout, b: OfficeLayout): number {
  const [one, other] = [layoutNameOf(a.path), layoutNameOf(b.path)];
  if (one?.id === other?.id) return (other?.version ?? 0) - (one?.version ?? 0);
  return (one?.id ?? a.path) < (other?.id ?? b.path) ? -1 : 1;
}
