import type { Grant } from '../../infra/grants.ts';

/** A grant as docs/security.md writes it. */
export function shownGrant(grant: Grant): string {
  if ('table' in grant) {
    const indexes = grant.indexes === undefined ? '' : ` (with ${grant.indexes.join(', ')})`;
    return `table: ${grant.table.join(', ')}${indexes}`;
  }
  if ('bucket' in grant) return `${grant.bucket} bucket, \`${grant.prefix}\`: ${grant.may.join(', ')}`;
  if ('machine' in grant) return `${grant.machine} machine: ${grant.may.join(', ')}`;
  if ('bus' in grant) return `bus: ${grant.bus}`;
  return `${grant.key} key: ${grant.may.join(', ')}`;
}
