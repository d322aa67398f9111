import { findProposal } from '../../core/use-cases/publications/accept-approval.ts';
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
  else
    terminal.print(
      `${statement.path} is published at ${desk.name} with digest ${statement.digest.slice(0, 12)}…; it is used from ${statement.activeFrom}, without any deployment.`,
    );
  return 0;
}
