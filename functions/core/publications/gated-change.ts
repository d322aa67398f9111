import type { LibraryFinding } from '../ports/policy-library.ts';
import type { GatedPolicies, Texts } from './gate-policies.ts';
import type { PublicationFault, PublicationFaultCode } from './publication-fault.ts';

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

/** Compares what the gate lets in with the texts that a library holds. */
export function gatedChange(held: Texts, lying: Texts, gated: GatedPolicies): GatedChange {
  const refused = new Map<string, LibraryFinding>();
  const notes: LibraryFinding[] = [];
  for (const [path, fault] of gated.refused) {
    if (BLOCKING.has(fault.code)) refused.set(path, findingOf(path, fault));
    else notes.push(findingOf(path, fault));
  }
  const wanted = new Map(gated.admitted);
  for (const path of refused.keys()) wanted.set(path, lying.get(path) ?? held.get(path) ?? '');
  return {
    changed: [...wanted]
      .filter(([path, text]) => held.get(path) !== text)
      .map(([path, text]) => ({ path, text })),
    // A signature that was taken away or spoilt later does not end what was in use.
    removed: [...held.keys()].filter((path) => !wanted.has(path) && !gated.refused.has(path)),
    refused,
    notes,
  };
}

function findingOf(file: string, { code, message }: PublicationFault): LibraryFinding {
  return { file, line: 1, column: 1, pointer: '', code, severity: 'error', message };
}
