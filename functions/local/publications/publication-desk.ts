import type { Proposal } from '../../core/publications/proposal.ts';
import type { VersionStatus } from '../../core/use-cases/publications/publication-status.ts';
import type { ShelfContent } from '../../core/use-cases/publications/read-shelf.ts';
import type { Signature } from '../../generated/publication-file.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';

/** Where versions are handed in: a folder, a bucket, or the HTTP face of a running platform. */
export interface PublicationDesk {
  /** As the person named it. */
  readonly name: string;
  keys(code: string): Promise<readonly TrustedKey[]>;
  content(code: string): Promise<ShelfContent>;
  /** Of one jurisdiction, or of all where the desk can tell. */
  status(code: string | undefined): Promise<readonly VersionStatus[]>;
  propose(proposal: Proposal): Promise<void>;
  /** `digest` is whole. */
  approve(code: string, digest: string, approval: Signature): Promise<void>;
}
