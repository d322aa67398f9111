import type { RefusalEntry } from './refusal-entry.ts';

/** Files of other authorities, comparisons, findings and the people they lead to. */
export const REGISTER_REFUSALS = {
  'register-unknown': {
    status: 404,
    title: { zh: '政策中没有该登记库', en: 'The policy has no such register' },
    remedy: {
      zh: '改用该地政策 registers 中列出的登记库；新的登记库先在政策文件中声明。',
      en: 'Use a register that the policy lists under registers; declare a new one there first.',
    },
  },
  'register-layout-invalid': {
    status: 422,
    title: { zh: '登记库文件的版式说明不可用', en: 'The layout of the register file is not usable' },
    remedy: {
      zh: '按 errors 逐项改正版式说明；schemas/register.schema.json 写明各项含义。',
      en: 'Mend each entry of errors in the layout; schemas/register.schema.json says what each part means.',
    },
  },
  'register-file-layout': {
    status: 422,
    title: {
      zh: '登记库文件的列与版式不符',
      en: 'The register file does not have the columns of its layout',
    },
    remedy: {
      zh: '核对是否选错了文件或登记库；列名不同的，在版式说明中补上该列名。',
      en: 'Check that file and register belong together; where only a header differs, add it to the layout.',
    },
  },
  'import-unknown': {
    status: 404,
    title: { zh: '没有该次导入', en: 'There is no such import' },
    remedy: {
      zh: '核对导入编号；其他地区的导入在这里看不到。',
      en: 'Check the id of the import; imports of other areas are not visible here.',
    },
  },
  'search-unknown': {
    status: 404,
    title: { zh: '没有该次查找', en: 'There is no such search' },
    remedy: {
      zh: '核对查找编号；其他地区的查找在这里看不到。',
      en: 'Check the id of the search; searches of other areas are not visible here.',
    },
  },
  'comparison-unknown': {
    status: 404,
    title: { zh: '没有该次比对', en: 'There is no such comparison' },
    remedy: {
      zh: '核对比对编号；其他地区的比对在这里看不到。',
      en: 'Check the id of the comparison; comparisons of other areas are not visible here.',
    },
  },
  'finding-unknown': {
    status: 404,
    title: { zh: '没有该疑点', en: 'There is no such finding' },
    remedy: {
      zh: '核对疑点编号；其他地区的疑点在这里看不到。',
      en: 'Check the id of the finding; findings of other areas are not visible here.',
    },
  },
  'finding-settled': {
    status: 409,
    title: { zh: '该疑点已经处理', en: 'The finding is settled already' },
    remedy: {
      zh: '重新读取疑点；已处理的疑点不再改动，新的情况会形成新的疑点。',
      en: 'Read the finding again; a settled one stays as it is, and what is new raises a new one.',
    },
  },
  'candidate-unknown': {
    status: 404,
    title: {
      zh: '主动发现名单中没有该编号',
      en: 'Nobody stands under this id on the list of people to be found',
    },
    remedy: { zh: '重新读取主动发现名单。', en: 'Read the list again.' },
  },
  'exchange-file-unreadable': {
    status: 422,
    title: { zh: '无法读取该数据文件', en: 'The file is not one of rows that can be read here' },
    remedy: {
      zh: '按 detail 改正：CSV、XLSX 或 JSONL 文件，编码为 UTF-8 或 GB18030；XLSX 过大时另存为 CSV。',
      en: 'Mend what the detail says: a CSV, XLSX or JSONL file in UTF-8 or GB18030; save a large XLSX as CSV.',
    },
  },
  'export-damaged': {
    status: 422,
    title: { zh: '导出内容不完整或者被改动', en: 'The export is not whole, or not as it was written' },
    remedy: {
      zh: '按 detail 检查：重新复制该导出目录，或改用较早的导出；什么都没有导入。',
      en: 'Look at what the detail says: copy the export again, or take an earlier one; nothing was imported.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
