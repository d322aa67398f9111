import type { PublicationFile, Signature } from '../../../generated/publication-file.ts';
import type { PublicationShelf } from '../../ports/publication-shelf.ts';
import { checkSignatures, type Trust } from '../../publications/check-signatures.ts';
import { type Proposal, proposalPath } from '../../publications/proposal.ts';
import { publicationPath } from '../../publications/read-publication.ts';
import { Refusal } from '../../shared/refusal.ts';
import { requireNext } from './accept-proposal.ts';
import { readShelf } from './read-shelf.ts';

/** The proposal whose digest begins so, with 6 characters at least. Refuses proposal-unknown, also where several do. */
export function findProposal(proposals: readonly Proposal[], digest: string): Proposal {
  const found = proposals.filter(({ publication }) => publication.statement.digest.startsWith(digest));
  const [proposal] = found;
  if (proposal !== undefined && found.length === 1 && digest.length >= 6) return proposal;
  const waiting = proposals.map(
    ({ publication }) => `${publication.statement.digest.slice(0, 12)} (${publication.statement.path})`,
  );
  throw new Refusal('proposal-unknown', {
    zh: `${found.length === 0 ? '没有提案' : `有 ${found.length} 个提案`}的摘要为 ${digest.slice(0, 64)}；待批准的有：${waiting.join('、') || '无'}`,
    en: `${found.length === 0 ? 'no proposal has' : `${found.length} proposals have`} digest ${digest.slice(0, 64)}; waiting: ${waiting.join(', ') || 'none'}`,
  });
}

/**
 * Publishes a proposal with a second person's signature: from its day on every catalogue that watches uses it.
 * Refuses proposal-unknown, signature-invalid, published-already, publication-outdated.
 */
export async function acceptApproval(
  shelf: PublicationShelf,
  code: string,
  digest: string,
  approval: Signature,
  trust: Trust,
): Promise<PublicationFile> {
  const content = await readShelf(shelf, code);
  const proposal = findProposal(content.proposals, digest);
  const publication: PublicationFile = { ...proposal.publication, approval };
  const fault = checkSignatures(publication, trust);
  if (fault !== undefined) throw new Refusal('signature-invalid', fault.message);
  const { statement } = publication;
  requireNext(proposal, content);
  // A file whose publication is there already is known at once; the other way round it would be unsigned for a moment.
  await shelf.write(publicationPath(statement.path), `${JSON.stringify(publication, null, 2)}\n`);
  await shelf.write(statement.path, proposal.text);
  await shelf.remove(proposalPath(statement));
  return publication;
}
