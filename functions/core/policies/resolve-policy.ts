import { divisionName } from '../jurisdictions/division-names.ts';
import { superiorsOf } from '../jurisdictions/jurisdiction-code.ts';
import { digestOf } from '../shared/digest.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal } from '../shared/refusal.ts';
import { mergeLayers } from './merge-layers.ts';
import type { Policy, PolicyLayer } from './policy.ts';
import { amendedChain, selectVersion } from './select-version.ts';

/** Where resolution finds the files: all versions of each jurisdiction, and policies resolved before. */
export interface PolicySource {
  readonly versions: ReadonlyMap<string, readonly PolicyLayer[]>;
  /** Policies by what they were resolved from; shared between the districts of a province. */
  readonly resolved: Map<string, Policy>;
}

/** Merges the versions in force on a day, from the nation down. Refuses jurisdiction-unknown, policy-not-in-force. */
export function resolvePolicy(
  source: PolicySource,
  jurisdiction: string,
  on: string,
  knownOn: string | undefined,
): Policy {
  const own = versionInForce(source, jurisdiction, on, knownOn);
  return resolve(source, own, on, knownOn, [jurisdiction]);
}

function resolve(
  source: PolicySource,
  version: PolicyLayer,
  on: string,
  knownOn: string | undefined,
  path: readonly string[],
): Policy {
  const { jurisdiction, name } = version.file;
  const superior = superiorPolicy(source, version, on, knownOn, path);
  const chain = amendedChain(source.versions.get(jurisdiction) ?? [], version, knownOn);
  const layers = [...(superior?.layers ?? []), ...chain];
  const rules = mergeLayers(
    superior?.rules ?? {},
    chain.map(({ file }) => file),
  );
  const asksLastYear = Object.values(rules.parameters ?? {}).some(({ notBelow }) =>
    notBelow?.includes('last-year'),
  );
  const lastYear = asksLastYear ? policyAYearBefore(source, jurisdiction, on, knownOn) : undefined;
  // The superior's own digest too: with the same layers it may be bound by another last year.
  const digest = digestOf({
    layers: layers.map((layer) => layer.digest),
    superior: superior?.digest ?? null,
    lastYear: lastYear?.digest ?? null,
  });
  const key = `${jurisdiction} ${digest}`;
  const known = source.resolved.get(key);
  if (known !== undefined) return known;
  const policy: Policy = {
    jurisdiction,
    name: name ?? chain[0]?.file.name ?? divisionName(jurisdiction) ?? jurisdiction,
    rules,
    layers,
    digest,
    superior,
    lastYear,
  };
  source.resolved.set(key, policy);
  return policy;
}

function superiorPolicy(
  source: PolicySource,
  version: PolicyLayer,
  on: string,
  knownOn: string | undefined,
  path: readonly string[],
): Policy | undefined {
  const { jurisdiction, extends: named } = version.file;
  for (const code of named === undefined ? superiorsOf(jurisdiction) : [named, ...superiorsOf(named)]) {
    const above = selectVersion(source.versions.get(code) ?? [], on, knownOn);
    if (above === undefined) continue;
    if (path.includes(code))
      throw new Refusal(
        'policy-invalid',
        `extends goes round in a circle: ${[...path, code].join(' → ')}; right is a chain that ends at the nation`,
      );
    return resolve(source, above, on, knownOn, [...path, code]);
  }
  return undefined;
}

function policyAYearBefore(
  source: PolicySource,
  jurisdiction: string,
  on: string,
  knownOn: string | undefined,
): Policy | undefined {
  const before = `${Number(on.slice(0, 4)) - 1}${on.slice(4, 7)}-${on.endsWith('02-29') ? '28' : on.slice(8)}`;
  const version = selectVersion(source.versions.get(jurisdiction) ?? [], before, knownOn);
  return version && resolve(source, version, before, knownOn, [jurisdiction]);
}

function versionInForce(
  source: PolicySource,
  jurisdiction: string,
  on: string,
  knownOn: string | undefined,
): PolicyLayer {
  const versions = source.versions.get(jurisdiction);
  if (versions === undefined || versions.length === 0) throw unknownJurisdiction(source, jurisdiction);
  const version = selectVersion(versions, on, knownOn);
  if (version !== undefined) return version;
  const first = versions.map(({ file }) => file.effectiveFrom).sort()[0];
  const asKnown = knownOn === undefined ? '' : ` as known on ${knownOn}`;
  throw new Refusal(
    'policy-not-in-force',
    `${jurisdiction} has no policy in force on ${on}${asKnown}; the first starts on ${first}`,
  );
}

function unknownJurisdiction(source: PolicySource, jurisdiction: string): Refusal {
  const code = jurisdiction.slice(0, 20);
  const name = divisionName(code);
  const above = superiorsOf(code).find((candidate) => source.versions.has(candidate));
  const nearest = nearestName(code, source.versions.keys());
  const hint =
    name !== undefined && above !== undefined
      ? `the nearest level above with a policy is ${above}`
      : nearest === undefined
        ? 'right is a GB/T 2260 code of six digits'
        : `did you mean ${nearest}?`;
  return new Refusal('jurisdiction-unknown', `${code}${name ? ` (${name})` : ''} has no policy; ${hint}`, [
    { pointer: '/jurisdiction', code: 'jurisdiction-unknown', detail: hint, ...(nearest && { nearest }) },
  ]);
}
