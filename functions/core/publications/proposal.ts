import type { PublicationFile } from '../../generated/publication-file.ts';

/** A version that its author signed and that waits for a second person. */
export interface Proposal {
  readonly publication: Omit<PublicationFile, 'approval'>;
  /** The policy file, or the layout. */
  readonly text: string;
}

/** Where a proposal lies: 500156-wulong/publications/proposed/<digest>.json. */
export function proposalPath({ path, digest }: { path: string; digest: string }): string {
  return path.replace(/\/.*$/, `/publications/proposed/${digest}.json`);
}

export function isProposalPath(path: string): boolean {
  return /^[^/]+\/publications\/proposed\/[0-9a-f]{64}\.json$/.test(path);
}
