import type { PublicationFile } from '../../generated/publication-file.ts';
import { digestOf } from '../shared/digest.ts';
import type { Bilingual } from '../shared/text.ts';
import { checkSignatures, type Trust } from './check-signatures.ts';
import { type PublicationFault, publicationFault } from './publication-fault.ts';
import { headOf, type PublicationHead, type PublicationHeads } from './publication-head.ts';
import { isFault, publicationPath, publishedPath, readPublication } from './read-publication.ts';

/** Texts by path below the policies folder. */
export type Texts = ReadonlyMap<string, string>;

/** Which policy files may be used today. */
export interface GatedPolicies {
  /** To be used, if they are sound. */
  readonly admitted: Texts;
  /** Published for a later day; until then they are as if they were not there. */
  readonly waiting: ReadonlyMap<string, string>;
  /** Not to be used, by path of the policy file. */
  readonly refused: ReadonlyMap<string, PublicationFault>;
  /** The heads to remember: those given, or later ones. */
  readonly heads: PublicationHeads;
}

/**
 * Lets policy files in that two people signed, unaltered, in an unbroken sequence, on their day. `heads` are the
 * last publications that were ever seen: what goes back behind them is refused with its whole jurisdiction.
 */
export function gatePolicies(
  policies: Texts,
  publications: Texts,
  { trust, today, heads }: { trust: Trust; today: string; heads: PublicationHeads },
): GatedPolicies {
  const refused = new Map<string, PublicationFault>();
  const sound = new Map<string, PublicationFile>();
  for (const [path, text] of publications) {
    const read = readPublication(path, text);
    const fault = isFault(read) ? read : checkSignatures(read, trust);
    if (fault !== undefined) refused.set(publishedPath(path), fault);
    else if (!isFault(read)) sound.set(read.statement.path, read);
  }
  const later: Record<string, PublicationHead> = { ...heads };
  for (const [code, own] of Map.groupBy(sound.values(), ({ statement }) => statement.jurisdiction)) {
    const fault = checkSequence(own, heads[code]);
    if (fault !== undefined) for (const { statement } of own) refused.set(statement.path, fault);
    else later[code] = headOf(latest(own).statement);
  }
  const admitted = new Map<string, string>();
  const waiting = new Map<string, string>();
  for (const [path, text] of policies) {
    const statement = sound.get(path)?.statement;
    const fault = refused.get(path) ?? checkText(path, text, statement?.digest);
    if (fault !== undefined) refused.set(path, fault);
    else if (statement !== undefined && statement.activeFrom > today) waiting.set(path, statement.activeFrom);
    else admitted.set(path, text);
  }
  for (const [path] of sound) if (!policies.has(path)) refused.set(path, gone(path));
  return { admitted, waiting, refused, heads: later };
}

function checkSequence(
  own: readonly PublicationFile[],
  known: PublicationHead | undefined,
): PublicationFault | undefined {
  const ordered = [...own].sort((a, b) => a.statement.sequence - b.statement.sequence);
  let before: PublicationHead | null = null;
  for (const { statement } of ordered) {
    const right = (before?.sequence ?? 0) + 1;
    if (statement.sequence !== right || statement.previous !== (before?.statement ?? null))
      return publicationFault('publication-out-of-sequence', {
        zh: `${statement.path} 是 ${statement.jurisdiction} 的第 ${statement.sequence} 次发布，没有接在第 ${right - 1} 次之后；应为第 ${right} 次，并写明前一次的摘要`,
        en: `${statement.path} is publication ${statement.sequence} of ${statement.jurisdiction} and does not follow publication ${right - 1}; right is number ${right} that names the digest of the one before`,
      });
    before = headOf(statement);
    if (known?.sequence === before.sequence && known.statement !== before.statement)
      return olderThan(known, statement.jurisdiction, {
        zh: '已被另一次发布取代',
        en: 'another took its place',
      });
  }
  if (known !== undefined && known.sequence > (before?.sequence ?? 0))
    return olderThan(known, latest(own).statement.jurisdiction, {
      zh: `此处最新的是第 ${before?.sequence} 次`,
      en: `the latest here is ${before?.sequence}`,
    });
  return undefined;
}

function olderThan({ sequence }: PublicationHead, code: string, what: Bilingual): PublicationFault {
  return publicationFault('publication-older', {
    zh: `${code} 的第 ${sequence} 次发布曾在使用，而${what.zh}；各次发布应当齐全，恢复旧文本用 huize policy rollback`,
    en: `publication ${sequence} of ${code} was in use, but ${what.en}; right is all of them, an old text comes back by huize policy rollback`,
  });
}

function latest(own: readonly PublicationFile[]): PublicationFile {
  return own.reduce((a, b) => (a.statement.sequence > b.statement.sequence ? a : b));
}

function checkText(path: string, text: string, digest: string | undefined): PublicationFault | undefined {
  if (digest === undefined)
    return publicationFault('publication-missing', {
      zh: `${path} 没有签名；应当有发布记录 ${publicationPath(path)}，由 huize policy publish 写成`,
      en: `${path} is not signed; right is a publication at ${publicationPath(path)}, which huize policy publish writes`,
    });
  const found = digestOfText(text);
  if (found === digest) return undefined;
  return publicationFault('publication-altered', {
    zh: `${path} 的摘要是 ${found?.slice(0, 12) ?? '（无）'}…，而批准的是 ${digest.slice(0, 12)}…；应为批准的文本，或者另发新版本`,
    en: `${path} has digest ${found?.slice(0, 12) ?? 'none'}…, but ${digest.slice(0, 12)}… was approved; right is the approved text, or a new version`,
  });
}

/** undefined where the text is no JSON or has no canonical form; the check of the file says why. */
export function digestOfText(text: string): string | undefined {
  try {
    return digestOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function gone(path: string): PublicationFault {
  return publicationFault('publication-gone', {
    zh: `${path} 已经发布，文件却不在；应当恢复已发布的文件`,
    en: `${path} was published and is not there; right is the published file`,
  });
}
