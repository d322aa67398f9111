import { issueKey } from '../policy.ts';
import { levelsAbove } from './check-extends.ts';
import { checkLayer } from './check-layer.ts';
import type { Flaw, FlawCollector } from './flaw.ts';
import { fillMessage } from './messages/fill-message.ts';
import { resolverOf } from './standing.ts';
import type { FileLayer } from './view.ts';

type Versions = ReadonlyMap<string, readonly FileLayer[]>;

/** What is known before the files are looked at within their policies. */
export interface Survey {
  /** All files that fit the schema, by jurisdiction, also those with other errors. */
  readonly versions: Versions;
  readonly collectorOf: (layer: FileLayer) => FlawCollector;
  /** Jurisdictions with a file that cannot be read, and its path. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/**
 * Checks every file over the levels above it, from the nation down, and returns those without errors. A level above
 * with errors is left out, and its districts stand on the levels that remain; one that cannot is left out too, with
 * one finding that names the file to mend, not a hundred that follow from it.
 */
export function checkLayers({ versions, collectorOf, unreadable }: Survey): FileLayer[] {
  const sound = new Map(
    [...versions].map(([code, own]) => [code, own.filter((one) => !collectorOf(one).hasErrors())]),
  );
  const broken = new Map(unreadable);
  for (const layer of [...versions.values()].flat())
    if (collectorOf(layer).hasErrors()) broken.set(layer.file.jurisdiction, layer.path);
  const overSound = resolverOf(sound);
  const overAll = resolverOf(versions);
  const kept: FileLayer[] = [];
  for (const layer of inOrder(versions)) {
    const collector = collectorOf(layer);
    const { jurisdiction } = layer.file;
    if (collector.hasErrors()) addAll(checkLayer(layer, versions, overAll), collector);
    else {
      const culprit = brokenBelow(layer, sound, versions, broken);
      const found = checkLayer(layer, sound, overSound);
      if (culprit === undefined || (!culprit.isNeeded && !found.some(isError))) addAll(found, collector);
      else
        addAll(
          explained(layer, culprit, versions, checkLayer(layer, versions, overAll), unreadable),
          collector,
        );
      if (!collector.hasErrors()) {
        kept.push(layer);
        continue;
      }
      sound.set(
        jurisdiction,
        (sound.get(jurisdiction) ?? []).filter((one) => one !== layer),
      );
      broken.set(jurisdiction, layer.path);
    }
  }
  return kept;
}

/** A file with errors on which a layer rests; it is needed where the layer amends it. */
interface Culprit {
  readonly path: string;
  readonly isNeeded: boolean;
}

function brokenBelow(
  { file }: FileLayer,
  sound: Versions,
  versions: Versions,
  broken: ReadonlyMap<string, string>,
): Culprit | undefined {
  const { jurisdiction, amends } = file;
  const isBase = (one: FileLayer): boolean => one.file.effectiveFrom === amends;
  const base = versions.get(jurisdiction)?.find(isBase);
  if (base !== undefined && !sound.get(jurisdiction)?.some(isBase))
    return { path: base.path, isNeeded: true };
  for (const code of levelsAbove(jurisdiction, versions)) {
    const path = broken.get(code);
    if (path !== undefined) return { path, isNeeded: false };
  }
  return undefined;
}

/** Its own errors where the levels above, taken as they are, bring them to light; else only whose fault it is. */
function explained(
  { file }: FileLayer,
  culprit: Culprit,
  versions: Versions,
  overAll: readonly Flaw[],
  unreadable: ReadonlyMap<string, string>,
): readonly Flaw[] {
  const hasUnreadable = levelsAbove(file.jurisdiction, versions).some((code) => unreadable.has(code));
  if (!hasUnreadable && overAll.some(isError)) return overAll;
  const message = fillMessage('parent-broken', { jurisdiction: file.jurisdiction, path: culprit.path });
  const path = [culprit.isNeeded ? 'amends' : file.extends === undefined ? 'jurisdiction' : 'extends'];
  return [{ path, code: 'parent-broken', severity: 'error', message }];
}

function isError({ severity }: Flaw): boolean {
  return severity === 'error';
}

function addAll(flaws: readonly Flaw[], collector: FlawCollector): void {
  for (const flaw of flaws) collector.add(flaw);
}

/** Levels above first, then by start and issue, so that whatever a file rests on is looked at before it. */
function inOrder(versions: Versions): FileLayer[] {
  const ranks = new Map<string, number>();
  const rankOf = (code: string): number => {
    const known = ranks.get(code);
    if (known !== undefined) return known;
    const rank = 1 + Math.max(0, ...levelsAbove(code, versions).map(rankOf));
    ranks.set(code, rank);
    return rank;
  };
  const key = ({ file }: FileLayer): string => `${file.effectiveFrom} ${issueKey(file)}`;
  return [...versions]
    .map(([code, own]) => ({ rank: rankOf(code), own }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ own }) => [...own].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
}
