import type { PublicationShelf } from '../../ports/publication-shelf.ts';
import type { Trust } from '../../publications/check-signatures.ts';
import { digestOfText, gatePolicies } from '../../publications/gate-policies.ts';
import type { PublicationFault } from '../../publications/publication-fault.ts';
import { publicationsOf, readShelf } from './read-shelf.ts';

/** Where one version stands. */
export interface VersionStatus {
  readonly path: string;
  readonly jurisdiction: string;
  readonly digest: string | null;
  /** active: used since its day · waiting: published for a later day · proposed: waits for approval · refused: not used, see fault. */
  readonly status: 'active' | 'waiting' | 'proposed' | 'refused';
  readonly sequence: number | null;
  readonly activeFrom: string | null;
  readonly author: string | null;
  readonly approver: string | null;
  readonly fault: PublicationFault | null;
}

/** Every version on a shelf and whether it is used today, by path. */
export async function publicationStatus(
  shelf: PublicationShelf,
  trust: Trust,
  today: string,
): Promise<VersionStatus[]> {
  const content = await readShelf(shelf);
  const { admitted, waiting, refused } = gatePolicies(content.policies, content.publications, {
    trust,
    today,
    heads: {},
  });
  const codes = new Set(
    [...content.policies.keys(), ...content.publications.keys()].map((path) => path.slice(0, 6)),
  );
  const published = new Map(
    [...codes]
      .flatMap((code) => publicationsOf(content, code))
      .map((publication) => [publication.statement.path, publication] as const),
  );
  const subjectOf = (id: string | undefined) =>
    trust.keys.find((key) => key.id === id)?.subject ?? id ?? null;
  const row = (path: string, status: VersionStatus['status']): VersionStatus => {
    const publication = published.get(path);
    const text = content.policies.get(path);
    return {
      path,
      jurisdiction: path.slice(0, 6),
      digest: publication?.statement.digest ?? (text === undefined ? null : (digestOfText(text) ?? null)),
      status,
      sequence: publication?.statement.sequence ?? null,
      activeFrom: publication?.statement.activeFrom ?? null,
      author: subjectOf(publication?.author.key),
      approver: subjectOf(publication?.approval?.key),
      fault: refused.get(path) ?? null,
    };
  };
  const proposed = content.proposals.map(
    ({ publication: { statement, author } }): VersionStatus => ({
      path: statement.path,
      jurisdiction: statement.jurisdiction,
      digest: statement.digest,
      status: 'proposed',
      sequence: statement.sequence,
      activeFrom: statement.activeFrom,
      author: subjectOf(author.key),
      approver: null,
      fault: null,
    }),
  );
  return [
    ...[...admitted.keys()].map((path) => row(path, 'active')),
    ...[...waiting.keys()].map((path) => row(path, 'waiting')),
    ...[...refused.keys()].map((path) => row(path, 'refused')),
    ...proposed,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}
