import type { RowFault } from './register-import.ts';

/** What a fault of a row means to the officer who has to mend the file, by its code. */
const WORDS: Readonly<Record<string, string>> = {
  'line-unreadable': '该行无法读取，请检查是否残缺、引号未闭合或编码混用',
  'exchange-file-unreadable': '文件读到此处无法继续，此前的行已采用',
  'file-not-closed': '无法判明身份的行过多，没有把任何人标为退出；请更正后重新导入',
  'resident-id-length': '身份证号应为18位',
  'resident-id-characters': '身份证号应为17位数字加一位数字或X',
  'resident-id-birth-date': '身份证号第7至14位不是可能的出生日期',
  'resident-id-check-digit': '身份证号校验位不符，请与证件核对',
  'name-characters': '姓名为空、过长或含有符号，应与证件一致',
  'name-differs': '姓名与该身份证号已知的姓名不同，请与证件核对',
  'row-twice': '文件前面的行对同一人另有记载，采用前一行',
  'cell-empty': '该列必填',
  'cell-date': '不是日期；如 2023-03-01、2023/3/1、20230301、2023年3月1日',
  'cell-level': '不是残疾等级；如 一级、1、壹级',
  'cell-money': '不是金额；应为元，最多两位小数',
  'cell-integer': '应为整数',
  'cell-boolean': '应为“是”或“否”',
  'cell-components': '不是多重残疾明细；如 肢体一级;智力二级',
  'cell-choice': '不在可选范围内',
  'cell-value': '不符合政策对该项的规定',
  'other-benefit': '补贴项目无法识别',
  'day-ahead': '日期在今天之后',
  'account-number': '账号应为8至32位数字，单元格设为文本',
  'not-registered': '已导入的登记库中没有该身份证号；请先导入残疾人证、低保等登记库',
  'recipient-known': '该人在本平台已有审定决定，以该决定为准',
  'amount-differs': '名册金额与政策按登记数据认定的应发金额不同，请查明后再接收',
};

/** The fault in Chinese, with what was found behind it; names nobody. */
export function rowFaultInChinese({ code, detail }: Pick<RowFault, 'code' | 'detail'>): string {
  const words = WORDS[code];
  return words === undefined ? detail : `${words}（${detail}）`;
}
