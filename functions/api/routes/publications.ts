import type { Trust } from '../../core/publications/check-signatures.ts';
import type { Proposal } from '../../core/publications/proposal.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { acceptApproval } from '../../core/use-cases/publications/accept-approval.ts';
import { acceptProposal } from '../../core/use-cases/publications/accept-proposal.ts';
import type { PublicationServices } from '../../core/use-cases/publications/publication-services.ts';
import { publicationStatus } from '../../core/use-cases/publications/publication-status.ts';
import { readShelf } from '../../core/use-cases/publications/read-shelf.ts';
import { validateApprovalRequest, validateProposalRequest } from '../../generated/api-validators.js';
import { jsonAnswer } from '../answer.ts';
import type { AskedCall, Call, Endpoint } from '../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../json-body.ts';
import type { Parameter } from '../parameter.ts';
import { wrongParameter } from '../parameter.ts';
import { parameterOf } from '../parameter-of.ts';
import { jurisdictionCode } from '../parameters.ts';
import { callerOf } from './cases/request-meta.ts';

const EXAMPLE_DIGEST = '6935bba6d1bf0cb6fd1b958ca2650eee40264c653343ab5b5b6e38abf393ac29';

const digestIn: Parameter<string> = {
  name: 'digest',
  in: 'path',
  description: {
    zh: '政策文件或者版式的摘要（SHA-256）',
    en: 'Digest of the policy file or layout, SHA-256 in hex',
  },
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  example: EXAMPLE_DIGEST,
  read(text = '') {
    if (/^[0-9a-f]{64}$/.test(text)) return text;
    throw wrongParameter(this, text, {
      zh: '64 位十六进制的 SHA-256',
      en: 'SHA-256 in hex, 64 characters',
    });
  },
};

const signature = {
  key: 'zhang-4B1mEP',
  signedAt: '2026-11-22T08:00:00Z',
  value: 'A'.repeat(86),
};

const proposalBody = jsonBody({
  schema: 'ProposalRequest',
  validate: validateProposalRequest,
  mostBytes: 4_000_000,
  example: {
    publication: {
      statement: {
        format: 'huize-publication-1',
        jurisdiction: '500156',
        path: '500156-wulong/2027-01-01.json',
        digest: EXAMPLE_DIGEST,
        sequence: 1,
        previous: null,
        activeFrom: '2027-01-01',
      },
      author: signature,
    },
    text: '{ "jurisdiction": "500156", "effectiveFrom": "2027-01-01" }',
  },
});

const approvalBody = jsonBody({
  schema: 'ApprovalRequest',
  validate: validateApprovalRequest,
  mostBytes: 10_000,
  example: signature,
});

const touches = (call: AskedCall) =>
  ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, jurisdictionCode) }) as const;

export const publicationsList: Endpoint = {
  id: 'listPublications',
  method: 'GET',
  path: '/v1/jurisdictions/{code}/publications',
  access: { roles: ['policy-author', 'policy-approver', 'supervisor', 'auditor'], scope: 'below' },
  touches,
  summary: { zh: '政策的发布', en: 'Publications of a policy' },
  description: {
    zh: '本辖区政策文件、数据源版式（registers/）和银行版式（banks/）的各个版本：谁编制、谁批准、何日起用；等待批准的，未被采用的及其原因。',
    en: 'Every version of the jurisdiction’s policy files and of its layouts of registers and banks: who wrote and who approved it, from which day it is used, what waits, and what is not used and why.',
  },
  parameters: [jurisdictionCode],
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'What lies there',
      schema: 'PublicationList',
    },
  ],
  refusals: ['request-invalid'],
  async answer(call) {
    const code = parameterOf(call, jurisdictionCode);
    const { shelf, trust } = deskOf(call);
    const { policies, publications, proposals } = await readShelf(shelf, code);
    const versions = await publicationStatus(shelf, trust, call.services.today());
    return jsonAnswer({
      keys: trust.keys.filter(({ jurisdiction }) => jurisdiction === code),
      versions: versions.filter(({ jurisdiction }) => jurisdiction === code),
      files: [...policies, ...publications].map(([path, text]) => ({ path, text })),
      proposals,
    });
  },
};

export const proposalCreate: Endpoint = {
  id: 'proposePolicy',
  method: 'POST',
  path: '/v1/jurisdictions/{code}/proposals',
  access: { roles: ['policy-author'], scope: 'own' },
  touches,
  summary: { zh: '提交政策版本', en: 'Propose a policy version' },
  description: {
    zh: '编制人签名的政策版本或者版式，连同在用的政策一起检查，等待另一人批准；批准之前不生效。',
    en: 'A version of a policy file or of a layout (registers/, banks/), signed by its author. It is checked together with the policies in use and waits for a second person; nothing changes before.',
  },
  parameters: [jurisdictionCode],
  body: proposalBody,
  answers: [{ status: 201, contentType: 'application/json', description: 'Waits', schema: 'Proposed' }],
  refusals: [
    ...bodyRefusals,
    'signature-invalid',
    'published-already',
    'publication-outdated',
    'policy-invalid',
  ],
  async answer(call) {
    const code = parameterOf(call, jurisdictionCode);
    const request = await readValid(call, proposalBody);
    const proposal = request as unknown as Proposal; // the request's schema says the same as the file's
    const { statement, author } = proposal.publication;
    if (statement.jurisdiction !== code)
      throw new Refusal(
        'request-invalid',
        `the statement is of ${statement.jurisdiction} and was sent to ${code}`,
      );
    const { shelf, trust } = deskOf(call);
    requireOwnKey(call, author.key, trust);
    await acceptProposal(shelf, proposal, trust);
    return { ...jsonAnswer({ statement, status: 'proposed' }), status: 201 };
  },
};

export const proposalApprove: Endpoint = {
  id: 'approvePolicy',
  method: 'POST',
  path: '/v1/jurisdictions/{code}/proposals/{digest}/approval',
  access: { roles: ['policy-approver'], scope: 'own' },
  touches,
  summary: { zh: '批准政策版本', en: 'Approve a policy version' },
  description: {
    zh: '另一人对同一内容签名，即告发布；自其起用日起采用，不需要部署。',
    en: 'A second person’s signature on the exact content publishes it; it is used from its day on, without a deployment.',
  },
  parameters: [jurisdictionCode, digestIn],
  body: approvalBody,
  answers: [
    { status: 201, contentType: 'application/json', description: 'Published', schema: 'Publication' },
  ],
  refusals: [
    ...bodyRefusals,
    'proposal-unknown',
    'signature-invalid',
    'published-already',
    'publication-outdated',
  ],
  async answer(call) {
    const approval = await readValid(call, approvalBody);
    const { shelf, trust } = deskOf(call);
    requireOwnKey(call, approval.key, trust);
    const publication = await acceptApproval(
      shelf,
      parameterOf(call, jurisdictionCode),
      parameterOf(call, digestIn),
      approval,
      trust,
    );
    return { ...jsonAnswer(publication), status: 201 };
  },
};

function deskOf({ services }: AskedCall): PublicationServices {
  return services.platform.publications;
}

/** A token and a key of different persons would leave in doubt who acted. */
function requireOwnKey(call: Call, key: string, { keys }: Trust): void {
  const { subject } = callerOf(call);
  const owner = keys.find(({ id }) => id === key)?.subject;
  if (owner === undefined || owner === subject) return;
  throw new Refusal(
    'signature-invalid',
    `key ${key} is of ${owner}, the token of ${subject}; right is one person`,
  );
}
