import { ed25519 } from '../../adapters/identity/ed25519.ts';
import type { PublicationShelf } from '../../core/ports/publication-shelf.ts';
import { acceptApproval } from '../../core/use-cases/publications/accept-approval.ts';
import { acceptProposal } from '../../core/use-cases/publications/accept-proposal.ts';
import { publicationStatus } from '../../core/use-cases/publications/publication-status.ts';
import { readShelf } from '../../core/use-cases/publications/read-shelf.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import type { PublicationDesk } from './publication-desk.ts';

/** A folder or bucket: the rules are kept by this process, with the trusted keys that it was given. */
export function shelfDesk(
  name: string,
  shelf: PublicationShelf,
  keys: readonly TrustedKey[],
  today: () => string,
): PublicationDesk {
  const trust = { keys, signatures: ed25519 };
  return {
    name,
    keys: async () => keys,
    content: (code) => readShelf(shelf, code),
    status: async (code) =>
      (await publicationStatus(shelf, trust, today())).filter(
        ({ jurisdiction }) => code === undefined || jurisdiction === code,
      ),
    propose: async (proposal) => {
      await acceptProposal(shelf, proposal, trust);
    },
    approve: async (code, digest, approval) => {
      await acceptApproval(shelf, code, digest, approval, trust);
    },
  };
}
