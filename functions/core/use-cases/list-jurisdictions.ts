import type { PolicySnapshot } from '../ports/policy-library.ts';
import { codeOfPath } from './code-of-path.ts';
import { describeJurisdiction, type JurisdictionDescription, nameOf } from './describe-jurisdiction.ts';

export interface JurisdictionQuery {
  /** Start of a code, or part of a Chinese or English name. */
  readonly text?: string | undefined;
  /** Only codes after this one. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of jurisdictions by code, and the code to go on after, or null on the last page. */
export function listJurisdictions(
  snapshot: PolicySnapshot,
  { text, after, limit }: JurisdictionQuery,
): { items: JurisdictionDescription[]; next: string | null } {
  const wanted = text?.trim().toLowerCase() ?? '';
  const found = allCodes(snapshot).filter(
    (code) => (after === undefined || code > after) && matches(snapshot, code, wanted),
  );
  const page = found.slice(0, limit);
  return {
    items: page.map((code) => describeJurisdiction(snapshot, code)),
    next: found.length > limit ? (page.at(-1) ?? null) : null,
  };
}

/** With those whose first file is broken: they would not be seen otherwise. */
function allCodes({ catalogue, findings }: PolicySnapshot): string[] {
  const broken = findings.map(({ file }) => codeOfPath(file)).filter((code) => code !== undefined);
  return [...new Set([...catalogue.jurisdictions(), ...broken])].sort();
}

function matches(snapshot: PolicySnapshot, code: string, wanted: string): boolean {
  if (wanted === '' || code.startsWith(wanted)) return true;
  const { zh, en } = nameOf(snapshot, code);
  return zh.toLowerCase().includes(wanted) || en.toLowerCase().includes(wanted);
}
