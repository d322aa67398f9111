import type { PublicationHeadStore } from '../core/ports/publication-heads.ts';
import type { Trust } from '../core/publications/check-signatures.ts';
import { gatePolicies, type Texts } from '../core/publications/gate-policies.ts';
import { type GatedChange, gatedChange } from '../core/publications/gated-change.ts';
import { isPublicationPath } from '../core/publications/read-publication.ts';
import type { PolicyShelf } from '../core/use-cases/policy-shelf.ts';

/** What decides which policy files may be used: trusted keys, the day in Beijing, and what was seen before. */
export interface PolicyGate {
  readonly trust: Trust;
  readonly today: () => string;
  readonly heads: PublicationHeadStore;
}

/** How a shelf has to change so that it holds what lies there; with a gate, what lies there and was published. */
export async function changeOf(
  gate: PolicyGate | undefined,
  lying: Texts,
  shelf: PolicyShelf,
): Promise<GatedChange> {
  const held = new Map<string, string>();
  const inUse = new Map<string, string>();
  for (const { path, text, inUse: used } of shelf.files.values()) {
    if (text !== undefined) held.set(path, text);
    if (used !== undefined) inUse.set(path, used.text);
  }
  const policies = new Map([...lying].filter(([path]) => !path.includes('/publications/')));
  if (gate === undefined) {
    const nothing = { waiting: new Map(), refused: new Map(), heads: {} };
    return gatedChange(held, lying, { admitted: policies, ...nothing });
  }
  const publications = new Map([...lying].filter(([path]) => isPublicationPath(path)));
  // Examples decide nothing.
  const files = new Map([...policies].filter(([path]) => !path.includes('/examples/')));
  const before = await gate.heads.load();
  const gated = gatePolicies(files, publications, { trust: gate.trust, today: gate.today(), heads: before });
  await gate.heads.advance(gated.heads);
  return gatedChange(held, lying, gated, inUse);
}
