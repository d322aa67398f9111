import type { RefusalEntry } from './refusal-entry.ts';

/** Policies, what is asked of them, and how they are published. */
export const POLICY_REFUSALS = {
  'facts-invalid': {
    status: 422,
    title: { zh: '部分事实无法采用', en: 'Some facts cannot be used' },
    remedy: {
      zh: '按 errors 逐项改正；该地政策的 rules.facts 列出全部事实及其取值。不知道的事实不要填写。',
      en: 'Mend each entry of errors; rules.facts of the policy lists the facts and their values. Leave out what is not known.',
    },
  },
  'jurisdiction-unknown': {
    status: 404,
    title: { zh: '没有该地区的政策', en: 'No policy is known for this jurisdiction' },
    remedy: {
      zh: '改用 /v1/jurisdictions 列出的代码，或者在政策目录中放入该地的政策文件。',
      en: 'Use a code that /v1/jurisdictions lists, or put a policy file of that jurisdiction into the policies folder.',
    },
  },
  'policy-not-in-force': {
    status: 404,
    title: { zh: '该地区当日没有生效的政策', en: 'No policy of this jurisdiction is in force on this day' },
    remedy: {
      zh: '改问第一份政策生效以后的月份；/v1/jurisdictions/{code} 列出各版本。',
      en: 'Ask for a month from the first version on; /v1/jurisdictions/{code} lists the versions.',
    },
  },
  'policy-invalid': {
    status: 422,
    title: { zh: '政策文件检查未通过', en: 'The policy file has findings' },
    remedy: {
      zh: '用 /v1/policies/check 检查该地的政策文件，按行、列改正。',
      en: 'Check the policy files of the jurisdiction with /v1/policies/check and mend them at the lines it names.',
    },
  },
  'policy-too-costly': {
    status: 422,
    title: { zh: '政策过大，无法计算', en: 'The policy is too large to be evaluated' },
    remedy: {
      zh: '减少条件，或者把同样的条件合并为共用条件。',
      en: 'Write fewer conditions, or nest them less deeply.',
    },
  },
  'benefit-unknown': {
    status: 404,
    title: { zh: '政策中没有该项补贴', en: 'The policy has no such benefit' },
    remedy: {
      zh: '改用 detail 列出的补贴，如 living（生活补贴）、nursing（护理补贴）。',
      en: 'Use a benefit that the detail lists, such as living or nursing.',
    },
  },
  'simulation-unknown': {
    status: 404,
    title: { zh: '没有该次试算', en: 'There is no such simulation' },
    remedy: {
      zh: '核对编号；GET /v1/simulations 列出本辖区的试算，保存九十天。',
      en: 'Check the id; GET /v1/simulations lists those of the jurisdiction, which are kept for ninety days.',
    },
  },
  'signature-invalid': {
    status: 403,
    title: { zh: '签名无效', en: 'The signature does not count' },
    remedy: {
      zh: '用受信任名单中、本辖区、未撤销的密钥，对准确的内容重新签名；编制人和批准人须是两个人。',
      en: 'Sign the exact content anew with a key of the jurisdiction that is trusted and stands; author and approver are two persons.',
    },
  },
  'published-already': {
    status: 409,
    title: { zh: '该版本已经发布', en: 'This version was published' },
    remedy: {
      zh: '已发布的版本不再修改；另发新版本，或者发更正版本。',
      en: 'A published version is never edited: publish a new version, or a correction.',
    },
  },
  'publication-outdated': {
    status: 409,
    title: { zh: '其间他人已另行发布', en: 'Somebody else published in between' },
    remedy: {
      zh: '重新发布，签名将接在最新一次发布之后。',
      en: 'Publish it anew, so that it follows the latest publication.',
    },
  },
  'proposal-unknown': {
    status: 404,
    title: { zh: '没有该摘要对应的待批版本', en: 'No proposal has this digest' },
    remedy: {
      zh: '用 huize policy status 查看等待批准的版本及其摘要。',
      en: 'huize policy status lists the versions that wait for approval, with their digests.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
