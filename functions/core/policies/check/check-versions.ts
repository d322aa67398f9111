import { nearestName } from '../../shared/nearest.ts';
import { issueKey } from '../policy.ts';
import type { Report } from './flaw.ts';
import { listed } from './messages/words.ts';
import type { FileLayer } from './view.ts';

/** The versions of one jurisdiction do not contradict each other, and name versions that exist. */
export function checkVersions(versions: readonly FileLayer[], reportOn: (layer: FileLayer) => Report): void {
  const starts = new Map<string, FileLayer[]>();
  for (const version of versions) {
    const { effectiveFrom } = version.file;
    starts.set(effectiveFrom, [...(starts.get(effectiveFrom) ?? []), version]);
  }
  for (const [on, twins] of starts) if (twins.length > 1) checkTwins(on, twins, reportOn);
  for (const version of versions) {
    const { amends, corrects, effectiveFrom } = version.file;
    const report = reportOn(version);
    const earlier = [...starts.keys()].filter((start) => start < effectiveFrom);
    if (amends !== undefined && !earlier.includes(amends))
      report(
        ['amends'],
        'amends-unknown',
        { from: amends, right: listed(earlier) },
        { nearest: () => nearestName(amends, earlier) },
      );
    if (corrects === undefined) continue;
    const others = versions
      .filter((other) => other !== version && issueKey(other.file) <= issueKey(version.file))
      .map(({ file }) => file.effectiveFrom);
    if (!others.includes(corrects.effectiveFrom))
      report(
        ['corrects', 'effectiveFrom'],
        'corrects-unknown',
        { from: corrects.effectiveFrom, right: listed([...new Set(others)]) },
        { nearest: () => nearestName(corrects.effectiveFrom, others) },
      );
  }
}

/** Of two files for one day the later issued one must be a correction. */
function checkTwins(on: string, twins: readonly FileLayer[], reportOn: (layer: FileLayer) => Report): void {
  const ordered = [...twins].sort((a, b) => (issueKey(a.file) < issueKey(b.file) ? -1 : 1));
  ordered.forEach((later, index) => {
    for (const earlier of ordered.slice(0, index)) {
      const isSameIssue = issueKey(earlier.file) === issueKey(later.file);
      if (!isSameIssue && later.file.corrects !== undefined) continue;
      const message = isSameIssue ? 'duplicate-version.same-issue' : 'duplicate-version';
      for (const [one, other] of [
        [earlier, later],
        [later, earlier],
      ] as const)
        reportOn(one)(['effectiveFrom'], message, {
          jurisdiction: one.file.jurisdiction,
          on,
          other: other.path,
        });
    }
  });
}
