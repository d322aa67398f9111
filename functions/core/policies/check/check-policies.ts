import type { ExampleFile } from '../../../generated/example-file.ts';
import type { TimelineFile } from '../../../generated/timeline-file.ts';
import { checkExtends } from './check-extends.ts';
import { checkLayers } from './check-layers.ts';
import { checkLayoutNames } from './check-layout-names.ts';
import { checkUnused } from './check-unused.ts';
import { checkVersions } from './check-versions.ts';
import type { Finding } from './finding.ts';
import { type FlawCollector, flawCollector, type Report } from './flaw.ts';
import { locateFlaws } from './locate.ts';
import { type PolicyText, type ReadFile, readPolicyText } from './read-files.ts';
import type { FileLayer } from './view.ts';

export type { PolicyText } from './read-files.ts';

/** An example that can be run: it fits the schema and stands in its jurisdiction's folder. */
export interface PlacedExample {
  readonly path: string;
  readonly jurisdiction: string;
  readonly example: ExampleFile;
}

/** A timeline that can be run: it fits the schema and stands in its jurisdiction's folder. */
export interface PlacedTimeline {
  readonly path: string;
  readonly jurisdiction: string;
  readonly timeline: TimelineFile;
}

/** The policy files without errors, and the examples beside them. */
export interface CheckedPolicies {
  /** The layers of all files without errors, with the path each came from. */
  readonly layers: readonly FileLayer[];
  readonly examples: readonly PlacedExample[];
  readonly timelines: readonly PlacedTimeline[];
  /** Paths of the layouts beside the policies that have no errors. */
  readonly layouts: readonly string[];
  /** In the order of the files given. */
  readonly findings: readonly Finding[];
  /** The files as given, so that later checks can say where something stands. */
  readonly texts: readonly PolicyText[];
}

/**
 * Checks policy files, and the examples and layouts beside them; examples are not run here (see checkAll). A file with
 * an error is left out, all others stand. Never throws, whatever the texts are, and takes time in proportion to them.
 */
export function checkPolicies(texts: readonly PolicyText[]): CheckedPolicies {
  const files = texts.map(readPolicyText);
  const collectors = new Map(files.map(({ layer, collector }) => [layer, collector]));
  const collectorOf = (layer: FileLayer): FlawCollector => collectors.get(layer) ?? flawCollector();
  const reportOn = (layer: FileLayer): Report => collectorOf(layer).report;
  const readable = byJurisdiction(files.flatMap(({ layer }) => layer ?? []));
  const jurisdictions = new Set(
    files.flatMap(({ form, jurisdiction }) => (form === 'policy' ? (jurisdiction ?? []) : [])),
  );
  for (const own of readable.values()) checkVersions(own, reportOn);
  checkExtends(readable, (code) => jurisdictions.has(code), reportOn);
  const versions = withoutCircles(readable, collectorOf);
  const unreadable = unreadableOf(files);
  const layers = checkLayers({ versions, collectorOf, unreadable });
  checkUnused(versions, unreadable, reportOn);
  checkLayoutNames(files, layers);
  const placed = files.flatMap((file) => placedFile(file, jurisdictions));
  return {
    layers,
    examples: placed.flatMap(({ example, ...place }) => (example === undefined ? [] : { ...place, example })),
    timelines: placed.flatMap(({ timeline, ...place }) =>
      timeline === undefined ? [] : { ...place, timeline },
    ),
    layouts: files.flatMap(({ path, registerLayout, bankLayout, collector }) =>
      (registerLayout ?? bankLayout) === undefined || collector.hasErrors() ? [] : [path],
    ),
    findings: files.flatMap(({ path, text, collector }) => locateFlaws(path, text, collector.flaws)),
    texts,
  };
}

function byJurisdiction(layers: readonly FileLayer[]): Map<string, FileLayer[]> {
  const versions = new Map<string, FileLayer[]>();
  for (const layer of layers) {
    const own = versions.get(layer.file.jurisdiction);
    if (own === undefined) versions.set(layer.file.jurisdiction, [layer]);
    else own.push(layer);
  }
  return versions;
}

/** What goes round in a circle cannot be resolved at all. */
function withoutCircles(
  versions: ReadonlyMap<string, readonly FileLayer[]>,
  collectorOf: (layer: FileLayer) => FlawCollector,
): Map<string, FileLayer[]> {
  const inCircle = (layer: FileLayer): boolean =>
    collectorOf(layer).flaws.some(({ code }) => code === 'extends-circle');
  return new Map([...versions].map(([code, own]) => [code, own.filter((layer) => !inCircle(layer))]));
}

function unreadableOf(files: readonly ReadFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ form, layer, jurisdiction, path }) =>
      form !== 'policy' || layer !== undefined || jurisdiction === undefined
        ? []
        : [[jurisdiction, path] as const],
    ),
  );
}

interface PlacedFile {
  readonly path: string;
  readonly jurisdiction: string;
  readonly example: ExampleFile | undefined;
  readonly timeline: TimelineFile | undefined;
}

function placedFile(file: ReadFile, jurisdictions: ReadonlySet<string>): PlacedFile[] {
  const { example, timeline, jurisdiction, path, collector } = file;
  if (file.form !== 'example' && file.form !== 'timeline') return [];
  if (jurisdiction === undefined || !jurisdictions.has(jurisdiction)) {
    if (jurisdiction === undefined) collector.report([], 'example-misplaced', {});
    else collector.report([], 'example-misplaced.no-policy', { code: jurisdiction });
  }
  if (jurisdiction === undefined || collector.hasErrors()) return [];
  return [{ path, jurisdiction, example, timeline }];
}
