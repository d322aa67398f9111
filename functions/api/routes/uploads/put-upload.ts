import type { Role } from '../../../core/access/roles.ts';
import { findUpload } from '../../../core/use-cases/uploads/find-upload.ts';
import { putUpload } from '../../../core/use-cases/uploads/put-upload.ts';
import type { Endpoint } from '../../endpoint.ts';
import { readUpload } from '../../middleware/read-upload.ts';
import { parameterOf } from '../../parameter-of.ts';
import { uploadOwner } from './upload-owner.ts';
import { uploadIn } from './upload-parameters.ts';

/** Where files are put that have no other address; asks for whoever may announce one. */
export function uploadPut(roles: readonly [Role, ...Role[]], mostBytes: number): Endpoint {
  return {
    id: 'putUpload',
    method: 'PUT',
    path: '/v1/uploads/{upload}',
    access: { roles, scope: 'receiving-or-competent' },
    touches: async (call) => {
      const { uploads } = call.services.platform;
      const { upload } = await findUpload(uploads, parameterOf(call, uploadIn), uploadOwner(call));
      return { kind: 'record', jurisdiction: upload.office };
    },
    unknown: 'upload-unknown',
    summary: { zh: '上传申报过的文件', en: 'Put a file that was announced' },
    description: {
      zh: '正文就是文件，与申报的长度、类型和 SHA-256 相同；不同的不保存。加密保存，一天内等待使用；再次上传同一文件等于一次。云上申报得到的是存储服务的地址，大文件不经过这里。',
      en: 'The body is the file, of the length, type and SHA-256 that were announced; anything else is not kept. It is kept encrypted and waits for a day; put again it is once. In the cloud an announcement gives an address of the storage, and large files do not come here.',
    },
    parameters: [uploadIn],
    upload: { contentTypes: ['application/octet-stream'], mostBytes, isPlain: true },
    answers: [{ status: 204, contentType: 'text/plain', description: 'It is there' }],
    refusals: [
      'upload-unknown',
      'upload-expired',
      'upload-taken-up',
      'upload-damaged',
      'body-too-large',
      'body-malformed',
      'file-not-accepted',
      'storage-full',
    ],
    async answer(call) {
      const { uploads } = call.services.platform;
      const request = call.context.req.raw;
      const length = request.headers.get('content-length');
      const { content, contentType } = await readUpload(request, mostBytes);
      await putUpload(uploads, parameterOf(call, uploadIn), uploadOwner(call), {
        contentType,
        bytes: length === null ? undefined : Number(length),
        content,
      });
      return { status: 204, headers: {}, body: null };
    },
  };
}
