import { nearestName } from '../../shared/nearest.ts';
import { issuedOn } from '../policy.ts';
import { listed, type Report } from './flaw.ts';
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
        `there is no earlier version from ${amends} to build on; right is ${listed(earlier)}`,
        {
          nearest: () => nearestName(amends, earlier),
        },
      );
    if (corrects === undefined) continue;
    const others = versions
      .filter((other) => other !== version && issuedOn(other.file) <= issuedOn(version.file))
      .map(({ file }) => file.effectiveFrom);
    if (!others.includes(corrects.effectiveFrom))
      report(
        ['corrects', 'effectiveFrom'],
        'corrects-unknown',
        `there is no other version from ${corrects.effectiveFrom} to correct; right is ${listed([...new Set(others)])}`,
        {
          nearest: () => nearestName(corrects.effectiveFrom, others),
        },
      );
  }
}

/** Of two files for one day the later issued one must be a correction. */
function checkTwins(on: string, twins: readonly FileLayer[], reportOn: (layer: FileLayer) => Report): void {
  const ordered = [...twins].sort((a, b) => (issuedOn(a.file) < issuedOn(b.file) ? -1 : 1));
  ordered.forEach((later, index) => {
    for (const earlier of ordered.slice(0, index)) {
      const isSameIssue = issuedOn(earlier.file) === issuedOn(later.file);
      if (!isSameIssue && later.file.corrects !== undefined) continue;
      const right = isSameIssue
        ? 'one file, or a correction with a later issuedOn'
        : 'one file, or "corrects" in the one issued later';
      for (const [one, other] of [
        [earlier, later],
        [later, earlier],
      ] as const)
        reportOn(one)(
          ['effectiveFrom'],
          'duplicate-version',
          `${one.file.jurisdiction} has a second file for ${on}: ${other.path}; right is ${right}`,
        );
    }
  });
}
