import { keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { beginFileImport } from '../../../core/use-cases/registers/import-file.ts';
import type { Answer } from '../../answer.ts';
import type { Call, FileEndpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { fileName, idempotencyKey } from '../cases/case-parameters.ts';
import { callerOf, keyOf } from '../cases/request-meta.ts';
import { type GivenFile, takeUpRefusals, withFile } from '../uploads/with-file.ts';
import { importAnswer } from './import-views.ts';
import { IMPORTERS } from './register-access.ts';
import { asOfIn, coversIn, registerIn } from './register-parameters.ts';
import { registersOf, touchedCounty } from './registers-call.ts';
import { stagedUpload } from './staged-upload.ts';

/** A register of the largest city, many times over; it is written to the disk as it comes. */
const MOST_BYTES = 4_294_967_296;
/** A form is read whole before its file is at hand. */
const MOST_FORM_BYTES = 67_108_864;

export const importCreate: FileEndpoint = {
  id: 'importRegister',
  method: 'POST',
  path: '/v1/register-imports',
  access: IMPORTERS,
  touches: touchedCounty,
  summary: { zh: '导入登记库文件', en: 'Import a register file' },
  description: {
    zh: '正文就是文件（CSV、XLSX、JSONL，UTF-8 或 GB18030，4 GB 以内），带一个文件的表单（64 MB 以内），或者先行上传的文件编号（{"upload": …}）。几秒内完成的答复 201，否则 202，进度见 Location。有误的行逐行列出，其余照常导入；同一文件、同一截止日只导入一次，再次发送得到同一次导入，中断的从断处继续。',
    en: 'The body is the file (CSV, XLSX or JSONL, UTF-8 or GB18030, at most 4 GB), a form with one file (at most 64 MB), or {"upload": …}, a file that was put apart. 201 where it is done within seconds, else 202 with its progress at Location. Rows that cannot be used are listed by line, the rest goes on. The same file for the same day is one import: sent again it is the same, and an interrupted one goes on where it stood.',
  },
  parameters: [countyIn, registerIn, asOfIn, coversIn, fileName, idempotencyKey],
  upload: {
    contentTypes: [
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/x-ndjson',
      'application/octet-stream',
    ],
    mostBytes: MOST_BYTES,
  },
  answers: [
    { status: 201, contentType: 'application/json', description: 'It is done', schema: 'RegisterImport' },
    { status: 202, contentType: 'application/json', description: 'It goes on', schema: 'RegisterImport' },
  ],
  refusals: [
    'request-invalid',
    'month-invalid',
    'body-too-large',
    'body-malformed',
    'file-not-accepted',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'register-unknown',
    'register-layout-invalid',
    'register-file-layout',
    'exchange-file-unreadable',
    'storage-full',
    'idempotency-key-reused',
    ...takeUpRefusals,
    'media-type-unsupported',
  ],
  answer(call) {
    const type = call.context.req.header('content-type') ?? '';
    const isForm = /^multipart\/form-data\s*;/i.test(type);
    const terms = { mostBytes: isForm ? MOST_FORM_BYTES : MOST_BYTES, isKeyed: true };
    return withFile(call, terms, (given) => imported(call, given));
  },
};

async function imported(call: Call, given: GivenFile): Promise<Answer> {
  const { registers, followUp } = call.services.platform;
  const jurisdiction = parameterOf(call, countyIn);
  const wish = { jurisdiction, register: parameterOf(call, registerIn), asOf: parameterOf(call, asOfIn) };
  const services = registersOf(call);
  const file = await stagedUpload(registers, given, parameterOf(call, fileName), MOST_BYTES);
  try {
    const { source } = file;
    const covers = parameterOf(call, coversIn);
    const by = callerOf(call).subject;
    const asked = { import: { ...wish, covers: covers ?? null }, digest: await source.digest() };
    const first = await keepAnswer(followUp.answers, keyOf(call), asked, services.clock.now(), () =>
      beginFileImport(services, { ...wish, covers, source, by }),
    );
    const begun = (await followUp.registers.importOf(first.id)) ?? first;
    if (begun.state === 'done' || given.taken?.isAgain) return importAnswer(begun);
    await file.keepFor(begun.id);
    await registers.goOnImport(begun);
    return importAnswer((await followUp.registers.importOf(begun.id)) ?? begun);
  } finally {
    await file.discard();
  }
}
