import { nearestName } from '../../shared/nearest.ts';
import { declaredNames, isDeclared, MAPS } from './declared-names.ts';
import type { FindingCode } from './finding-codes.ts';
import { type Path, quote } from './flaw.ts';
import { listed, USE_WORDS } from './messages/words.ts';
import { type Use, type UseKind, usesIn } from './uses-in.ts';
import type { View } from './view.ts';

const UNKNOWN = {
  fact: 'unknown-fact',
  parameter: 'unknown-parameter',
  condition: 'unknown-condition',
  document: 'unknown-document',
  register: 'unknown-register',
  'other-benefit': 'unknown-other-benefit',
  part: 'unknown-part',
  benefit: 'unknown-benefit',
  class: 'unknown-class',
} as const satisfies Readonly<Record<UseKind, FindingCode>>;

/** Every id that the file refers to is declared by it or by a level above. */
export function checkReferences({ file, policy: { rules }, report }: View): void {
  for (const use of usesIn(file)) {
    const { kind, id, path, atKey } = use;
    if (isDeclared(rules, kind, id) || isRemovedHere(file, use)) continue;
    const names = declaredNames(rules, kind, id);
    const right = kind === 'part' ? names.map((name) => name.slice(name.indexOf('.') + 1)) : names;
    const found = kind === 'part' ? id.slice(id.indexOf('.') + 1) : id;
    report(
      path,
      UNKNOWN[kind],
      { found: quote(found), right: listed(right) },
      { nearest: () => nearestName(found, right), ...(atKey && { atKey }) },
    );
  }
}

/**
 * What this file removes while rules still refer to it: its own, and those it inherits. A material or an event for a
 * benefit or class that is gone is not asked for, which is what the removal means.
 */
export function checkRemovals({ file, policy: { rules }, report }: View): void {
  const removed = removalsIn(file);
  if (removed.length === 0) return;
  const uses = usesIn(rules).filter(({ kind, id }) => !isDeclared(rules, kind, id));
  for (const { kind, id, path } of removed) {
    const use = uses.find((one) => one.kind === kind && one.id === id);
    if (use === undefined || kind === 'benefit' || kind === 'class') continue;
    report(path, 'removed-but-used', { kind: USE_WORDS[kind], id, place: use.path.join('.') });
  }
}

type Removal = { kind: UseKind; id: string; path: Path };

function removalsIn(file: View['file']): Removal[] {
  const removed: Removal[] = [];
  for (const [kind, map] of Object.entries(MAPS) as [keyof typeof MAPS, (typeof MAPS)[keyof typeof MAPS]][])
    for (const [id, entry] of Object.entries(file[map] ?? {}))
      if (entry === null) removed.push({ kind, id, path: [map, id] });
  for (const [code, other] of Object.entries(file.otherBenefits ?? {}))
    for (const [part, label] of Object.entries(other?.parts ?? {}))
      if (label === null)
        removed.push({ kind: 'part', id: `${code}.${part}`, path: ['otherBenefits', code, 'parts', part] });
  return removed;
}

/** Reported where it is removed, not a second time where it is used. */
function isRemovedHere(file: View['file'], { kind, id }: Use): boolean {
  return removalsIn(file).some((one) => one.kind === kind && one.id === id);
}
