import { Refusal } from '../../../core/shared/refusal.ts';
import { keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { announceUpload } from '../../../core/use-cases/uploads/announce-upload.ts';
import { validateUploadRequest } from '../../../generated/api-validators.js';
import { jsonAnswer } from '../../answer.ts';
import type { BodyDeclaration, Call, Endpoint, FileEndpoint, UploadDeclaration } from '../../endpoint.ts';
import { readBody } from '../../middleware/read-body.ts';
import { bodyTooLarge } from '../../middleware/read-text.ts';
import { requireValid } from '../../middleware/require-valid.ts';
import { idempotencyKey } from '../cases/case-parameters.ts';
import { keyOf } from '../cases/request-meta.ts';
import { takeUpAddress, uploadOwner } from './upload-owner.ts';

/**
 * The step before an endpoint that takes a file: the file is announced at the same address with /uploads behind it, by
 * whoever may bring it there, and is put apart. For files that are larger than a request may be.
 */
export function announcing(endpoint: FileEndpoint): Endpoint {
  const { upload, touches, unknown } = endpoint;
  const [contentType = ''] = upload.contentTypes;
  const body: BodyDeclaration = {
    contentType: 'application/json',
    schemas: ['UploadRequest'],
    mostBytes: 4000,
    example: { bytes: 6_291_456, contentType, sha256: 'ab'.repeat(32) },
  };
  return {
    id: `announce${endpoint.id.slice(0, 1).toUpperCase()}${endpoint.id.slice(1)}`,
    method: 'POST',
    path: `${endpoint.path}/uploads`,
    access: endpoint.access,
    ...(touches && { touches }),
    ...(unknown && { unknown }),
    summary: {
      zh: `${endpoint.summary.zh}：先申报大文件`,
      en: `${endpoint.summary.en}: announce a large file`,
    },
    description: {
      zh: `先报文件的长度、类型和 SHA-256，得到一个只收这一文件的地址（十五分钟内有效）：按 put 的方法、地址和标头原样上传，再把 {"upload": 编号} 发到 takeUpAt。只有申报人能够上传和使用，只用一次，一天内有效。云上超过 4 MB 的文件须这样送来，一台机器上也可以。`,
      en: `The length, type and SHA-256 of the file give an address that takes this file alone, for fifteen minutes: put it there by the method, address and headers of \`put\`, then send {"upload": its id} to \`takeUpAt\`. Nobody but you can put it or take it up; once, within a day. In the cloud files of more than 4 MB have to come like this; on one machine any may.`,
    },
    parameters: [
      ...endpoint.parameters.filter(({ in: where, name }) => where === 'path' || name === 'jurisdiction'),
      idempotencyKey,
    ],
    body,
    answers: [
      { status: 201, contentType: 'application/json', description: 'Where to put it', schema: 'Upload' },
    ],
    refusals: [
      ...(unknown === undefined ? [] : [unknown]),
      ...(endpoint.path.includes('{caseId}') ? (['case-unknown'] as const) : []),
      'body-too-large',
      'body-malformed',
      'media-type-unsupported',
      'request-invalid',
      'upload-expired',
      'idempotency-key-reused',
    ],
    answer: (call) => answerAnnouncement(call, body, upload),
  };
}

async function answerAnnouncement(call: Call, body: BodyDeclaration, declared: UploadDeclaration) {
  const { uploads: services, followUp } = call.services.platform;
  const told = requireValid(validateUploadRequest, (await readBody(call, body)).value);
  if (told.bytes > declared.mostBytes) throw bodyTooLarge(told.bytes, declared.mostBytes);
  requireType(told.contentType, declared.contentTypes);
  const announcement = { ...told, ...uploadOwner(call), at: takeUpAddress(call, '/uploads') };
  const now = services.clock.now();
  const upload = await keepAnswer(followUp.answers, keyOf(call), { announce: announcement }, now, () =>
    announceUpload(services, announcement),
  );
  const { id, putUntil, keptUntil, at } = upload;
  if (now >= putUntil)
    throw new Refusal('upload-expired', {
      zh: `用这一 Idempotency-Key 申报的 ${id} 须在 ${putUntil} 之前送达；请换一个键重新申报`,
      en: `${id}, announced under this Idempotency-Key, could be put until ${putUntil}; right is to announce it under a new one`,
    });
  const { method, url, headers } = await services.uploads.address(upload);
  const put = { method, url, headers: { ...headers, ...tokenFor(call, url) }, until: putUntil };
  return { ...jsonAnswer({ id, put, takeUpAt: at, keptUntil }), status: 201 };
}

/** An address of this API asks for a token; the caller's own spares his program to tell the two apart. */
function tokenFor({ context }: Call, url: string): { readonly authorization?: string } {
  const authorization = context.req.header('authorization');
  return url.startsWith('/') && authorization !== undefined ? { authorization } : {};
}

function requireType(found: string, right: readonly string[]): void {
  if (right.includes(found)) return;
  const [shown, types] = [JSON.stringify(found), right.join(', ')];
  const zh = `contentType 是 ${shown}；应为 ${types} 之一`;
  const detail = `contentType is ${shown}; right is one of ${types}`;
  const item = { pointer: '/contentType', code: 'content-type', detail, zh };
  throw new Refusal('request-invalid', { zh, en: detail }, [item]);
}
