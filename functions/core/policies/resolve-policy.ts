import { divisionName } from '../jurisdictions/division-names.ts';
import { superiorsOf } from '../jurisdictions/jurisdiction-code.ts';
import { digestOf } from '../shared/digest.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal } from '../shared/refusal.ts';
import { mergeLayers } from './merge-layers.ts';
import type { Policy, PolicyLayer, ResolvedRules } from './policy.ts';
import { amendedChain, selectVersion } from './select-version.ts';

/** Where resolution finds the files: all versions of each jurisdiction, and what was worked out before. */
export interface PolicySource {
  readonly versions: ReadonlyMap<string, readonly PolicyLayer[]>;
  /** Policies by what they were resolved from; shared between the districts of a province. */
  readonly resolved: Map<string, Policy>;
  /** Rules by what they were merged from: a run asks as known on a day of its own for months that others asked for. */
  readonly merged: Map<string, ResolvedRules>;
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
  const rules = mergedRules(source, superior, chain);
  const asksLastYear = Object.values(rules.parameters ?? {}).some(({ notBelow }) =>
    notBelow?.includes('last-year'),
  );
  const lastYear = asksLastYear ? policyAYearBefore(source, jurisdiction, on, knownOn) : undefined;
  // The superior's own digest too: with the same layers it may be bound by another last year.
  const origin = {
    layers: layers.map((layer) => layer.digest),
    superior: superior?.digest ?? null,
    lastYear: lastYear?.digest ?? null,
  };
  const key = JSON.stringify([jurisdiction, origin]);
  const known = source.resolved.get(key);
  if (known !== undefined) return known;
  const policy: Policy = {
    jurisdiction,
    name: name ?? chain[0]?.file.name ?? divisionName(jurisdiction) ?? jurisdiction,
    rules,
    layers,
    digest: digestOf(origin),
    superior,
    lastYear,
  };
  source.resolved.set(key, policy);
  return policy;
}

function mergedRules(
  { merged }: PolicySource,
  superior: Policy | undefined,
  chain: readonly PolicyLayer[],
): ResolvedRules {
  const key = [superior?.digest ?? '', ...chain.map(({ digest }) => digest)].join();
  const known = merged.get(key);
  if (known !== undefined) return known;
  const files = chain.map(({ file }) => file);
  const rules = mergeLayers(superior?.rules ?? {}, files);
  merged.set(key, rules);
  return rules;
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
    if (path.includes(code)) throw circle([...path, code].join(' → '));
    return resolve(source, above, on, knownOn, [...path, code]);
  }
  return undefined;
}

/** The check of the files finds it before; whoever resolves unchecked ones must not go round for ever. */
function circle(path: string): Refusal {
  return new Refusal('policy-invalid', {
    zh: `extends 循环：${path}；应当止于国家`,
    en: `extends goes round in a circle: ${path}; right is a chain that ends at the nation`,
  });
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
  const [zhKnown, asKnown] =
    knownOn === undefined ? ['', ''] : [`（以 ${knownOn} 已知的为准）`, ` as known on ${knownOn}`];
  throw new Refusal('policy-not-in-force', {
    zh: `${jurisdiction} 在 ${on} 没有生效的政策${zhKnown}；最早一版自 ${first} 起执行`,
    en: `${jurisdiction} has no policy in force on ${on}${asKnown}; the first starts on ${first}`,
  });
}

function unknownJurisdiction(source: PolicySource, jurisdiction: string): Refusal {
  const code = jurisdiction.slice(0, 20);
  const name = divisionName(code);
  const above = superiorsOf(code).find((candidate) => source.versions.has(candidate));
  const nearest = nearestName(code, source.versions.keys());
  const hint =
    name !== undefined && above !== undefined
      ? { zh: `最近的有政策的上级是 ${above}`, en: `the nearest level above with a policy is ${above}` }
      : nearest === undefined
        ? { zh: '应为六位行政区划代码（GB/T 2260）', en: 'right is a GB/T 2260 code of six digits' }
        : { zh: `是否应为 ${nearest}？`, en: `did you mean ${nearest}?` };
  const what = {
    zh: `${code}${name ? `（${name}）` : ' '}没有政策；${hint.zh}`,
    en: `${code}${name ? ` (${name})` : ''} has no policy; ${hint.en}`,
  };
  const item = { pointer: '/jurisdiction', code: 'jurisdiction-unknown', detail: hint.en, zh: hint.zh };
  return new Refusal('jurisdiction-unknown', what, [{ ...item, ...(nearest && { nearest }) }]);
}
