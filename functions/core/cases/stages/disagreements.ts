import type { CertificateRecord } from '../../ports/certificate-register.ts';
import { digestOf } from '../../shared/digest.ts';
import type { FlatFacts } from '../flatten-facts.ts';

/** What the register knows of every certificate. */
const certificateFacts = [
  'certificate.category',
  'certificate.level',
  'certificate.status',
  'certificate.expiresOn',
];

/** Ids of the facts that differ from the register's; one that the register does not state cannot disagree. */
export function disagreements(
  facts: FlatFacts,
  record: CertificateRecord | undefined,
  check: readonly string[],
): string[] {
  if (record === undefined) return ['certificate-not-registered'];
  const looked = check.length > 0 ? check : certificateFacts;
  return looked.filter((id) => {
    const registered = record.facts[id];
    return registered !== undefined && digestOf(registered) !== digestOf(facts[id] ?? null);
  });
}
