import type { Policy, PolicyLayer } from '../policies/policy.ts';
import { resolvePolicy } from '../policies/resolve-policy.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { Refusal } from '../shared/refusal.ts';
import type { PolicyPin } from './policy-pin.ts';

/**
 * The policy that was pinned, also when newer files have come since. Refuses pinned-policy-missing where one of its
 * files is gone or was edited; such a case is decided once the file is back or it is pinned anew.
 */
export function pinnedPolicy(catalogue: PolicyCatalogue, pin: PolicyPin): Policy {
  const present = presentPolicy(catalogue, pin);
  if (present?.digest === pin.digest) return present;
  const digests = new Set(pin.layers.map(({ digest }) => digest));
  const jurisdictions = new Set(pin.layers.map(({ jurisdiction }) => jurisdiction));
  const versions = new Map<string, readonly PolicyLayer[]>();
  for (const code of jurisdictions)
    versions.set(
      code,
      catalogue.versionsOf(code).filter(({ digest }) => digests.has(digest)),
    );
  const found = tryResolve(() =>
    resolvePolicy({ versions, resolved: new Map(), merged: new Map() }, pin.jurisdiction, pin.on, undefined),
  );
  if (found?.digest === pin.digest) return found;
  throw new Refusal('pinned-policy-missing', {
    zh: `${pin.jurisdiction} 在 ${pin.on} 的政策摘要原为 ${pin.digest.slice(0, 12)}，现有文件得出的是 ${found?.digest.slice(0, 12) ?? '（无）'}；应当恢复原来的文件，或者把申请改为按现行政策办理`,
    en:
      `${pin.jurisdiction} on ${pin.on} was pinned with digest ${pin.digest.slice(0, 12)}; its files give ` +
      `${found?.digest.slice(0, 12) ?? 'no policy'} now; right is to restore them or to pin the case anew`,
  });
}

function presentPolicy(catalogue: PolicyCatalogue, pin: PolicyPin): Policy | undefined {
  return tryResolve(() => catalogue.policyOn(pin.jurisdiction, pin.on));
}

function tryResolve(resolve: () => Policy): Policy | undefined {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
