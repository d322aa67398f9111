import type { RefusalEntry } from './refusal-entry.ts';

/** What is wrong with a request as such, whatever it is about. */
export const REQUEST_REFUSALS = {
  'body-too-large': {
    status: 413,
    title: { zh: '请求正文过大', en: 'The request body is too large' },
    remedy: {
      zh: '把请求拆小后重发；大批量的认定用 /v1/determinations/batch，一行一人；云上超过 4 MB 的文件先在同一地址加 /uploads 申报，再上传。',
      en: 'Send less at once; for many determinations use /v1/determinations/batch, one person a line. In the cloud a file of more than 4 MB is announced first, at the same address with /uploads behind it, and put apart.',
    },
  },
  'answer-too-large': {
    status: 422,
    title: { zh: '答复过大，须分段取用', en: 'The answer is larger than goes at once' },
    remedy: {
      zh: '用 Range 标头分段取用，每段不超过 detail 所说的长度，再依次拼接；用 If-Range 带上首段的 ETag，保证各段同出一份。',
      en: 'Ask for it in parts by the Range header, each no longer than the detail says, and join them; If-Range with the ETag of the first holds all parts to one answer.',
    },
  },
  'body-malformed': {
    status: 400,
    title: { zh: '请求正文格式错误', en: 'The request body is not well-formed' },
    remedy: {
      zh: '按 errors 指出的行、列改正；正文应当是 UTF-8 编码的 JSON。',
      en: 'Mend the text at the line and column that errors names; the body is JSON in UTF-8.',
    },
  },
  'request-invalid': {
    status: 422,
    title: { zh: '请求内容不符合要求', en: 'The request does not have the form that is asked for' },
    remedy: {
      zh: '按 errors 逐项改正；/docs 列出每个地址所需要的字段。',
      en: 'Mend each entry of errors; /docs lists the fields that each address takes.',
    },
  },
  'month-invalid': {
    status: 422,
    title: { zh: '月份或者日期不存在', en: 'The month or date is not a calendar month or date' },
    remedy: {
      zh: '月份写作 YYYY-MM（如 2023-03），日期写作 YYYY-MM-DD（如 2023-02-23）。',
      en: 'Write months as YYYY-MM, such as 2023-03, and days as YYYY-MM-DD, such as 2023-02-23.',
    },
  },
  'revision-stale': {
    status: 412,
    title: { zh: '内容已被他人更新', en: 'Somebody else has changed this in the meantime' },
    remedy: {
      zh: '重新读取，再决定是否照办。',
      en: 'Read it again and decide again.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { zh: '幂等键已用于其他请求', en: 'The idempotency key was used for another request' },
    remedy: {
      zh: '为新的请求换一个 Idempotency-Key。',
      en: 'Use a new Idempotency-Key for a new request.',
    },
  },
  'cursor-invalid': {
    status: 422,
    title: { zh: '翻页游标不属于本列表', en: 'The cursor does not belong to this list' },
    remedy: {
      zh: '从第一页重新读取，cursor 原样传回。',
      en: 'Start from the first page and hand the cursor back as it came.',
    },
  },
  'upload-unknown': {
    status: 404,
    title: { zh: '没有等待接收的该文件', en: 'No such file waits to be taken up' },
    remedy: {
      zh: '核对上传编号和用它的地址；在途的文件只保存一天，已清除的请重新发送，导入从断处继续。',
      en: 'Compare the id of the upload and the address that takes it up. A file on its way in is kept for a day; send it again, and an import goes on where it stood.',
    },
  },
  'upload-unfinished': {
    status: 409,
    title: { zh: '文件尚未上传完整', en: 'The file has not been put yet' },
    remedy: {
      zh: '先把整个文件 PUT 到申报时给出的地址，成功后再用上传编号办理。',
      en: 'Put the whole file to the address that was given first; take it up once that has succeeded.',
    },
  },
  'upload-expired': {
    status: 410,
    title: { zh: '上传已过期', en: 'The upload has come to its end' },
    remedy: {
      zh: '重新申报该文件，得到新的地址和编号，再上传一次。',
      en: 'Announce the file again for a new address and id, and put it once more.',
    },
  },
  'upload-taken-up': {
    status: 409,
    title: { zh: '该文件已被接收', en: 'The file was taken up already' },
    remedy: {
      zh: '一次上传只用一次。查看它所办理的事项；还要再用的，重新申报上传。',
      en: 'An upload is taken up once. Look at what became of it; to use the file again, announce it again.',
    },
  },
  'upload-damaged': {
    status: 422,
    title: { zh: '文件与申报的不一致', en: 'The file is not the one that was named' },
    remedy: {
      zh: '按 detail 核对长度、类型和 SHA-256，重新上传。',
      en: 'Compare length, type and SHA-256 with what the detail says, and put the file again.',
    },
  },
  'storage-full': {
    status: 507,
    title: { zh: '数据目录空间已满', en: 'The data folder has no room left' },
    remedy: {
      zh: '数据目录所在磁盘已满；请求没有保存任何内容。请腾出空间后重试。',
      en: 'The disk of the data folder is full; nothing of the request was kept. Make room and try again.',
    },
  },
  'route-unknown': {
    status: 404,
    title: { zh: '地址不存在', en: 'There is nothing at this address' },
    remedy: { zh: '/docs 列出全部地址。', en: '/docs lists all addresses.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { zh: '该地址不支持此方法', en: 'This address does not take this method' },
    remedy: { zh: '改用 Allow 标头列出的方法。', en: 'Use a method that the Allow header lists.' },
  },
  'media-type-unsupported': {
    status: 415,
    title: { zh: '不支持的内容类型', en: 'The body has a content type that is not read here' },
    remedy: {
      zh: '把 Content-Type 设为 detail 所说的类型，正文不压缩，编码为 UTF-8。',
      en: 'Set Content-Type to the type that the detail names, uncompressed and in UTF-8.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
