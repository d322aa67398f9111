import type { AccessResource } from '../../../core/access/access-rule.ts';
import type { RegisterImport } from '../../../core/registers/register-import.ts';
import { rowFaultInChinese } from '../../../core/registers/row-fault-words.ts';
import { tellRegisters } from '../../../core/use-cases/registers/tell-registers.ts';
import { jsonAnswer } from '../../answer.ts';
import type { AskedCall, Endpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { listPage, shownPage } from '../list-page.ts';
import { unknownWhenNoKey } from '../payments/touched.ts';
import { importView } from './import-views.ts';
import { REGISTER_READERS } from './register-access.ts';
import { importId } from './register-parameters.ts';
import { registersOf, touchedCounty } from './registers-call.ts';

export const registersList: Endpoint = {
  id: 'listRegisters',
  method: 'GET',
  path: '/v1/registers',
  access: REGISTER_READERS,
  touches: touchedCounty,
  summary: { zh: '登记库', en: 'Registers of a jurisdiction' },
  description: {
    zh: '该地政策声明的登记库：名称、最近一次导入的截止日、距今天数、是否过期（过期的数据视为不知道）。',
    en: 'Every register that the policy knows: its name, the newest as-of day, how old that is, and whether it is stale, which means unknown.',
  },
  parameters: [countyIn],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The registers', schema: 'RegisterList' },
  ],
  refusals: ['request-invalid', 'jurisdiction-unknown', 'policy-not-in-force', 'register-layout-invalid'],
  async answer(call) {
    const jurisdiction = parameterOf(call, countyIn);
    const services = registersOf(call);
    return jsonAnswer({ items: await tellRegisters(services, jurisdiction) });
  },
};

export const importsList = listPage({
  id: 'listRegisterImports',
  path: '/v1/register-imports',
  access: REGISTER_READERS,
  touches: touchedCounty,
  summary: { zh: '导入记录', en: 'Imports of a jurisdiction' },
  description: { zh: '截止日最新的在前。', en: 'The newest as-of day first.' },
  parameters: [countyIn],
  schema: 'RegisterImportList',
  async page(call, page) {
    const { registers } = call.services.platform.followUp;
    return shownPage(await registers.imports(parameterOf(call, countyIn), page), importView);
  },
});

export const importShow: Endpoint = {
  id: 'getRegisterImport',
  method: 'GET',
  path: '/v1/register-imports/{import}',
  access: REGISTER_READERS,
  touches: touchedImport,
  unknown: 'import-unknown',
  summary: { zh: '导入进度', en: 'How far an import is' },
  description: {
    zh: '读到哪一行，新增、变更、不变、过时、有误、退出各多少。',
    en: 'The last line taken, and how many were added, changed, unchanged, outdated, faulty or have left.',
  },
  parameters: [importId],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The import', schema: 'RegisterImport' },
  ],
  refusals: ['import-unknown'],
  async answer(call) {
    return jsonAnswer(importView(await foundImport(call)));
  },
};

export const importErrors = listPage({
  id: 'listRegisterImportErrors',
  path: '/v1/register-imports/{import}/errors',
  access: REGISTER_READERS,
  touches: touchedImport,
  unknown: 'import-unknown',
  summary: { zh: '有误的行', en: 'Rows that could not be used' },
  description: {
    zh: '按行列出：哪一列、什么错、应当怎样。不重复姓名和证件号码。',
    en: 'By line: the column, what was found and what would be right. Repeats neither names nor numbers.',
  },
  parameters: [importId],
  schema: 'RowFaultList',
  async page(call, page) {
    const { registers } = call.services.platform.followUp;
    const { items, next } = await registers.faults(parameterOf(call, importId), page);
    return { items: items.map((fault) => ({ ...fault, zh: rowFaultInChinese(fault) })), next };
  },
});

async function touchedImport(call: AskedCall): Promise<AccessResource> {
  return { kind: 'record', jurisdiction: (await foundImport(call)).jurisdiction };
}

async function foundImport(call: AskedCall): Promise<RegisterImport> {
  const { registers } = call.services.platform.followUp;
  const found = await registers.importOf(parameterOf(call, importId)).catch(unknownWhenNoKey);
  if (found === undefined) throw refuseUnknown('import-unknown');
  return found;
}
