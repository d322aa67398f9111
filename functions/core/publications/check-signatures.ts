import type { PublicationFile, Signature, Statement } from '../../generated/publication-file.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import type { SignatureCheck } from '../ports/signatures.ts';
import { type PublicationFault, publicationFault } from './publication-fault.ts';
import { type SigningRole, signedBytes } from './signed-bytes.ts';

/** Whose signatures count, and how they are checked. */
export interface Trust {
  readonly keys: readonly TrustedKey[];
  readonly signatures: SignatureCheck;
}

/** The first thing wrong with who signed: an author, and another person who approves the same statement. */
export function checkSignatures(publication: PublicationFile, trust: Trust): PublicationFault | undefined {
  const { statement, author, approval } = publication;
  const authored = checkSignature(statement, author, 'policy-author', trust);
  if (authored !== undefined) return authored;
  if (approval === undefined)
    return publicationFault(
      'publication-not-approved',
      `${statement.path} has an author's signature only; right is a second person's approval of digest ${statement.digest.slice(0, 12)}…`,
    );
  return checkSignature(statement, approval, 'policy-approver', trust) ?? checkTwoPersons(publication, trust);
}

/** Checks one signature by itself. */
export function checkSignature(
  statement: Statement,
  { key: id, signedAt, value }: Signature,
  role: SigningRole,
  { keys, signatures }: Trust,
): PublicationFault | undefined {
  const key = keys.find((one) => one.id === id);
  if (key === undefined || key.role !== role)
    return publicationFault(
      'publication-key-unknown',
      `${statement.path} is signed with key ${id}, which is no trusted key of a ${role}; right is one of ${named(keys, role)}`,
    );
  if (key.jurisdiction !== statement.jurisdiction)
    return publicationFault(
      'publication-key-elsewhere',
      `key ${id} signs for ${key.jurisdiction}, the file is of ${statement.jurisdiction}; right is a key of ${statement.jurisdiction}`,
    );
  if (key.revokedAt !== undefined && signedAt >= key.revokedAt)
    return publicationFault(
      'publication-key-revoked',
      `key ${id} was revoked at ${key.revokedAt} and signed ${statement.path} at ${signedAt}; right is a key that stands`,
    );
  if (!signatures.isSignedBy(key.publicKey, signedBytes(statement, role, id, signedAt), value))
    return publicationFault(
      'publication-signature-wrong',
      `the signature of key ${id} under ${statement.path} does not fit; the statement was altered, or another key made it`,
    );
  return undefined;
}

function checkTwoPersons(
  { statement, author, approval }: PublicationFile,
  { keys }: Trust,
): PublicationFault | undefined {
  const subjectOf = (id: string | undefined) => keys.find((key) => key.id === id)?.subject;
  if (subjectOf(author.key) !== subjectOf(approval?.key)) return undefined;
  return publicationFault(
    'publication-same-person',
    `${statement.path} was written and approved by ${subjectOf(author.key)}; right is a second person's approval`,
  );
}

function named(keys: readonly TrustedKey[], role: SigningRole): string {
  const ids = keys.filter((key) => key.role === role).map(({ id }) => id);
  return ids.length === 0 ? 'none that is listed yet' : ids.slice(0, 5).join(', ');
}
