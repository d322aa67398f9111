import { join } from 'node:path';
import { newSigningKey, signerOf } from '../../functions/adapters/identity/ed25519.ts';
import { readPolicyFolder } from '../../functions/adapters/local/read-policy-folder.ts';
import type { Signer } from '../../functions/core/ports/signatures.ts';
import { headOf } from '../../functions/core/publications/publication-head.ts';
import { publicationPath } from '../../functions/core/publications/read-publication.ts';
import { type SigningRole, signedBytes } from '../../functions/core/publications/signed-bytes.ts';
import { digestOf } from '../../functions/core/shared/digest.ts';
import { codeOfPath } from '../../functions/core/use-cases/code-of-path.ts';
import type { PublicationFile, Signature, Statement } from '../../functions/generated/publication-file.ts';
import type { TrustedKey } from '../../functions/generated/trusted-keys-file.ts';

/** Places for districts of our own: each has two persons with keys, and no policy before they publish one. */
export const inventedDistricts = { checking: '110102', county: '110105' } as const;

/** The policies of this repository, each signed by two made-up persons of its jurisdiction. */
export interface PublishedPolicies {
  readonly keys: readonly TrustedKey[];
  /** By path below the policies folder: policy files and their publications. */
  readonly texts: ReadonlyMap<string, string>;
  /** The next version of a jurisdiction, signed by its two persons as they would hand it in. */
  next(path: string, text: string, activeFrom: string): HandedIn;
  /** The publication of a path, at first or as given, as it would be with the signatures of another jurisdiction, or of nobody who is known. */
  signedElsewhere(path: string, by: 'nobody' | string, publication?: string): string;
  /** Another publication in place of the last one of the path's jurisdiction, soundly signed under the same number. */
  insteadOfLast(path: string, text: string): string;
}

/** What two persons hand in. */
export interface HandedIn {
  readonly digest: string;
  readonly proposal: {
    readonly publication: Pick<PublicationFile, 'statement' | 'author'>;
    readonly text: string;
  };
  readonly approval: Signature;
}

interface Office {
  readonly author: Signer;
  readonly approver: Signer;
  before: Statement | undefined;
}

const signedAt = '2022-01-01T00:00:00.000Z';

export function publishedPolicies(): PublishedPolicies {
  const offices = new Map<string, Office>(
    Object.values(inventedDistricts).map((code) => [code, newOffice()]),
  );
  const texts = new Map<string, string>();
  const files = readPolicyFolder(join(import.meta.dirname, '..', '..', 'policies'));
  for (const { path, text } of files) {
    if (path.includes('/examples/')) continue;
    const jurisdiction = codeOfPath(path) ?? '';
    const office = offices.get(jurisdiction) ?? newOffice();
    offices.set(jurisdiction, office);
    texts.set(path, text);
    texts.set(publicationPath(path), JSON.stringify(publish(office, jurisdiction, path, text)));
  }
  const keys = [...offices].flatMap(([jurisdiction, { author, approver }]): TrustedKey[] => [
    keyOf(jurisdiction, 'policy-author', author),
    keyOf(jurisdiction, 'policy-approver', approver),
  ]);
  const next: PublishedPolicies['next'] = (path, text, activeFrom) => {
    const jurisdiction = codeOfPath(path) ?? '';
    const office = offices.get(jurisdiction);
    if (office === undefined) throw new Error(`nobody may publish for ${jurisdiction}`);
    const { statement, author, approval } = publish(office, jurisdiction, path, text, activeFrom);
    return { digest: statement.digest, proposal: { publication: { statement, author }, text }, approval };
  };
  const signedElsewhere: PublishedPolicies['signedElsewhere'] = (path, by, publication) => {
    const given = publication ?? texts.get(publicationPath(path)) ?? '';
    const { statement } = JSON.parse(given) as PublicationFile;
    const office = by === 'nobody' ? newOffice() : (offices.get(by) ?? newOffice());
    return JSON.stringify(signed(office, by === 'nobody' ? statement.jurisdiction : by, statement));
  };
  const insteadOfLast: PublishedPolicies['insteadOfLast'] = (path, text) => {
    const jurisdiction = codeOfPath(path) ?? '';
    const office = offices.get(jurisdiction) ?? newOffice();
    if (office.before === undefined) throw new Error(`${jurisdiction} has published nothing yet`);
    const statement = { ...office.before, path, digest: digestOf(JSON.parse(text)) };
    return JSON.stringify(signed(office, jurisdiction, statement));
  };
  return { keys, texts, next, signedElsewhere, insteadOfLast };
}

function publish(
  office: Office,
  jurisdiction: string,
  path: string,
  text: string,
  activeFrom = '2022-01-01',
): PublicationFile & { readonly approval: Signature } {
  const { before } = office;
  const statement: Statement = {
    format: 'huize-publication-1',
    jurisdiction,
    path,
    digest: digestOf(JSON.parse(text)),
    sequence: (before?.sequence ?? 0) + 1,
    previous: before === undefined ? null : headOf(before).statement,
    activeFrom,
  };
  office.before = statement;
  return signed(office, jurisdiction, statement);
}

function signed(
  { author, approver }: Office,
  jurisdiction: string,
  statement: Statement,
): PublicationFile & { readonly approval: Signature } {
  const by = (role: SigningRole, signer: Signer): Signature => {
    const key = keyId(jurisdiction, role);
    return { key, signedAt, value: signer.sign(signedBytes(statement, role, key, signedAt)) };
  };
  return { statement, author: by('policy-author', author), approval: by('policy-approver', approver) };
}

function keyOf(jurisdiction: string, role: SigningRole, { publicKey }: Signer): TrustedKey {
  const id = keyId(jurisdiction, role);
  return { id, subject: `${role}@${jurisdiction}`, role, jurisdiction, publicKey }; // who the gateway's tokens name
}

function keyId(jurisdiction: string, role: SigningRole): string {
  return `${role}-${jurisdiction}`;
}

function newOffice(): Office {
  return { author: newSigner(), approver: newSigner(), before: undefined };
}

function newSigner(): Signer {
  const signer = signerOf(newSigningKey());
  if (signer === undefined) throw new Error('a new signing key does not sign');
  return signer;
}
