// The one catalogue of errors that a caller can act on. The name is the problem type of the HTTP answer,
// the exit reason of the command line and the error name in a state machine.

import type { Bilingual } from './text.ts';

const CATALOGUE = {
  'body-too-large': {
    status: 413,
    title: 'The request body is too large',
    remedy: {
      zh: '把请求拆小后重发；大批量的认定用 /v1/determinations/batch，一行一人。',
      en: 'Send less at once; for many determinations use /v1/determinations/batch, one person a line.',
    },
  },
  'body-malformed': {
    status: 400,
    title: 'The request body is not well-formed',
    remedy: {
      zh: '按 errors 指出的行、列改正；正文应当是 UTF-8 编码的 JSON。',
      en: 'Mend the text at the line and column that errors names; the body is JSON in UTF-8.',
    },
  },
  'request-invalid': {
    status: 422,
    title: 'The request does not have the form that is asked for',
    remedy: {
      zh: '按 errors 逐项改正；/docs 列出每个地址所需要的字段。',
      en: 'Mend each entry of errors; /docs lists the fields that each address takes.',
    },
  },
  'facts-invalid': {
    status: 422,
    title: 'Some facts cannot be used',
    remedy: {
      zh: '按 errors 逐项改正；该地政策的 rules.facts 列出全部事实及其取值。不知道的事实不要填写。',
      en: 'Mend each entry of errors; rules.facts of the policy lists the facts and their values. Leave out what is not known.',
    },
  },
  'month-invalid': {
    status: 422,
    title: 'The month or date is not a calendar month or date',
    remedy: {
      zh: '月份写作 YYYY-MM（如 2023-03），日期写作 YYYY-MM-DD（如 2023-02-23）。',
      en: 'Write months as YYYY-MM, such as 2023-03, and days as YYYY-MM-DD, such as 2023-02-23.',
    },
  },
  'jurisdiction-unknown': {
    status: 404,
    title: 'No policy is known for this jurisdiction',
    remedy: {
      zh: '改用 /v1/jurisdictions 列出的代码，或者在政策目录中放入该地的政策文件。',
      en: 'Use a code that /v1/jurisdictions lists, or put a policy file of that jurisdiction into the policies folder.',
    },
  },
  'policy-not-in-force': {
    status: 404,
    title: 'No policy of this jurisdiction is in force on this day',
    remedy: {
      zh: '改问第一份政策生效以后的月份；/v1/jurisdictions/{code} 列出各版本。',
      en: 'Ask for a month from the first version on; /v1/jurisdictions/{code} lists the versions.',
    },
  },
  'policy-invalid': {
    status: 422,
    title: 'The policy file has findings',
    remedy: {
      zh: '用 /v1/policies/check 检查该地的政策文件，按行、列改正。',
      en: 'Check the policy files of the jurisdiction with /v1/policies/check and mend them at the lines it names.',
    },
  },
  'policy-too-costly': {
    status: 422,
    title: 'The policy is too large to be evaluated',
    remedy: {
      zh: '减少条件，或者把同样的条件合并为共用条件。',
      en: 'Write fewer conditions, or nest them less deeply.',
    },
  },
  'benefit-unknown': {
    status: 404,
    title: 'The policy has no such benefit',
    remedy: {
      zh: '改用 detail 列出的补贴，如 living（生活补贴）、nursing（护理补贴）。',
      en: 'Use a benefit that the detail lists, such as living or nursing.',
    },
  },
  'case-unknown': {
    status: 404,
    title: 'There is no such case',
    remedy: {
      zh: '核对申请编号；其他地区的申请在这里看不到。',
      en: 'Check the case id; cases of other areas are not visible here.',
    },
  },
  'case-open-already': {
    status: 409,
    title: 'The person has an open case for this benefit',
    remedy: {
      zh: '继续办理已有的申请，或者先撤回它。',
      en: 'Go on with the open case, or withdraw it first.',
    },
  },
  'case-not-so-far': {
    status: 409,
    title: 'The case is not at the point where this can be done',
    remedy: {
      zh: '重新读取申请，按它现在的状态办理。',
      en: 'Read the case again and do what its status allows.',
    },
  },
  'stage-not-open': {
    status: 409,
    title: 'This stage of the case is not open',
    remedy: {
      zh: '重新读取申请，对现在开着的环节作出决定。',
      en: 'Read the case again and decide at the stage that is open.',
    },
  },
  'not-your-stage': {
    status: 403,
    title: 'This step belongs to another office',
    remedy: {
      zh: '由 detail 所说的单位办理。',
      en: 'Leave the step to the office that the detail names.',
    },
  },
  'decided-already': {
    status: 409,
    title: 'This office has decided at this stage',
    remedy: {
      zh: '本单位已经决定，等待其他单位。',
      en: 'Wait for the other offices; yours has decided.',
    },
  },
  'decision-needs-ground': {
    status: 422,
    title: 'A decision against the determination needs a written ground',
    remedy: {
      zh: '写明理由（ground），至少十个字，理由将记录在案。',
      en: 'Write down the ground, at least ten characters; it is kept with the decision.',
    },
  },
  'decision-incomplete': {
    status: 422,
    title: 'The decision leaves something open',
    remedy: {
      zh: '按 errors 逐项补全决定。',
      en: 'Complete the decision where errors says so.',
    },
  },
  'send-back-not-possible': {
    status: 422,
    title: 'The stage cannot send the case back there',
    remedy: {
      zh: '退回 detail 列出的环节之一。',
      en: 'Send the case back to one of the places that the detail lists.',
    },
  },
  'correction-already-requested': {
    status: 409,
    title: 'Corrections are asked for once, completely',
    remedy: {
      zh: '等待申请人补正，或者作出决定；补正只能一次性告知。',
      en: 'Wait for the correction or decide; what is missing is asked for once.',
    },
  },
  'file-incomplete': {
    status: 422,
    title: 'Materials of the file are missing',
    remedy: {
      zh: '按 errors 补齐材料，或者标明由哪个登记库核验。',
      en: 'Hand in what errors lists, or mark the register that shows it.',
    },
  },
  'waiver-unknown': {
    status: 404,
    title: 'There is no such waiver',
    remedy: {
      zh: '核对编号；/v1/waivers 按县按月列出。',
      en: 'Check the id; /v1/waivers lists those of a county and month.',
    },
  },
  'webhook-unknown': {
    status: 404,
    title: 'There is no such webhook',
    remedy: {
      zh: '核对编号；/v1/webhooks 列出本辖区登记的全部回调。',
      en: 'Check the id; /v1/webhooks lists those of your jurisdiction.',
    },
  },
  'material-unknown': {
    status: 404,
    title: 'The case asks for no such material',
    remedy: {
      zh: '改用办事清单列出的材料编号。',
      en: 'Use the id of a material of the checklist.',
    },
  },
  'file-unknown': {
    status: 404,
    title: 'There is no such file',
    remedy: {
      zh: '核对文件编号。',
      en: 'Check the id of the file.',
    },
  },
  'file-not-accepted': {
    status: 422,
    title: 'The file is not of a kind that is kept here',
    remedy: {
      zh: '上传 20 MB 以内的 PDF、JPEG 或 PNG 文件。',
      en: 'Upload a PDF, JPEG or PNG of at most 20 MB.',
    },
  },
  'policy-already-pinned': {
    status: 409,
    title: 'The case is decided by this policy already',
    remedy: {
      zh: '不用再改；申请已经按这一版政策办理。',
      en: 'Nothing is to be done; the case follows this version already.',
    },
  },
  'pinned-policy-missing': {
    status: 409,
    title: 'The policy by which the case is decided is not at hand',
    remedy: {
      zh: '恢复原来的政策文件，或者把申请改为按现行政策办理。',
      en: 'Put the policy files back, or pin the case to the present policy.',
    },
  },
  'notice-not-hanging': {
    status: 409,
    title: 'No public notice of this case is hanging',
    remedy: {
      zh: '核对公示是否已经结束；结束后可以申请复核。',
      en: 'Check whether the notice is over; the result can still be contested.',
    },
  },
  'rated-already': {
    status: 409,
    title: 'The applicant has rated this case',
    remedy: {
      zh: '每件申请评价一次。',
      en: 'A case is rated once.',
    },
  },
  'revision-stale': {
    status: 412,
    title: 'Somebody else has changed this in the meantime',
    remedy: {
      zh: '重新读取，再决定是否照办。',
      en: 'Read it again and decide again.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    remedy: {
      zh: '为新的请求换一个 Idempotency-Key。',
      en: 'Use a new Idempotency-Key for a new request.',
    },
  },
  'cursor-invalid': {
    status: 422,
    title: 'The cursor does not belong to this list',
    remedy: {
      zh: '从第一页重新读取，cursor 原样传回。',
      en: 'Start from the first page and hand the cursor back as it came.',
    },
  },
  'identity-invalid': {
    status: 422,
    title: 'The resident ID, name or number cannot be right',
    remedy: {
      zh: '对照身份证或残疾人证，按 errors 逐项改正。',
      en: 'Compare with the card and mend each entry of errors.',
    },
  },
  'identity-unknown': {
    status: 404,
    title: 'No such person is known',
    remedy: {
      zh: '先为此人建立申请；人员编号只由系统给出。',
      en: 'Open a case for the person first; references to persons are given by the system alone.',
    },
  },
  'run-unknown': {
    status: 404,
    title: 'There is no such payment run',
    remedy: {
      zh: '核对批次编号；其他地区的批次在这里看不到。',
      en: 'Check the id of the run; runs of other areas are not visible here.',
    },
  },
  'run-open-already': {
    status: 409,
    title: 'Another payment run of the jurisdiction is open',
    remedy: {
      zh: '先由另一人核准正在办理的批次，或者撤销它；两个批次同时进行会重复发放补发款。',
      en: 'Have the open run released by a second person, or cancel it; two at once would pay the same arrears.',
    },
  },
  'run-month-not-due': {
    status: 422,
    title: 'Nothing is paid in this month',
    remedy: {
      zh: '改为 detail 所说的月份；不能提前发放以后月份的补贴。',
      en: 'Use the month that the detail names; nothing is paid ahead.',
    },
  },
  'run-not-prepared': {
    status: 409,
    title: 'The payment run is not whole, or was cancelled',
    remedy: {
      zh: '先继续制作该批次；已撤销的批次需要重新制作。',
      en: 'Go on with preparing the run; prepare a cancelled one anew.',
    },
  },
  'run-already-released': {
    status: 409,
    title: 'The payment run was released and is locked',
    remedy: {
      zh: '已核准的批次不能更改；差错在下一批次中更正，多发的通过追回办理。',
      en: 'A released run cannot be changed; the next run corrects it, and what was paid too much is recovered.',
    },
  },
  'run-not-released': {
    status: 409,
    title: 'The payment run is not released yet',
    remedy: {
      zh: '先由另一人核准该批次，再生成银行文件或读入银行回执。',
      en: 'Have a second person release the run before a bank file is written or an answer read.',
    },
  },
  'run-sent-otherwise': {
    status: 409,
    title: 'The payment run went to the bank in another layout',
    remedy: {
      zh: '按送出时的版式重新取用；银行不能受理的，读入其退回的回执，款项随下一批次按正确的版式发放。',
      en: 'Fetch it in the layout in which it went out; where the bank cannot take it, read its answer back: the next run pays it, in the right layout.',
    },
  },
  'bank-return-unknown-line': {
    status: 422,
    title: 'The bank return answers no payment of this run',
    remedy: {
      zh: '核对回执是否属于该批次；回执中的指令编号须与银行文件一致。',
      en: 'Check whether the return belongs to this run; its instruction ids are those of the bank file.',
    },
  },
  'recovery-unknown': {
    status: 404,
    title: 'There is no such recovery',
    remedy: {
      zh: '核对追回编号；其他地区的追回在这里看不到。',
      en: 'Check the id of the recovery; those of other areas are not visible here.',
    },
  },
  'recovery-not-possible': {
    status: 422,
    title: 'The ledger or the law does not allow this recovery',
    remedy: {
      zh: '按 detail 说明的金额、月份或方式办理。',
      en: 'Use the amount, months or means that the detail names.',
    },
  },
  'register-unknown': {
    status: 404,
    title: 'The policy has no such register',
    remedy: {
      zh: '改用该地政策 registers 中列出的登记库；新的登记库先在政策文件中声明。',
      en: 'Use a register that the policy lists under registers; declare a new one there first.',
    },
  },
  'register-layout-invalid': {
    status: 422,
    title: 'The layout of the register file is not usable',
    remedy: {
      zh: '按 errors 逐项改正版式说明；schemas/register.schema.json 写明各项含义。',
      en: 'Mend each entry of errors in the layout; schemas/register.schema.json says what each part means.',
    },
  },
  'register-file-layout': {
    status: 422,
    title: 'The register file does not have the columns of its layout',
    remedy: {
      zh: '核对是否选错了文件或登记库；列名不同的，在版式说明中补上该列名。',
      en: 'Check that file and register belong together; where only a header differs, add it to the layout.',
    },
  },
  'import-unknown': {
    status: 404,
    title: 'There is no such import',
    remedy: {
      zh: '核对导入编号；其他地区的导入在这里看不到。',
      en: 'Check the id of the import; imports of other areas are not visible here.',
    },
  },
  'comparison-unknown': {
    status: 404,
    title: 'There is no such comparison',
    remedy: {
      zh: '核对比对编号；其他地区的比对在这里看不到。',
      en: 'Check the id of the comparison; comparisons of other areas are not visible here.',
    },
  },
  'finding-unknown': {
    status: 404,
    title: 'There is no such finding',
    remedy: {
      zh: '核对疑点编号；其他地区的疑点在这里看不到。',
      en: 'Check the id of the finding; findings of other areas are not visible here.',
    },
  },
  'finding-settled': {
    status: 409,
    title: 'The finding is settled already',
    remedy: {
      zh: '重新读取疑点；已处理的疑点不再改动，新的情况会形成新的疑点。',
      en: 'Read the finding again; a settled one stays as it is, and what is new raises a new one.',
    },
  },
  'candidate-unknown': {
    status: 404,
    title: 'Nobody stands under this id on the list of people to be found',
    remedy: { zh: '重新读取主动发现名单。', en: 'Read the list again.' },
  },
  'recertification-unknown': {
    status: 404,
    title: 'There is no such recertification',
    remedy: { zh: '重新读取复核计划。', en: 'Read the plan again.' },
  },
  'recertification-done': {
    status: 409,
    title: 'The recertification is done already',
    remedy: {
      zh: '重新读取；结果有误的，由民政部门另行处理。',
      en: 'Read it again; a result that is wrong is for civil affairs to mend.',
    },
  },
  'entitlement-unknown': {
    status: 404,
    title: 'Nothing was ever decided for this person here',
    remedy: {
      zh: '核对人员编号；其他地区的享受情况在这里看不到。',
      en: 'Check the reference of the person; entitlements of other areas are not visible here.',
    },
  },
  'account-unknown': {
    status: 404,
    title: 'No account is known for this person',
    remedy: {
      zh: '先登记收款账户；没有账户的，其应发金额挂账。',
      en: 'Set the account first; until then the person is owed what is due.',
    },
  },
  'entry-unknown': {
    status: 404,
    title: 'The dossier has no such entry that counts',
    remedy: {
      zh: '核对记录编号；已经撤回的记录不能再次撤回。',
      en: 'Check the id of the entry; one that was withdrawn cannot be withdrawn again.',
    },
  },
  'entry-not-possible': {
    status: 422,
    title: 'The policy or the dossier does not allow this entry',
    remedy: {
      zh: '按 detail 说明的补贴、月份或记录办理。',
      en: 'Use the benefit, months or entry that the detail names.',
    },
  },
  'record-full': {
    status: 409,
    title: 'The record has no room for another entry',
    remedy: {
      zh: '此人的记录条数异常，请核查是否有系统在重复写入。',
      en: 'No life fills a record; look for a system that writes the same again and again.',
    },
  },
  'exchange-file-unreadable': {
    status: 422,
    title: 'The file is not one of rows that can be read here',
    remedy: {
      zh: '按 detail 改正：CSV、XLSX 或 JSONL 文件，编码为 UTF-8 或 GB18030；XLSX 过大时另存为 CSV。',
      en: 'Mend what the detail says: a CSV, XLSX or JSONL file in UTF-8 or GB18030; save a large XLSX as CSV.',
    },
  },
  'export-damaged': {
    status: 422,
    title: 'The export is not whole, or not as it was written',
    remedy: {
      zh: '按 detail 检查：重新复制该导出目录，或改用较早的导出；什么都没有导入。',
      en: 'Look at what the detail says: copy the export again, or take an earlier one; nothing was imported.',
    },
  },
  'upload-unknown': {
    status: 404,
    title: 'No such file waits to be taken up',
    remedy: {
      zh: '文件在途中只保存一天，现已清除；请重新发送同一文件，从断处继续。',
      en: 'A file on its way in is kept for a day and is gone by now; send the same file again, and it goes on where it stood.',
    },
  },
  'upload-damaged': {
    status: 422,
    title: 'The file is not the one that was named',
    remedy: {
      zh: '按 detail 核对长度、类型和 SHA-256，重新上传。',
      en: 'Compare length, type and SHA-256 with what the detail says, and put the file again.',
    },
  },
  'simulation-unknown': {
    status: 404,
    title: 'There is no such simulation',
    remedy: {
      zh: '核对编号；GET /v1/simulations 列出本辖区的试算，保存九十天。',
      en: 'Check the id; GET /v1/simulations lists those of the jurisdiction, which are kept for ninety days.',
    },
  },
  'storage-full': {
    status: 507,
    title: 'The data folder has no room left',
    remedy: {
      zh: '数据目录所在磁盘已满；请求没有保存任何内容。请腾出空间后重试。',
      en: 'The disk of the data folder is full; nothing of the request was kept. Make room and try again.',
    },
  },
  'token-missing': {
    status: 401,
    title: 'This address asks for a bearer token',
    remedy: {
      zh: '在 Authorization 标头中给出 Bearer 令牌；本机可用 huize token 签发。',
      en: 'Send a bearer token in the Authorization header; on one machine, huize token issues one.',
    },
  },
  'token-invalid': {
    status: 401,
    title: 'The bearer token is not accepted',
    remedy: {
      zh: '按 errors 的说明换一个由本系统认可的签发者签发、尚未过期的令牌。',
      en: 'Get a new token, still valid and from the issuer that is trusted here; errors says what is wrong with this one.',
    },
  },
  'sign-in-unavailable': {
    status: 503,
    title: 'Tokens cannot be checked at the moment',
    remedy: {
      zh: '稍后重试；若持续出现，请检查统一身份认证的公钥地址。',
      en: 'Try again in a while; if it lasts, check the address of the issuer’s public keys.',
    },
  },
  'access-denied': {
    status: 403,
    title: 'The role or the jurisdiction of the token does not allow this',
    remedy: {
      zh: '改用 detail 所说角色和辖区的令牌，或者请有权的人员办理。',
      en: 'Use a token with the role and jurisdiction that the detail names, or ask someone who has them.',
    },
  },
  'second-person-required': {
    status: 403,
    title: 'Whoever prepared this cannot also release it',
    remedy: {
      zh: '请另一位有权的人员办理。',
      en: 'Ask another person who has the role.',
    },
  },
  'signature-invalid': {
    status: 403,
    title: 'The signature does not count',
    remedy: {
      zh: '用受信任名单中、本辖区、未撤销的密钥，对准确的内容重新签名；编制人和批准人须是两个人。',
      en: 'Sign the exact content anew with a key of the jurisdiction that is trusted and stands; author and approver are two persons.',
    },
  },
  'published-already': {
    status: 409,
    title: 'This version was published',
    remedy: {
      zh: '已发布的版本不再修改；另发新版本，或者发更正版本。',
      en: 'A published version is never edited: publish a new version, or a correction.',
    },
  },
  'publication-outdated': {
    status: 409,
    title: 'Somebody else published in between',
    remedy: {
      zh: '重新发布，签名将接在最新一次发布之后。',
      en: 'Publish it anew, so that it follows the latest publication.',
    },
  },
  'proposal-unknown': {
    status: 404,
    title: 'No proposal has this digest',
    remedy: {
      zh: '用 huize policy status 查看等待批准的版本及其摘要。',
      en: 'huize policy status lists the versions that wait for approval, with their digests.',
    },
  },
  'route-unknown': {
    status: 404,
    title: 'There is nothing at this address',
    remedy: { zh: '/docs 列出全部地址。', en: '/docs lists all addresses.' },
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    remedy: { zh: '改用 Allow 标头列出的方法。', en: 'Use a method that the Allow header lists.' },
  },
  'media-type-unsupported': {
    status: 415,
    title: 'The body has a content type that is not read here',
    remedy: {
      zh: '把 Content-Type 设为 detail 所说的类型，正文不压缩，编码为 UTF-8。',
      en: 'Set Content-Type to the type that the detail names, uncompressed and in UTF-8.',
    },
  },
} as const;

export type RefusalName = keyof typeof CATALOGUE;

/** What is wrong at one place of what the caller sent. `pointer` is an RFC 6901 pointer into it. */
export interface RefusalItem {
  pointer: string;
  code: string;
  detail: string;
  /** The nearest name that would be right. */
  nearest?: string;
  /** Where in the text itself, where it is malformed: line and column from 1, and the characters before it. */
  line?: number;
  column?: number;
  offset?: number;
}

/** An error that the caller can act on. Its message holds no personal data. */
export class Refusal extends Error {
  override readonly name: RefusalName;
  readonly items: readonly RefusalItem[];

  constructor(name: RefusalName, message: string, items: readonly RefusalItem[] = []) {
    super(message);
    this.name = name;
    this.items = items;
  }
}

export const REFUSAL_NAMES = Object.keys(CATALOGUE) as RefusalName[];

/** HTTP status (RFC 9110) and title of a refusal, and in one sentence how to mend it. */
export function describeRefusal(name: RefusalName): { status: number; title: string; remedy: Bilingual } {
  return CATALOGUE[name];
}
