import { issuedOn, issueKey, type PolicyLayer } from './policy.ts';

/**
 * The version of a jurisdiction that holds on a day, as known on another: the latest start not after `on` among
 * the files issued by `knownOn`; of a version and its correction, the later issue.
 */
export function selectVersion(
  versions: readonly PolicyLayer[],
  on: string,
  knownOn: string | undefined,
): PolicyLayer | undefined {
  let selected: PolicyLayer | undefined;
  for (const version of versions) {
    const { effectiveFrom } = version.file;
    if (effectiveFrom > on || (knownOn !== undefined && issuedOn(version.file) > knownOn)) continue;
    if (selected === undefined || isLater(version, selected)) selected = version;
  }
  return selected;
}

function isLater(a: PolicyLayer, b: PolicyLayer): boolean {
  if (a.file.effectiveFrom !== b.file.effectiveFrom) return a.file.effectiveFrom > b.file.effectiveFrom;
  return issueKey(a.file) > issueKey(b.file);
}

/** A version with the earlier ones that it amends, oldest first. An `amends` that leads nowhere or round is cut. */
export function amendedChain(
  versions: readonly PolicyLayer[],
  version: PolicyLayer,
  knownOn: string | undefined,
): PolicyLayer[] {
  const chain = [version];
  for (let first = version; first.file.amends !== undefined; ) {
    const { amends, effectiveFrom } = first.file;
    const earlier = versions.filter(({ file }) => file.effectiveFrom === amends && amends < effectiveFrom);
    const next = selectVersion(earlier, amends, knownOn);
    if (next === undefined) break;
    chain.unshift(next);
    first = next;
  }
  return chain;
}
