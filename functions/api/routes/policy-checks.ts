import type { PolicyText } from '../../core/policies/check/check-policies.ts';
import { formatFindings } from '../../core/policies/check/format-findings.ts';
import { isObject } from '../../core/shared/json.ts';
import { checkPolicyFiles } from '../../core/use-cases/check-policy-files.ts';
import { pathFor } from '../../core/use-cases/path-for.ts';
import { validatePolicyFilesRequest } from '../../generated/api-validators.js';
import { STATELESS } from '../access.ts';
import { jsonAnswer, textAnswer } from '../answer.ts';
import type { BodyDeclaration, Call, Endpoint } from '../endpoint.ts';
import { bodyRefusals } from '../json-body.ts';
import { readBody } from '../middleware/read-body.ts';
import { requireValid } from '../middleware/require-valid.ts';
import { problemLanguage } from '../problem-details.ts';
import { EXAMPLE_POLICY } from './example-policy.ts';

const SARIF = 'application/sarif+json';

const body: BodyDeclaration = {
  contentType: 'application/json',
  schemas: ['PolicyFileBody', 'PolicyFilesRequest'],
  mostBytes: 2_000_000,
  example: EXAMPLE_POLICY,
};

export const policyCheckCreate: Endpoint = {
  id: 'checkPolicies',
  method: 'POST',
  path: '/v1/policies/check',
  access: STATELESS,
  summary: { zh: '检查政策文件', en: 'Check policy files' },
  description: {
    zh: '把一份政策文件作为正文发来，或以 {files: [{path, text}]} 发来若干份；连同在用的上级政策一起检查，以中英文答复每个问题的位置、发现了什么、应当怎样。不保存任何内容。Accept 为 application/sarif+json 时以 SARIF 答复，语言依 Accept-Language。',
    en: 'Send one policy file as the body, or several as {files: [{path, text}]}; they are checked together with the policies above them that are in use. Each finding names the place, what was found and what would be right, in Chinese and English. Nothing is stored. `Accept: application/sarif+json` answers in SARIF, in the language of `Accept-Language`.',
  },
  parameters: [],
  body,
  answers: [
    { status: 200, contentType: 'application/json', description: 'What was found', schema: 'PolicyCheck' },
    { status: 200, contentType: SARIF, description: 'What was found, as SARIF 2.1.0', schema: 'SarifLog' },
  ],
  refusals: bodyRefusals,
  async answer(call) {
    const result = checkPolicyFiles(call.snapshot, filesOf(call, await readBody(call, body)));
    const wantsSarif = call.context.req.header('accept')?.includes(SARIF) ?? false;
    if (!wantsSarif) return jsonAnswer(result);
    const language = problemLanguage(call.context);
    const log = formatFindings(result.findings, 'sarif', { language, version: call.services.version });
    return textAnswer(log, `${SARIF}; charset=utf-8`, {
      'content-language': language,
      vary: 'Accept, Accept-Language',
    });
  },
};

function filesOf(
  { snapshot }: Call,
  { value, text }: { value: unknown; text: string },
): readonly PolicyText[] {
  if (isObject(value) && !('files' in value)) return [{ path: pathFor(snapshot, value), text }];
  return requireValid(validatePolicyFilesRequest, value).files;
}
