import type { Statement } from '../../generated/publication-file.ts';
import { digestOf } from '../shared/digest.ts';

/** The last publication of a jurisdiction that was seen: nothing older may take its place. */
export interface PublicationHead {
  readonly sequence: number;
  /** Digest of its statement. */
  readonly statement: string;
}

/** Heads by jurisdiction. */
export type PublicationHeads = Readonly<Record<string, PublicationHead>>;

export function headOf(statement: Statement): PublicationHead {
  return { sequence: statement.sequence, statement: digestOf(statement) };
}
