import type { PublicationFile, Statement } from '../../generated/publication-file.ts';
import { layoutKindOf, nextLayoutVersion } from '../layouts/layout-path.ts';
import { Refusal } from '../shared/refusal.ts';
import { digestOfText } from './gate-policies.ts';
import { headOf } from './publication-head.ts';

/** A version that somebody wants to publish. */
export interface Draft {
  readonly jurisdiction: string;
  /** Below the policies folder. */
  readonly path: string;
  readonly text: string;
  /** Day in Beijing from which it is to be used. */
  readonly activeFrom: string;
  readonly restores?: string;
}

/** What is to be signed: the draft behind the latest publication. Refuses published-already and policy-invalid. */
export function draftStatement(draft: Draft, published: readonly PublicationFile[]): Statement {
  const { text, ...rest } = draft;
  const digest = digestOfText(text);
  if (digest === undefined)
    throw new Refusal('policy-invalid', `${draft.path} is no JSON; huize policy check names the place`);
  requireNew(draft.path, digest, published);
  const latest = published.at(-1);
  const head = latest === undefined ? undefined : headOf(latest.statement);
  return {
    format: 'huize-publication-1',
    ...rest,
    digest,
    sequence: (head?.sequence ?? 0) + 1,
    previous: head?.statement ?? null,
  };
}

function requireNew(path: string, digest: string, published: readonly PublicationFile[]): void {
  const before = published.find(({ statement }) => statement.path === path);
  if (before === undefined) return;
  const isSame = before.statement.digest === digest;
  throw new Refusal(
    'published-already',
    isSame
      ? `${path} was published as number ${before.statement.sequence} with this very content`
      : `${path} was published as number ${before.statement.sequence} with another content (${before.statement.digest.slice(0, 12)}…); a published version is never edited, right is ${newVersionOf(path, published)}`,
  );
}

function newVersionOf(path: string, published: readonly PublicationFile[]): string {
  if (layoutKindOf(path) === undefined)
    return 'a new version, or a correction <effectiveFrom>_issued-<day>.json';
  return `a new version ${nextLayoutVersion(
    path,
    published.map(({ statement }) => statement.path),
  )}`;
}
