import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import { nearestName } from '../../shared/nearest.ts';
import type { Path, Report } from './flaw.ts';
import type { FileLayer } from './view.ts';

type Versions = ReadonlyMap<string, readonly FileLayer[]>;

/** `extends` names a jurisdiction that has files and does not lead back to where it started, on whatever day. */
export function checkExtends(
  versions: Versions,
  isKnown: (code: string) => boolean,
  reportOn: (layer: FileLayer) => Report,
): void {
  for (const [jurisdiction, own] of versions)
    for (const layer of own) {
      const named = layer.file.extends;
      if (named === undefined) continue;
      const at: Path = ['extends'];
      if (!isKnown(named))
        reportOn(layer)(
          at,
          'extends-unknown',
          { code: named },
          { nearest: () => nearestName(named, versions.keys()) },
        );
      const circle = wayBack(named, jurisdiction, versions);
      if (circle !== undefined)
        reportOn(layer)(at, 'extends-circle', { circle: [jurisdiction, ...circle].join(' → ') });
    }
}

/** The levels that a jurisdiction may build on, over all of its versions. */
export function levelsAbove(code: string, versions: Versions): string[] {
  const own = versions.get(code) ?? [];
  const named = own.flatMap(({ file }) => (file.extends === undefined ? [] : [file.extends]));
  const isByCode = own.length === 0 || own.some(({ file }) => file.extends === undefined);
  return [...new Set([...named, ...(isByCode ? superiorsOf(code) : named.flatMap(superiorsOf))])];
}

function wayBack(from: string, to: string, versions: Versions): string[] | undefined {
  const visited = new Set<string>();
  const walk = (at: string): string[] | undefined => {
    if (at === to) return [at];
    if (visited.has(at)) return undefined;
    visited.add(at);
    for (const next of levelsAbove(at, versions)) {
      const found = walk(next);
      if (found !== undefined) return [at, ...found];
    }
    return undefined;
  };
  return walk(from);
}
