import type { ChangeKind, SimulatedClaim } from './simulation.ts';

/** What becomes of a claim that was applied for; undefined where nothing changes. */
export function changeBetween(
  before: SimulatedClaim | null,
  after: SimulatedClaim | null,
): ChangeKind | undefined {
  const [was, is] = [before?.outcome === 'granted', after?.outcome === 'granted'];
  if (after?.outcome === 'undetermined') return before?.outcome === 'undetermined' ? undefined : 'opens';
  if (was && !is) return 'ends';
  if (!was) return is ? 'begins' : undefined;
  const more = (after?.fen ?? 0) - (before?.fen ?? 0);
  if (more !== 0) return more > 0 ? 'rises' : 'falls';
  return before?.class === after?.class ? undefined : 'class';
}
