import { ed25519, newSigningKey, signerOf } from '../../functions/adapters/identity/ed25519.ts';
import type { Trust } from '../../functions/core/publications/check-signatures.ts';
import { draftStatement } from '../../functions/core/publications/draft-statement.ts';
import { type SigningRole, signedBytes } from '../../functions/core/publications/signed-bytes.ts';
import type { PublicationFile, Signature, Statement } from '../../functions/generated/publication-file.ts';
import type { TrustedKey } from '../../functions/generated/trusted-keys-file.ts';

/** A person with a key, for tests. */
export interface TestSigner {
  readonly key: TrustedKey;
  readonly pem: string;
  sign(statement: Statement, at?: string): Signature;
}

export function testSigner(
  subject: string,
  role: SigningRole,
  jurisdiction = '500156',
  more: Partial<TrustedKey> = {},
): TestSigner {
  const pem = newSigningKey();
  const signer = signerOf(pem);
  if (signer === undefined) throw new Error('the new key cannot be opened');
  const key = {
    id: `${subject}-${role}`,
    subject,
    role,
    jurisdiction,
    publicKey: signer.publicKey,
    ...more,
  };
  return {
    key,
    pem,
    sign: (statement, signedAt = '2026-11-22T08:00:00Z') => ({
      key: key.id,
      signedAt,
      value: signer.sign(signedBytes(statement, role, key.id, signedAt)),
    }),
  };
}

export function trustIn(...signers: readonly TestSigner[]): Trust {
  return { keys: signers.map(({ key }) => key), signatures: ed25519 };
}

/** A published version behind others, signed by both. */
export function published(
  { path, text, activeFrom = '2026-01-01' }: { path: string; text: string; activeFrom?: string },
  before: readonly PublicationFile[],
  author: TestSigner,
  approver: TestSigner,
): PublicationFile {
  const statement = draftStatement({ jurisdiction: path.slice(0, 6), path, text, activeFrom }, before);
  return { statement, author: author.sign(statement), approval: approver.sign(statement) };
}
