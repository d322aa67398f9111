import { divisionName } from '../jurisdictions/division-names.ts';
import { type JurisdictionLevel, levelOf, superiorsOf } from '../jurisdictions/jurisdiction-code.ts';
import { type LayerReference, referenceTo } from '../policies/policy.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import type { LibraryFinding, PolicySnapshot } from '../ports/policy-library.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import { codeOfPath } from './code-of-path.ts';

/** An authority with a policy file, and the state of its files. */
export interface JurisdictionDescription {
  readonly code: string;
  readonly name: Bilingual;
  readonly level: JurisdictionLevel;
  /** The level above whose rules it builds on. */
  readonly parent: string | null;
  readonly versions: readonly Omit<LayerReference, 'jurisdiction'>[];
  readonly findings: readonly LibraryFinding[];
}

/** Describes one jurisdiction. Refuses jurisdiction-unknown where it has neither a policy nor a file with findings. */
export function describeJurisdiction(snapshot: PolicySnapshot, code: string): JurisdictionDescription {
  const { catalogue } = snapshot;
  const versions = catalogue.versionsOf(code);
  const findings = snapshot.findings.filter(({ file }) => codeOfPath(file) === code);
  if (versions.length === 0 && findings.length === 0) refuseUnknown(catalogue, code);
  return {
    code,
    name: nameOf(snapshot, code),
    level: levelOf(code),
    parent: parentOf(snapshot, code),
    versions: versions.map((version) => {
      const { effectiveFrom, issuedOn, digest } = referenceTo(version);
      return { effectiveFrom, issuedOn, digest };
    }),
    findings,
  };
}

/** The catalogue's own refusal names the nearest code and the nearest level above. */
function refuseUnknown(catalogue: PolicyCatalogue, code: string): never {
  catalogue.policyOn(code, '9999-12-31');
  throw new Refusal('jurisdiction-unknown', `${code} has no policy; right is a code with a file`);
}

/** The name that the newest file gives, or that of the division table. */
export function nameOf({ catalogue }: PolicySnapshot, code: string): Bilingual {
  const named = catalogue.versionsOf(code).findLast(({ file }) => file.name !== undefined);
  return bilingual(named?.file.name, divisionName(code) ?? code);
}

function parentOf({ catalogue }: PolicySnapshot, code: string): string | null {
  const named = catalogue.versionsOf(code).at(-1)?.file.extends;
  const candidates = named === undefined ? superiorsOf(code) : [named, ...superiorsOf(named)];
  return candidates.find((candidate) => catalogue.versionsOf(candidate).length > 0) ?? null;
}
