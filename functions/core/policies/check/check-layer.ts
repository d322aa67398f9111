import { levelsAbove } from './check-extends.ts';
import { checkView } from './check-view.ts';
import type { Flaw } from './flaw.ts';
import type { Resolver } from './standing.ts';
import type { FileLayer } from './view.ts';

type Versions = ReadonlyMap<string, readonly FileLayer[]>;

/**
 * Checks a version on its first day, and on each later day of its own on which a level above changes. What only that
 * change breaks is a warning: the file was right when it was issued, and a superior's new version must not take its
 * districts down. Until they follow, what does not fit is undetermined or refused, never granted.
 */
export function checkLayer(layer: FileLayer, versions: Versions, resolve: Resolver): Flaw[] {
  const [first = layer.file.effectiveFrom, ...later] = daysOf(layer, versions);
  const policy = resolve(layer, first);
  const flaws = [...checkView(layer, policy, first)];
  const seen = new Set(flaws.map(keyOf));
  const looked = new Set([policy.superior]);
  for (const on of later) {
    const changed = resolve(layer, on);
    if (looked.has(changed.superior)) continue;
    looked.add(changed.superior);
    for (const flaw of checkView(layer, changed, on)) {
      if (seen.has(keyOf(flaw))) continue;
      seen.add(keyOf(flaw));
      const { zh, en } = flaw.message;
      const message = {
        zh: `自上级规定于 ${on} 变更起：${zh}`,
        en: `since a level above changed on ${on}: ${en}`,
      };
      flaws.push({ ...flaw, severity: 'warning', message });
    }
  }
  return flaws;
}

function keyOf({ code, path }: Flaw): string {
  return `${code} ${JSON.stringify(path)}`;
}

/** The version's first day, and the days of its own on which a version of a level above starts. */
function daysOf({ file }: FileLayer, versions: Versions): string[] {
  const { jurisdiction, effectiveFrom } = file;
  const starts = (code: string): string[] =>
    (versions.get(code) ?? []).map((version) => version.file.effectiveFrom);
  const next = starts(jurisdiction)
    .filter((start) => start > effectiveFrom)
    .sort()[0];
  const above = levelsAbove(jurisdiction, versions)
    .flatMap(starts)
    .filter((start) => start > effectiveFrom && (next === undefined || start < next));
  return [effectiveFrom, ...[...new Set(above)].sort()];
}
