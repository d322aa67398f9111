import { OTHER_BENEFITS } from '../../facts/other-benefits.ts';
import { NATION, superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import { AREA_FACT } from '../parameter-value.ts';
import { levelsAbove } from './check-extends.ts';
import { MAPS } from './declared-names.ts';
import type { Report } from './flaw.ts';
import { USE_WORDS } from './messages/words.ts';
import { entriesOf } from './stated-rules.ts';
import { type UseKind, usesIn } from './uses-in.ts';
import type { FileLayer } from './view.ts';

type Versions = ReadonlyMap<string, readonly FileLayer[]>;

const WATCHED = ['fact', 'parameter', 'condition', 'document'] as const satisfies readonly UseKind[];

/** Facts that derivations and amounts read without naming them. */
const READ_BY_PLATFORM: ReadonlySet<string> = new Set([
  AREA_FACT,
  OTHER_BENEFITS,
  'hukou.code',
  'certificate.category',
  'certificate.level',
  'certificate.components',
]);

/**
 * Warns of what a file declares first and nobody refers to: no file of its jurisdiction, of the levels above (whose
 * class it may fill with an amount) or of those below. The nation's facts are there for everybody. Nothing is said
 * where a file that might refer to it cannot be read.
 */
export function checkUnused(
  versions: Versions,
  unreadable: ReadonlyMap<string, string>,
  reportOn: (layer: FileLayer) => Report,
): void {
  const own = new Map<string, Set<string>>();
  const below = new Map<string, Set<string>>();
  for (const [code, layers] of versions) {
    const uses = new Set(layers.flatMap(({ file }) => usesIn(file).map(({ kind, id }) => `${kind} ${id}`)));
    own.set(code, uses);
    for (const above of levelsAbove(code, versions)) {
      const all = below.get(above) ?? new Set<string>();
      for (const use of uses) all.add(use);
      below.set(above, all);
    }
  }
  for (const [code, layers] of versions) {
    const above = levelsAbove(code, versions);
    const isRelated = (other: string): boolean =>
      other === code || above.includes(other) || superiorsOf(other).includes(code);
    if ([...unreadable.keys()].some(isRelated)) continue;
    const seenBy = [own.get(code), below.get(code), ...above.map((level) => own.get(level))];
    for (const layer of layers)
      for (const { kind, id } of declarationsIn(layer, above, versions))
        if (!seenBy.some((uses) => uses?.has(`${kind} ${id}`)))
          reportOn(layer)([MAPS[kind], id], 'unused', { kind: USE_WORDS[kind], id }, { atKey: true });
  }
}

function declarationsIn(
  { file }: FileLayer,
  above: readonly string[],
  versions: Versions,
): { kind: (typeof WATCHED)[number]; id: string }[] {
  return WATCHED.flatMap((kind) => {
    if (kind === 'fact' && file.jurisdiction === NATION) return [];
    const isInherited = (id: string): boolean =>
      above.some((level) =>
        versions.get(level)?.some((other) => Object.hasOwn(other.file[MAPS[kind]] ?? {}, id)),
      );
    return entriesOf<object>(file[MAPS[kind]])
      .filter(([id]) => !isInherited(id) && !(kind === 'fact' && READ_BY_PLATFORM.has(id)))
      .map(([id]) => ({ kind, id }));
  });
}
