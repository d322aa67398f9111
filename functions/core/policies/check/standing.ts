import { divisionName } from '../../jurisdictions/division-names.ts';
import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import { mergeLayers } from '../merge-layers.ts';
import type { Policy } from '../policy.ts';
import { amendedChain, selectVersion } from '../select-version.ts';
import type { FileLayer } from './view.ts';

type Versions = ReadonlyMap<string, readonly FileLayer[]>;

/** Resolves one version of a jurisdiction on a day, whether or not it is the one in force there. */
export type Resolver = (version: FileLayer, on: string) => Policy;

/**
 * Resolves as resolvePolicy does, but a given version (one that a correction supersedes is checked too) and without
 * digests and last year's policy. Policies above are resolved once and shared: 3,000 counties rest on few of them.
 */
export function resolverOf(versions: Versions): Resolver {
  const shared = new Map<FileLayer, Map<Policy | undefined, Policy>>();
  const superiorOf = (version: FileLayer, on: string): Policy | undefined => {
    const above = superiorVersion(version, on, versions);
    if (above === undefined) return undefined;
    const superior = superiorOf(above, on);
    const known = shared.get(above)?.get(superior);
    if (known !== undefined) return known;
    const policy = policyOf(above, superior, versions);
    shared.set(above, (shared.get(above) ?? new Map<Policy | undefined, Policy>()).set(superior, policy));
    return policy;
  };
  return (version, on) => policyOf(version, superiorOf(version, on), versions);
}

function policyOf(version: FileLayer, superior: Policy | undefined, versions: Versions): Policy {
  const { jurisdiction, name } = version.file;
  const chain = amendedChain(versions.get(jurisdiction) ?? [], version, undefined);
  return {
    jurisdiction,
    name: name ?? divisionName(jurisdiction) ?? jurisdiction,
    rules: mergeLayers(
      superior?.rules ?? {},
      chain.map(({ file }) => file),
    ),
    layers: [...(superior?.layers ?? []), ...chain],
    digest: '',
    superior,
    lastYear: undefined,
  };
}

function superiorVersion({ file }: FileLayer, on: string, versions: Versions): FileLayer | undefined {
  const { jurisdiction, extends: named } = file;
  for (const code of named === undefined ? superiorsOf(jurisdiction) : [named, ...superiorsOf(named)]) {
    // The versions are FileLayers, and one of them is what comes back.
    const found = selectVersion(versions.get(code) ?? [], on, undefined) as FileLayer | undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
