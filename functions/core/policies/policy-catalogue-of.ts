import { layoutsFor, type OfficeLayout } from '../layouts/office-layout.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import type { Policy, PolicyLayer } from './policy.ts';
import { issueKey } from './policy.ts';
import { type PolicySource, resolvePolicy } from './resolve-policy.ts';

/** Resolutions that are remembered; one per jurisdiction, day and day of knowledge asked for. */
const MOST_REMEMBERED = 20_000;

/** A catalogue over files that were checked. Two files of one jurisdiction, start and issue must not be given. */
export function policyCatalogueOf(
  layers: Iterable<PolicyLayer>,
  layouts: readonly OfficeLayout[] = [],
): PolicyCatalogue {
  const versions = new Map<string, PolicyLayer[]>();
  for (const layer of layers) {
    const own = versions.get(layer.file.jurisdiction);
    if (own === undefined) versions.set(layer.file.jurisdiction, [layer]);
    else own.push(layer);
  }
  for (const own of versions.values()) own.sort((a, b) => (versionKey(a) < versionKey(b) ? -1 : 1));
  const source: PolicySource = { versions, resolved: new Map(), merged: new Map() };
  const asked = new Map<string, Policy>();
  return {
    jurisdictions: () => [...versions.keys()].sort(),
    parts: () => ({ layers: [...versions.values()].flat(), errors: [], layouts }),
    versionsOf: (jurisdiction) => versions.get(jurisdiction) ?? [],
    layoutsFor: (jurisdiction, kind) => layoutsFor(layouts, jurisdiction, kind),
    policyOn(jurisdiction, on, knownOn) {
      const key = `${jurisdiction} ${on} ${knownOn ?? ''}`;
      const known = asked.get(key);
      if (known !== undefined) return known;
      const policy = resolvePolicy(source, jurisdiction, on, knownOn);
      if (asked.size >= MOST_REMEMBERED) asked.clear();
      asked.set(key, policy);
      return policy;
    },
  };
}

function versionKey({ file }: PolicyLayer): string {
  return `${file.effectiveFrom} ${issueKey(file)}`;
}
