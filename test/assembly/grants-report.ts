import { grantReasons, isReasonFor, shownGrant } from './grant-reasons.ts';
import type { RoleGrant, RoleGrants } from './role-grants.ts';

/** What a person reads of permissions after a run. */
export interface GrantsReport {
  /** Markdown: every permission that was not needed, with its reason, and below those that were. */
  readonly page: string;
  /** A few lines for the terminal. */
  readonly summary: string;
}

export function grantsReport(grants: RoleGrants, calls: number): GrantsReport {
  const [unused, used] = [grants.unused(), grants.used()];
  const byReason = Map.groupBy(unused, reasonOf);
  const counts = `${calls} calls; of ${grants.all.length} permissions ${used.length} were needed, ${unused.length} were not`;
  const reasons = [...byReason].map(([reason, own]) => `  ${String(own.length).padStart(3)} ${reason}`);
  const rows = [...byReason].flatMap(([reason, own]) =>
    [...Map.groupBy(own, ({ principal }) => principal)].map(
      ([principal, ofOne]) => `| \`${principal}\` | ${listed(ofOne)} | ${reason} |`,
    ),
  );
  const needed = [...Map.groupBy(used, ({ principal }) => principal)].map(
    ([principal, ofOne]) => `| \`${principal}\` | ${listed(ofOne)} |`,
  );
  const page = [
    '# Permissions of the functions and machines',
    `Written by \`npm run test:assembly\` at ${new Date().toISOString()}: ${counts}.`,
    '## Not needed by any call, and why they are given',
    ['| who | may | why |', '| --- | --- | --- |', ...rows.sort()].join('\n'),
    '## Needed',
    ['| who | did |', '| --- | --- |', ...needed.sort()].join('\n'),
  ].join('\n\n');
  const summary = [`Permissions: ${counts}, because:`, ...reasons, '  each by name: cdk.out/grants.md', ''];
  return { page: `${page}\n`, summary: summary.join('\n') };
}

function reasonOf(grant: RoleGrant): string {
  const found = grantReasons.find((reason) => isReasonFor(reason, grant));
  return found === undefined ? '**no reason**' : found.reason;
}

function listed(grants: readonly RoleGrant[]): string {
  const shown = grants.map((grant) => shownGrant(grant).split(' ').slice(1).join(' '));
  return [...new Set(shown)]
    .sort()
    .map((one) => `\`${one}\``)
    .join('<br>');
}
