import { checkPolicies } from '../../policies/check/check-policies.ts';
import type { Finding } from '../../policies/check/finding.ts';
import { placedItem } from '../../policies/placed-item.ts';
import type { PublicationShelf } from '../../ports/publication-shelf.ts';
import { checkSignature, type Trust } from '../../publications/check-signatures.ts';
import { draftStatement } from '../../publications/draft-statement.ts';
import { digestOfText } from '../../publications/gate-policies.ts';
import { type Proposal, proposalPath } from '../../publications/proposal.ts';
import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { publicationsOf, readShelf, type ShelfContent } from './read-shelf.ts';

/**
 * Keeps a version that its author signed until a second person approves it. Refuses signature-invalid,
 * published-already, publication-outdated, and policy-invalid with what the check of the file found.
 */
export async function acceptProposal(
  shelf: PublicationShelf,
  proposal: Proposal,
  trust: Trust,
): Promise<Proposal> {
  const { statement, author } = proposal.publication;
  const fault = checkSignature(statement, author, 'policy-author', trust);
  if (fault !== undefined) throw new Refusal('signature-invalid', fault.message);
  if (digestOfText(proposal.text) !== statement.digest)
    throw new Refusal('signature-invalid', {
      zh: `${statement.path} 签名时的摘要是 ${statement.digest.slice(0, 12)}…，送来的文本与之不符`,
      en: `${statement.path} was signed with digest ${statement.digest.slice(0, 12)}…, the text sent has another`,
    });
  const content = await readShelf(shelf);
  requireNext(proposal, content);
  requireSound(proposal, content);
  await shelf.write(proposalPath(statement), `${JSON.stringify(proposal, null, 2)}\n`);
  return proposal;
}

/** Refuses publication-outdated where somebody else published in between. */
export function requireNext({ publication, text }: Proposal, content: ShelfContent): void {
  const { statement } = publication;
  const { digest: _, sequence, previous, format: __, ...draft } = statement;
  const right = draftStatement({ ...draft, text }, publicationsOf(content, statement.jurisdiction));
  if (digestOf(right) === digestOf(statement)) return;
  throw new Refusal('publication-outdated', {
    zh: `${statement.path} 签为第 ${sequence} 次发布，接在 ${previous?.slice(0, 12) ?? '（无）'} 之后；应为第 ${right.sequence} 次，接在 ${right.previous?.slice(0, 12) ?? '（无）'} 之后：请重新发布`,
    en: `${statement.path} was signed as publication ${sequence} after ${previous?.slice(0, 12) ?? 'none'}; right is number ${right.sequence} after ${right.previous?.slice(0, 12) ?? 'none'}: publish it anew`,
  });
}

function requireSound({ publication, text }: Proposal, { policies }: ShelfContent): void {
  const { path } = publication.statement;
  const texts = [...policies]
    .filter(([one]) => one !== path)
    .map(([one, other]) => ({ path: one, text: other }));
  const before = errorsIn(checkPolicies(texts).findings);
  const { findings } = checkPolicies([...texts, { path, text }]);
  const errors = findings.filter(
    (finding) => finding.severity === 'error' && (finding.file === path || !before.has(keyOf(finding))),
  );
  if (errors.length === 0) return;
  const items = errors.slice(0, 10).map(placedItem);
  const what = {
    zh: `${path} 不能发布：${items[0]?.zh}`,
    en: `${path} cannot be published: ${items[0]?.detail}`,
  };
  throw new Refusal('policy-invalid', what, items);
}

function errorsIn(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.filter(({ severity }) => severity === 'error').map(keyOf));
}

function keyOf({ file, code, message }: Finding): string {
  return `${file} ${code} ${message.en}`;
}
