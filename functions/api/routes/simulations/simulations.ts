import type { AccessResource } from '../../../core/access/access-rule.ts';
import { changeKinds, type Simulation } from '../../../core/simulations/simulation.ts';
import { keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { beginSimulation } from '../../../core/use-cases/simulations/begin-simulation.ts';
import { showSimulation } from '../../../core/use-cases/simulations/show-simulation.ts';
import { validateSimulationRequest } from '../../../generated/api-validators.js';
import type { EndpointAccess } from '../../access.ts';
import { jsonAnswer } from '../../answer.ts';
import type { AskedCall, Call, Endpoint } from '../../endpoint.ts';
import { bodyRefusals, jsonBody, readValid } from '../../json-body.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import { pathId } from '../../path-id.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { requireWithin } from '../../require-within.ts';
import { choice, idempotencyKey } from '../cases/case-parameters.ts';
import { callerOf, keyOf } from '../cases/request-meta.ts';
import { EXAMPLE_POLICY } from '../example-policy.ts';
import { listPage, shownPage } from '../list-page.ts';
import { personView, registersOf, touchedCounty } from '../registers/registers-call.ts';
import { changeView, reportView } from './simulation-views.ts';

/** Whoever makes a policy, or answers for the money and the people, there or above it. */
const PLANNERS: EndpointAccess = {
  roles: ['policy-author', 'policy-approver', 'civil-affairs-approver', 'supervisor'],
  scope: 'below',
};
const READERS: EndpointAccess = {
  roles: ['policy-author', 'policy-approver', 'civil-affairs-approver', 'supervisor', 'auditor'],
  scope: 'below',
};

const simulationIn = pathId('simulation', 'simulation_0f8fad5bd9cb469fa16570867728950e', {
  zh: '试算编号',
  en: 'Id of a simulation',
});

const kindIn = choice('change', changeKinds, {
  zh: '变动种类，缺省为全部',
  en: 'Kind of change; all where absent',
});

const createBody = jsonBody({
  schema: 'SimulationRequest',
  validate: validateSimulationRequest,
  mostBytes: 1_000_000,
  example: {
    jurisdiction: '500156',
    files: [
      {
        path: '500156-wulong/2027-01-01.json',
        text: JSON.stringify(EXAMPLE_POLICY),
      },
    ],
  },
});

export const simulationCreate: Endpoint = {
  id: 'simulatePolicy',
  method: 'POST',
  path: '/v1/simulations',
  // The jurisdiction stands in the body: looked at below.
  access: { ...PLANNERS, scope: 'any' },
  summary: { zh: '试算拟订的政策', en: 'Simulate a proposed policy' },
  description: {
    zh: '拟订的政策文件在一个辖区的全体人员上会改变什么：各项补贴按类别的人数、每月金额前后对照，谁开始、谁停止、谁增减，登记库中谁将符合条件。文件先按 /v1/policies/check 检查；不改变任何档案和台账，结果保存九十天。几秒内完成的答复 201，否则 202，进度见 Location；同日同样的请求是同一次试算。',
    en: 'What proposed policy files would change over the people of a jurisdiction: recipients by benefit and class, the money a month before and after, who begins, ends, gets more or less, and who would qualify by the registers. The files are checked as by /v1/policies/check; no dossier or ledger is touched; the result is kept for ninety days. 201 where it is done within seconds, else 202 with its progress at Location; the same on the same day is the same simulation.',
  },
  parameters: [idempotencyKey],
  body: createBody,
  answers: [
    { status: 201, contentType: 'application/json', description: 'It is done', schema: 'Simulation' },
    { status: 202, contentType: 'application/json', description: 'It goes on', schema: 'Simulation' },
  ],
  refusals: [
    ...bodyRefusals,
    'policy-invalid',
    'month-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'record-full',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const wish = await readValid(call, createBody);
    requireWithin(call, PLANNERS, wish.jurisdiction, 'simulation-unknown');
    const services = registersOf(call);
    const { answers } = call.services.platform.followUp;
    const { id } = await keepAnswer(answers, keyOf(call), { simulate: wish }, services.clock.now(), () =>
      beginSimulation(services, call.snapshot, wish, callerOf(call).subject),
    );
    const one = await foundSimulation(call, id);
    const before = await showSimulation(services, one);
    if (before.state !== 'done') await call.services.platform.registers.goOnSimulation(one);
    const report = await showSimulation(services, one);
    const isDone = report.state === 'done';
    const headers = { location: `/v1/simulations/${id}`, ...(!isDone && { 'retry-after': '5' }) };
    return { ...jsonAnswer(reportView(report), headers), status: isDone ? 201 : 202 };
  },
};

export const simulationsList = listPage({
  id: 'listSimulations',
  path: '/v1/simulations',
  access: READERS,
  touches: touchedCounty,
  summary: { zh: '一个辖区的试算', en: 'Simulations of a jurisdiction' },
  description: { zh: '最近的在前。', en: 'The newest first.' },
  parameters: [countyIn],
  schema: 'SimulationList',
  async page(call, page) {
    const { simulations } = call.services.platform.followUp;
    return shownPage(await simulations.list(parameterOf(call, countyIn), page), async (one) =>
      reportView(await showSimulation({ simulations }, one)),
    );
  },
});

export const simulationShow: Endpoint = {
  id: 'getSimulation',
  method: 'GET',
  path: '/v1/simulations/{simulation}',
  access: READERS,
  touches: touchedSimulation,
  unknown: 'simulation-unknown',
  summary: { zh: '试算进度和结果', en: 'How far a simulation is, and what it came to' },
  description: {
    zh: '人数和每月金额，前后对照；不含任何人的信息。没有算成的县连同原因列出。',
    en: 'People and money a month, before and after; names nobody. Counties that could not be asked are listed with the reason.',
  },
  parameters: [simulationIn],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The simulation', schema: 'Simulation' },
  ],
  refusals: ['simulation-unknown'],
  async answer(call) {
    const one = await foundSimulation(call, parameterOf(call, simulationIn));
    return jsonAnswer(reportView(await showSimulation(call.services.platform.followUp, one)));
  },
};

export const simulationChanges = listPage({
  id: 'listSimulatedChanges',
  path: '/v1/simulations/{simulation}/changes',
  access: READERS,
  touches: touchedSimulation,
  unknown: 'simulation-unknown',
  summary: { zh: '试算变动名单', en: 'For whom it would change something' },
  description: {
    zh: '逐人逐项列出变动及其理由编号；身份按角色遮盖，政策编制人员看不到身份。',
    en: 'Person by person and benefit by benefit, with the ids of the reasons; masked by role, and without identity for those who make policies.',
  },
  parameters: [simulationIn, kindIn],
  schema: 'SimulatedChangeList',
  async page(call, page) {
    const one = await foundSimulation(call, parameterOf(call, simulationIn));
    const { simulations } = call.services.platform.followUp;
    const kind = parameterOf(call, kindIn);
    return shownPage(await simulations.changes(one.id, one.counties, kind, page), async (each) => ({
      ...changeView(each),
      person: await personView(call, each.person),
    }));
  },
});

async function touchedSimulation(call: AskedCall): Promise<AccessResource> {
  const { jurisdiction } = await foundSimulation(call, parameterOf(call, simulationIn));
  return { kind: 'record', jurisdiction };
}

async function foundSimulation(call: AskedCall | Call, id: string): Promise<Simulation> {
  const found = await call.services.platform.followUp.simulations.load(id);
  if (found === undefined) throw refuseUnknown('simulation-unknown');
  return found;
}
