import type { RefusalEntry } from './refusal-entry.ts';

/** Applications, from intake to objection. */
export const CASE_REFUSALS = {
  'case-unknown': {
    status: 404,
    title: { zh: '没有该申请', en: 'There is no such case' },
    remedy: {
      zh: '核对申请编号；其他地区的申请在这里看不到。',
      en: 'Check the case id; cases of other areas are not visible here.',
    },
  },
  'case-open-already': {
    status: 409,
    title: { zh: '该人此项补贴已有在办申请', en: 'The person has an open case for this benefit' },
    remedy: {
      zh: '继续办理已有的申请，或者先撤回它。',
      en: 'Go on with the open case, or withdraw it first.',
    },
  },
  'case-not-so-far': {
    status: 409,
    title: {
      zh: '申请尚未办理到可以进行此项操作的环节',
      en: 'The case is not at the point where this can be done',
    },
    remedy: {
      zh: '重新读取申请，按它现在的状态办理。',
      en: 'Read the case again and do what its status allows.',
    },
  },
  'stage-not-open': {
    status: 409,
    title: { zh: '该环节未在办理', en: 'This stage of the case is not open' },
    remedy: {
      zh: '重新读取申请，对现在开着的环节作出决定。',
      en: 'Read the case again and decide at the stage that is open.',
    },
  },
  'not-your-stage': {
    status: 403,
    title: { zh: '该步骤由其他单位办理', en: 'This step belongs to another office' },
    remedy: {
      zh: '由 detail 所说的单位办理。',
      en: 'Leave the step to the office that the detail names.',
    },
  },
  'decided-already': {
    status: 409,
    title: { zh: '本单位在该环节已作出决定', en: 'This office has decided at this stage' },
    remedy: {
      zh: '本单位已经决定，等待其他单位。',
      en: 'Wait for the other offices; yours has decided.',
    },
  },
  'decision-needs-ground': {
    status: 422,
    title: {
      zh: '与认定结果不一致的决定须书面说明理由',
      en: 'A decision against the determination needs a written ground',
    },
    remedy: {
      zh: '写明理由（ground），至少十个字，理由将记录在案。',
      en: 'Write down the ground, at least ten characters; it is kept with the decision.',
    },
  },
  'decision-incomplete': {
    status: 422,
    title: { zh: '决定内容不完整', en: 'The decision leaves something open' },
    remedy: {
      zh: '按 errors 逐项补全决定。',
      en: 'Complete the decision where errors says so.',
    },
  },
  'send-back-not-possible': {
    status: 422,
    title: { zh: '不能退回到该环节', en: 'The stage cannot send the case back there' },
    remedy: {
      zh: '退回 detail 列出的环节之一。',
      en: 'Send the case back to one of the places that the detail lists.',
    },
  },
  'correction-already-requested': {
    status: 409,
    title: { zh: '补正须一次性告知', en: 'Corrections are asked for once, completely' },
    remedy: {
      zh: '等待申请人补正，或者作出决定；补正只能一次性告知。',
      en: 'Wait for the correction or decide; what is missing is asked for once.',
    },
  },
  'file-incomplete': {
    status: 422,
    title: { zh: '申请材料不齐全', en: 'Materials of the file are missing' },
    remedy: {
      zh: '按 errors 补齐材料，或者标明由哪个登记库核验。',
      en: 'Hand in what errors lists, or mark the register that shows it.',
    },
  },
  'waiver-unknown': {
    status: 404,
    title: { zh: '没有该放弃申请记录', en: 'There is no such waiver' },
    remedy: {
      zh: '核对编号；/v1/waivers 按县按月列出。',
      en: 'Check the id; /v1/waivers lists those of a county and month.',
    },
  },
  'webhook-unknown': {
    status: 404,
    title: { zh: '没有该回调', en: 'There is no such webhook' },
    remedy: {
      zh: '核对编号；/v1/webhooks 列出本辖区登记的全部回调。',
      en: 'Check the id; /v1/webhooks lists those of your jurisdiction.',
    },
  },
  'material-unknown': {
    status: 404,
    title: { zh: '该申请不需要此项材料', en: 'The case asks for no such material' },
    remedy: {
      zh: '改用办事清单列出的材料编号。',
      en: 'Use the id of a material of the checklist.',
    },
  },
  'file-unknown': {
    status: 404,
    title: { zh: '没有该文件', en: 'There is no such file' },
    remedy: {
      zh: '核对文件编号。',
      en: 'Check the id of the file.',
    },
  },
  'file-not-accepted': {
    status: 422,
    title: { zh: '不接受该类文件', en: 'The file is not of a kind that is kept here' },
    remedy: {
      zh: '上传 20 MB 以内的 PDF、JPEG 或 PNG 文件。',
      en: 'Upload a PDF, JPEG or PNG of at most 20 MB.',
    },
  },
  'policy-already-pinned': {
    status: 409,
    title: { zh: '该申请已按此版政策办理', en: 'The case is decided by this policy already' },
    remedy: {
      zh: '不用再改；申请已经按这一版政策办理。',
      en: 'Nothing is to be done; the case follows this version already.',
    },
  },
  'pinned-policy-missing': {
    status: 409,
    title: { zh: '该申请所依据的政策文件缺失', en: 'The policy by which the case is decided is not at hand' },
    remedy: {
      zh: '恢复原来的政策文件，或者把申请改为按现行政策办理。',
      en: 'Put the policy files back, or pin the case to the present policy.',
    },
  },
  'notice-not-hanging': {
    status: 409,
    title: { zh: '该申请没有正在进行的公示', en: 'No public notice of this case is hanging' },
    remedy: {
      zh: '核对公示是否已经结束；结束后可以申请复核。',
      en: 'Check whether the notice is over; the result can still be contested.',
    },
  },
  'rated-already': {
    status: 409,
    title: { zh: '该申请已经评价', en: 'The applicant has rated this case' },
    remedy: {
      zh: '每件申请评价一次。',
      en: 'A case is rated once.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
