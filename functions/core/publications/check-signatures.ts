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
    return publicationFault('publication-not-approved', {
      zh: `${statement.path} 只有编制人的签名；还应由另一人批准摘要 ${statement.digest.slice(0, 12)}…`,
      en: `${statement.path} has an author's signature only; right is a second person's approval of digest ${statement.digest.slice(0, 12)}…`,
    });
  return checkSignature(statement, approval, 'policy-approver', trust) ?? checkTwoPersons(publication, trust);
}

/** Checks one signature by itself; nobody signs for the folder of another jurisdiction. */
export function checkSignature(
  statement: Statement,
  { key: id, signedAt, value }: Signature,
  role: SigningRole,
  { keys, signatures }: Trust,
): PublicationFault | undefined {
  const { jurisdiction, path } = statement;
  if (!path.startsWith(`${jurisdiction}-`))
    return publicationFault('publication-misplaced', {
      zh: `${path} 在 ${path.slice(0, 6)} 的文件夹中，而发布声明属于 ${jurisdiction}；应为 ${jurisdiction} 文件夹中的文件`,
      en: `${path} lies in the folder of ${path.slice(0, 6)}, and the statement is of ${jurisdiction}; right is a file in the folder of ${jurisdiction}`,
    });
  const key = keys.find((one) => one.id === id);
  if (key === undefined || key.role !== role)
    return publicationFault('publication-key-unknown', {
      zh: `${statement.path} 用密钥 ${id} 签名，它不是受信任的${role === 'policy-author' ? '编制人' : '批准人'}密钥；应为 ${named(keys, role)} 之一`,
      en: `${statement.path} is signed with key ${id}, which is no trusted key of a ${role}; right is one of ${named(keys, role)}`,
    });
  if (key.jurisdiction !== statement.jurisdiction)
    return publicationFault('publication-key-elsewhere', {
      zh: `密钥 ${id} 属于 ${key.jurisdiction}，文件属于 ${statement.jurisdiction}；应为 ${statement.jurisdiction} 的密钥`,
      en: `key ${id} signs for ${key.jurisdiction}, the file is of ${statement.jurisdiction}; right is a key of ${statement.jurisdiction}`,
    });
  if (key.revokedAt !== undefined && signedAt >= key.revokedAt)
    return publicationFault('publication-key-revoked', {
      zh: `密钥 ${id} 已于 ${key.revokedAt} 撤销，却在 ${signedAt} 为 ${statement.path} 签名；应为未撤销的密钥`,
      en: `key ${id} was revoked at ${key.revokedAt} and signed ${statement.path} at ${signedAt}; right is a key that stands`,
    });
  if (!signatures.isSignedBy(key.publicKey, signedBytes(statement, role, id, signedAt), value))
    return publicationFault('publication-signature-wrong', {
      zh: `密钥 ${id} 在 ${statement.path} 上的签名不符；内容已被改动，或者签名出自别的密钥`,
      en: `the signature of key ${id} under ${statement.path} does not fit; the statement was altered, or another key made it`,
    });
  return undefined;
}

function checkTwoPersons(
  { statement, author, approval }: PublicationFile,
  { keys }: Trust,
): PublicationFault | undefined {
  const subjectOf = (id: string | undefined) => keys.find((key) => key.id === id)?.subject;
  if (subjectOf(author.key) !== subjectOf(approval?.key)) return undefined;
  return publicationFault('publication-same-person', {
    zh: `${statement.path} 的编制人和批准人都是 ${subjectOf(author.key)}；应由另一人批准`,
    en: `${statement.path} was written and approved by ${subjectOf(author.key)}; right is a second person's approval`,
  });
}

function named(keys: readonly TrustedKey[], role: SigningRole): string {
  const ids = keys.filter((key) => key.role === role).map(({ id }) => id);
  return ids.length === 0 ? 'none that is listed yet' : ids.slice(0, 5).join(', ');
}
