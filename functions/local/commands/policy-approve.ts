import { findProposal } from '../../core/use-cases/publications/accept-approval.ts';
import type { Statement } from '../../generated/publication-file.ts';
import { type DeskOptions, openDesk } from '../publications/open-desk.ts';
import { openSigner } from '../publications/open-signer.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';

interface Options extends DeskOptions {
  readonly code: string;
  /** The first characters of the digest, at least 6. */
  readonly digest: string;
  readonly key: string;
}

/** `huize policy approve`: a second person signs the exact content, which publishes it. */
export async function policyApprove(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { code, digest } = options;
  const desk = await openDesk(options, terminal);
  const { proposals } = await desk.content(code);
  const proposal = findProposal(proposals, digest);
  const { statement } = proposal.publication;
  const signer = openSigner(options.key, 'policy-approver', code, await desk.keys(code), terminal);
  await desk.approve(code, statement.digest, signer.sign(statement));
  if (options.json) printJson({ statement, approver: signer.key.subject, status: 'published' }, terminal);
  else terminal.print(publishedLine(statement, desk.name, terminal));
  return 0;
}

function publishedLine(
  { path, digest, activeFrom }: Statement,
  desk: string,
  { language }: Terminal,
): string {
  const short = digest.slice(0, 12);
  return language === 'zh'
    ? `${path} 已在 ${desk} 发布，摘要 ${short}…；自 ${activeFrom} 起使用，不用重新部署。`
    : `${path} is published at ${desk} with digest ${short}…; it is used from ${activeFrom}, without any deployment.`;
}
