/** What every file of certificates in the tests begins with; a township or a place of hukou follows. */
export const CERTIFICATE_HEADER: readonly string[] = [
  '姓名',
  '身份证号',
  '残疾类别',
  '残疾等级',
  '发证日期',
  '有效期止',
  '证件状态',
];
