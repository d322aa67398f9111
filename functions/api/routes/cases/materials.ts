import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import { acceptedContentTypes, mostFileBytes } from '../../../core/cases/material.ts';
import { findCase } from '../../../core/use-cases/cases/find-case.ts';
import { markMaterialShown } from '../../../core/use-cases/cases/mark-material-shown.ts';
import { openMaterialFile } from '../../../core/use-cases/cases/open-material-file.ts';
import { uploadMaterial } from '../../../core/use-cases/cases/upload-material.ts';
import { validateRegisterProofRequest } from '../../../generated/api-validators.js';
import { CASE_READERS, OFFICES, WINDOW } from '../../access.ts';
import { fileAnswer, jsonAnswer } from '../../answer.ts';
import type { Call, Endpoint, FileEndpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { type GivenFile, takeUpRefusals, withFile } from '../uploads/with-file.ts';
import { caseAction } from './case-action.ts';
import { caseId, fileId, fileName, idempotencyKey, ifMatch, materialId } from './case-parameters.ts';
import { caseAnswer, materialView } from './case-view.ts';
import { metaOf, servicesOf } from './request-meta.ts';
import { touchedCase } from './touched-case.ts';

export const materialsList: Endpoint = {
  id: 'listMaterials',
  method: 'GET',
  path: '/v1/cases/{caseId}/materials',
  access: CASE_READERS,
  touches: touchedCase,
  summary: { zh: '一件申请的材料', en: 'Materials of a case' },
  description: {
    zh: '需要的和另外交来的，缺哪些、交了哪些文件、哪些由登记数据证明。',
    en: 'What is asked for and what was handed in besides: missing, files, or shown by a register.',
  },
  parameters: [caseId],
  answers: [
    {
      status: 200,
      contentType: 'application/json',
      description: 'The materials',
      schema: 'CaseMaterialList',
    },
  ],
  refusals: ['case-unknown'],
  async answer(call) {
    const { case: one } = await findCase(servicesOf(call), parameterOf(call, caseId));
    const disclosure = disclosureFor(call.by);
    return jsonAnswer({ materials: one.materials.map((material) => materialView(material, disclosure)) });
  },
};

export const materialUpload: FileEndpoint = {
  id: 'uploadMaterial',
  method: 'POST',
  path: '/v1/cases/{caseId}/materials/{material}/files',
  access: WINDOW,
  touches: touchedCase,
  summary: { zh: '上传材料', en: 'Upload a file' },
  description: {
    zh: '正文就是文件本身，或者带一个文件的表单（multipart/form-data）：PDF、JPEG 或 PNG，20 MB 以内，内容须与所说类型相符；也可以是先行上传的文件编号（{"upload": …}）。加密保存在数据库之外。',
    en: 'The body is the file itself, or a form with one file (multipart/form-data): PDF, JPEG or PNG of at most 20 MB, of the type that is declared; or {"upload": …}, a file that was put apart. It is kept encrypted, outside of the database.',
  },
  parameters: [caseId, materialId, fileName, idempotencyKey, ifMatch],
  upload: { contentTypes: acceptedContentTypes, mostBytes: mostFileBytes },
  answers: [{ status: 200, contentType: 'application/json', description: 'The case', schema: 'Case' }],
  refusals: [
    'case-unknown',
    'material-unknown',
    'body-too-large',
    'body-malformed',
    'request-invalid',
    'file-not-accepted',
    'case-not-so-far',
    'not-your-stage',
    'revision-stale',
    'idempotency-key-reused',
    ...takeUpRefusals,
    'media-type-unsupported',
  ],
  async answer(call) {
    const { files } = call.services.platform;
    const material = parameterOf(call, materialId);
    const meta = metaOf(call, ['window']);
    const terms = { mostBytes: mostFileBytes, isKeyed: true };
    const after = await withFile(call, terms, ({ name: named, contentType, ...file }) => {
      const name = parameterOf(call, fileName) ?? named ?? material;
      const upload = { material, name, contentType, content: contentOf(call, file) };
      return uploadMaterial(servicesOf(call), files, parameterOf(call, caseId), upload, meta);
    });
    call.services.platform.wake();
    return caseAnswer(call, after);
  },
};

/** What the same request took up before is in the file store by now. */
async function* contentOf(
  call: Call,
  { content, taken }: Pick<GivenFile, 'content' | 'taken'>,
): AsyncGenerator<Uint8Array> {
  const kept = taken?.isAgain ? await call.services.platform.files.read(taken.upload.sha256) : undefined;
  if (kept === undefined) yield* content;
  else yield kept;
}

export const materialShown = caseAction({
  id: 'markMaterialShown',
  path: 'materials/{material}/register-proof',
  access: WINDOW,
  summary: { zh: '由登记数据证明', en: 'A register shows it' },
  description: {
    zh: '登记数据能够证明的，不再要求原件；写明哪个登记、截至哪天。',
    en: 'What a register can show needs no original; say which register and as of which day.',
  },
  parameters: [materialId],
  takes: {
    schema: 'RegisterProofRequest',
    validate: validateRegisterProofRequest,
    example: { register: 'disability-certificates', asOf: '2023-03-01' },
  },
  refusals: ['material-unknown', 'month-invalid'],
  actsAs: ['window'],
  run: (services, id, body, meta, call) =>
    markMaterialShown(services, id, { ...body, material: parameterOf(call, materialId) }, meta),
});

export const fileShow: Endpoint = {
  id: 'getFile',
  method: 'GET',
  path: '/v1/cases/{caseId}/files/{file}',
  access: OFFICES,
  touches: touchedCase,
  summary: { zh: '下载文件', en: 'Download a file' },
  description: {
    zh: '只给办理这件申请的单位；监督、审计看到的是哈希。',
    en: 'For the offices of the case; supervisors and auditors see the hash.',
  },
  parameters: [caseId, fileId],
  answers: acceptedContentTypes.map((contentType) => ({
    status: 200,
    contentType,
    description: 'The file',
  })),
  refusals: ['case-unknown', 'file-unknown', 'answer-too-large'],
  async answer(call) {
    const { files } = call.services.platform;
    const [id, wanted] = [parameterOf(call, caseId), parameterOf(call, fileId)];
    const { file, content } = await openMaterialFile(servicesOf(call), files, id, wanted);
    return fileAnswer(content, file.contentType, file.name);
  },
};
