import type { PublicationFile } from '../../../generated/publication-file.ts';
import type { PublicationShelf } from '../../ports/publication-shelf.ts';
import type { Texts } from '../../publications/gate-policies.ts';
import { isProposalPath, type Proposal } from '../../publications/proposal.ts';
import {
  isFault,
  isPublicationPath,
  publicationPath,
  readPublication,
} from '../../publications/read-publication.ts';

/** All that lies on a shelf. */
export interface ShelfContent {
  /** Policy files and the layouts beside them. */
  readonly policies: Texts;
  readonly publications: Texts;
  readonly proposals: readonly Proposal[];
}

/** Reads a shelf; `code` narrows it to one jurisdiction's folder. Examples are left out. */
export async function readShelf(shelf: PublicationShelf, code?: string): Promise<ShelfContent> {
  const policies = new Map<string, string>();
  const publications = new Map<string, string>();
  const proposals: Proposal[] = [];
  for (const path of await shelf.list()) {
    if (path.includes('/examples/') || (code !== undefined && !path.startsWith(code))) continue;
    const text = await shelf.read(path);
    if (text === undefined) continue;
    if (isProposalPath(path)) proposals.push(...readProposal(text));
    else if (isPublicationPath(path)) publications.set(path, text);
    else if (!path.includes('/publications/')) policies.set(path, text);
  }
  return { policies, publications, proposals };
}

/** The publications of a jurisdiction that can be read, oldest first. */
export function publicationsOf({ publications }: ShelfContent, code: string): PublicationFile[] {
  return [...publications]
    .map(([path, text]) => readPublication(path, text))
    .filter((read): read is PublicationFile => !isFault(read))
    .filter(({ statement }) => statement.jurisdiction === code)
    .sort((a, b) => a.statement.sequence - b.statement.sequence);
}

/** A proposal that cannot be read is as none: nobody can approve it. */
function readProposal(text: string): Proposal[] {
  try {
    const { publication, text: policy } = JSON.parse(text) as Proposal;
    const read = readPublication(publicationPath(publication.statement.path), JSON.stringify(publication));
    return isFault(read) || typeof policy !== 'string' ? [] : [{ publication, text: policy }];
  } catch {
    return [];
  }
}
