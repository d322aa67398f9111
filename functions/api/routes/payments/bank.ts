import { collectBytes } from '../../../core/cases/collect-bytes.ts';
import { recordBankReturn } from '../../../core/use-cases/payments/record-bank-return.ts';
import { writeBankFile } from '../../../core/use-cases/payments/write-bank-file.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Endpoint, FileEndpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { callerOf } from '../cases/request-meta.ts';
import { takeUpRefusals, withFile } from '../uploads/with-file.ts';
import { PAYMENT_OFFICERS } from './payment-access.ts';
import { bankLayout, runId } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';
import { runView } from './payment-views.ts';
import { touchedRun } from './touched.ts';

const FILE_TYPE = 'application/octet-stream';

export const bankFile: Endpoint = {
  id: 'getBankFile',
  method: 'GET',
  path: '/v1/payment-runs/{run}/bank-file',
  access: PAYMENT_OFFICERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '下载银行代发文件', en: 'The file for the bank' },
  description: {
    zh: '已核准批次的代发明细，含姓名、证件号和账号，只给民政和财政。第一次取走即记录；再取内容、版式相同，业务编号不变，银行不会重复入账；送出后另要一种版式的，予以拒绝。',
    en: 'What the bank is to pay, with names, IDs and accounts, for civil affairs and finance alone. The first download is noted in the run; asked again it is the same under the same numbers, so that the bank knows them again; in another layout it is refused from then on.',
  },
  parameters: [runId, bankLayout],
  answers: [{ status: 200, contentType: FILE_TYPE, description: 'The file, in the encoding of its layout' }],
  refusals: [
    'run-unknown',
    'run-not-released',
    'run-sent-otherwise',
    'request-invalid',
    'identity-unknown',
    'answer-too-large',
  ],
  async answer(call) {
    const [id, layout] = [parameterOf(call, runId), parameterOf(call, bankLayout)];
    const { name, content } = await writeBankFile(paymentsOf(call), id, layout, callerOf(call));
    return streamedFile(name, content);
  },
};

/** Part by part: the file of a whole city never stands in memory. */
function streamedFile(name: string, content: AsyncIterable<Uint8Array>): Answer {
  const parts = content[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return?.();
    },
  });
  const headers = {
    'content-type': FILE_TYPE,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return { status: 200, headers, body };
}

const MOST_RETURN_BYTES = 100_000_000;

export const bankReturn: FileEndpoint = {
  id: 'recordBankReturn',
  method: 'POST',
  path: '/v1/payment-runs/{run}/bank-returns',
  access: PAYMENT_OFFICERS,
  touches: touchedRun,
  unknown: 'run-unknown',
  summary: { zh: '读入银行回执', en: 'Read a bank’s answer' },
  description: {
    zh: '正文为银行回执（CSV 或 XLSX，UTF-8 或 GB18030），或者先行上传的文件编号（{"upload": …}）。退回的款项重新列入应发，随下一批次支付；编号不符、金额不符、前后矛盾的各行逐行报告，不改变任何账目。同一回执读入两次等于一次。',
    en: 'The body is the bank’s file (CSV or XLSX, UTF-8 or GB18030), or {"upload": …}, a file that was put apart. What failed is owed again and paid with the next run; lines that are unknown, differ or contradict are reported one by one and change nothing. The same answer twice is once.',
  },
  parameters: [runId, bankLayout],
  upload: {
    contentTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    mostBytes: MOST_RETURN_BYTES,
  },
  answers: [
    { status: 200, contentType: 'application/json', description: 'What it did', schema: 'BankReturnReport' },
  ],
  refusals: [
    'run-unknown',
    'run-not-released',
    'bank-return-unknown-line',
    'exchange-file-unreadable',
    'file-not-accepted',
    'body-too-large',
    'body-malformed',
    'request-invalid',
    'revision-stale',
    ...takeUpRefusals,
    'media-type-unsupported',
  ],
  async answer(call) {
    const [id, layout] = [parameterOf(call, runId), parameterOf(call, bankLayout)];
    const terms = { mostBytes: MOST_RETURN_BYTES, isKeyed: false };
    const { run, ...report } = await withFile(call, terms, async ({ content }) => {
      const bytes = await collectBytes(content, MOST_RETURN_BYTES);
      return recordBankReturn(paymentsOf(call), id, layout, bytes);
    });
    return jsonAnswer({ ...report, run: runView(run) }, { etag: `"${run.revision}"` });
  },
};
