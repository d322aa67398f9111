import type { LibraryFinding } from '../ports/policy-library.ts';
import type { GatedPolicies, Texts } from './gate-policies.ts';
import { type PublicationFault, type PublicationFaultCode, publicationFault } from './publication-fault.ts';

/** Of an approved version something is missing or changed: nothing is decided by what is left without it. */
const BLOCKING: ReadonlySet<PublicationFaultCode> = new Set<PublicationFaultCode>([
  'publication-altered',
  'publication-gone',
  'publication-out-of-sequence',
  'publication-older',
]);

/** What a policy library is to take in, and what it is to tell. */
export interface GatedChange {
  readonly changed: readonly { readonly path: string; readonly text: string }[];
  readonly removed: readonly string[];
  /** Approved files that may not be used as they lie there; what was in use stays. */
  readonly refused: ReadonlyMap<string, LibraryFinding>;
  /** Files that nobody approved: they never counted, so nothing waits for them. */
  readonly notes: readonly LibraryFinding[];
}

/**
 * Compares what the gate lets in with the texts that a library holds. `inUse` are those by which it decides; a file
 * that was refused because it is gone may be in use without being held.
 */
export function gatedChange(
  held: Texts,
  lying: Texts,
  gated: GatedPolicies,
  inUse: Texts = held,
): GatedChange {
  const refused = new Map<string, LibraryFinding>();
  const notes: LibraryFinding[] = [];
  for (const [path, fault] of gated.refused) {
    if (BLOCKING.has(fault.code)) refused.set(path, findingOf(path, fault));
    else notes.push(findingOf(path, fault));
  }
  for (const path of takenAway(inUse, lying, gated)) refused.set(path, findingOf(path, taken(path)));
  const wanted = new Map(gated.admitted);
  // A signature that was taken away or spoilt later does not end what was in use; nor does it bring in what was put in
  // its place before that, and was refused then.
  for (const { file } of notes) {
    const used = inUse.get(file);
    if (used !== undefined) wanted.set(file, used);
  }
  for (const path of refused.keys())
    wanted.set(path, lying.get(path) ?? held.get(path) ?? inUse.get(path) ?? '');
  return {
    changed: [...wanted]
      .filter(([path, text]) => held.get(path) !== text)
      .map(([path, text]) => ({ path, text })),
    removed: [...held.keys()].filter((path) => !wanted.has(path)),
    refused,
    notes,
  };
}

/**
 * What was in use and lies there no longer, where its jurisdiction has gone back behind its last publication or is gone
 * with all of it: whoever can remove files must not thereby bring an older version back.
 */
function takenAway(
  inUse: Texts,
  lying: Texts,
  { admitted, waiting, refused, heads }: GatedPolicies,
): string[] {
  const older = [...refused].filter(([, { code }]) => code === 'publication-older');
  const goneBack = new Set(older.map(([path]) => codeIn(path)));
  const present = new Set([...admitted.keys(), ...waiting.keys(), ...refused.keys()].map(codeIn));
  const isTaken = (code: string) => goneBack.has(code) || (Object.hasOwn(heads, code) && !present.has(code));
  return [...inUse.keys()].filter((path) => !lying.has(path) && isTaken(codeIn(path)));
}

/** A path begins with the code of its jurisdiction. */
function codeIn(path: string): string {
  return path.slice(0, 6);
}

function taken(path: string): PublicationFault {
  return publicationFault('publication-gone', {
    zh: `${path} 曾在使用，现在文件和发布记录都不见了；两者都应当恢复`,
    en: `${path} was in use and is not there any more, nor is its publication; right is both of them`,
  });
}

function findingOf(file: string, { code, message }: PublicationFault): LibraryFinding {
  return { file, line: 1, column: 1, pointer: '', code, severity: 'error', message };
}
