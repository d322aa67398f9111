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
 * Resolves as resolvePolicy does, but a given version (one that a correction supersedes is checked too), without
 * digests and last year's policy, and each version over each policy above it only once: 3,000 counties share theirs.
 */
export function resolverOf(versions: Versions): Resolver {
  const resolved = new Map<FileLayer, Map<Policy | undefined, Policy>>();
  const resolve: Resolver = (version, on) => {
    const above = superiorVersion(version, on, versions);
    const superior = above === undefined ? undefined : resolve(above, on);
    const known = resolved.get(version)?.get(superior);
    if (known !== undefined) return known;
    const { jurisdiction, name } = version.file;
    const chain = amendedChain(versions.get(jurisdiction) ?? [], version, undefined);
    const policy: Policy = {
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
    const own = resolved.get(version) ?? new Map<Policy | undefined, Policy>();
    resolved.set(version, own.set(superior, policy));
    return policy;
  };
  return resolve;
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
