import type { AccessResource } from '../../../core/access/access-rule.ts';
import type { Comparison } from '../../../core/registers/comparison.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { beginComparison } from '../../../core/use-cases/registers/compare-registers.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { AskedCall, Endpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn, onDay } from '../../parameters.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { idempotencyKey } from '../cases/case-parameters.ts';
import { keyOf } from '../cases/request-meta.ts';
import { listPage, shownPage } from '../list-page.ts';
import { unknownWhenNoKey } from '../payments/touched.ts';
import { REGISTER_READERS, SETTLERS } from './register-access.ts';
import { comparisonIdIn } from './register-parameters.ts';
import { registersOf, touchedCounty } from './registers-call.ts';

export const comparisonCreate: Endpoint = {
  id: 'compareRegisters',
  method: 'POST',
  path: '/v1/comparisons',
  access: SETTLERS,
  touches: touchedCounty,
  summary: { zh: '比对', en: 'Compare the registers' },
  description: {
    zh: '把各登记库与应发、已发逐人比对，形成疑点；一天一次，再次请求得到同一次比对（同一 Idempotency-Key 隔天再发也是）；其间又导入了登记文件的，当天重新比对一遍。几秒内完成的答复 201，否则 202，进度见 Location。',
    en: 'Compares what the registers say with what is due and paid, person by person; mismatches become findings. Once a day: asked again it is the same comparison, under the same Idempotency-Key also on a later day; where a register file was imported since, it goes round again. 201 where it is done within seconds, else 202 with its progress at Location.',
  },
  parameters: [countyIn, onDay, idempotencyKey],
  answers: [
    { status: 201, contentType: 'application/json', description: 'It is done', schema: 'Comparison' },
    { status: 202, contentType: 'application/json', description: 'It goes on', schema: 'Comparison' },
  ],
  refusals: [
    'request-invalid',
    'month-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'register-layout-invalid',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const jurisdiction = parameterOf(call, countyIn);
    const today = call.services.today();
    const on = parameterOf(call, onDay) ?? today;
    requireNotAhead(on, today);
    const services = registersOf(call);
    const { answers } = call.services.platform.followUp;
    const asked = { compare: jurisdiction, on: parameterOf(call, onDay) ?? null };
    const first = await keepAnswer(answers, keyOf(call), asked, services.clock.now(), () =>
      beginComparison(services, jurisdiction, on),
    );
    const begun = await beginComparison(services, jurisdiction, first.on); // the same one, as it stands now
    if (begun.state !== 'done') await call.services.platform.registers.goOnComparison(jurisdiction, begun.on);
    return comparisonAnswer((await services.findings.comparison(begun.id)) ?? begun);
  },
};

export const comparisonsList = listPage({
  id: 'listComparisons',
  path: '/v1/comparisons',
  access: REGISTER_READERS,
  touches: touchedCounty,
  summary: { zh: '比对记录', en: 'Comparisons of a jurisdiction' },
  description: { zh: '最近的在前。', en: 'The newest day first.' },
  parameters: [countyIn],
  schema: 'ComparisonList',
  async page(call, page) {
    const { findings } = call.services.platform.followUp;
    return shownPage(await findings.comparisons(parameterOf(call, countyIn), page), comparisonView);
  },
});

export const comparisonShow: Endpoint = {
  id: 'getComparison',
  method: 'GET',
  path: '/v1/comparisons/{comparison}',
  access: REGISTER_READERS,
  touches: touchedComparison,
  unknown: 'comparison-unknown',
  summary: { zh: '比对进度和结果', en: 'How far a comparison is, and what it found' },
  description: {
    zh: '比对了多少人，各类疑点多少，涉及金额。',
    en: 'How many people were compared, findings by kind, and the money at stake.',
  },
  parameters: [comparisonIdIn],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The comparison', schema: 'Comparison' },
  ],
  refusals: ['comparison-unknown'],
  async answer(call) {
    return jsonAnswer(comparisonView(await foundComparison(call)));
  },
};

function requireNotAhead(on: string, today: string): void {
  if (on <= today) return;
  const detail = `on is ${on}; right is a day up to today, ${today}`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/query/on', code: 'day-ahead', detail }]);
}

/** Without how far it went by reference of a person. */
function comparisonView({ person: _, cursor: __, ...one }: Comparison) {
  return one;
}

function comparisonAnswer(one: Comparison): Answer {
  const location = `/v1/comparisons/${one.id}`;
  const { headers, body } = jsonAnswer(comparisonView(one), { location });
  const isDone = one.state === 'done';
  return {
    status: isDone ? 201 : 202,
    headers: { ...headers, ...(!isDone && { 'retry-after': '5' }) },
    body,
  };
}

async function touchedComparison(call: AskedCall): Promise<AccessResource> {
  return { kind: 'record', jurisdiction: (await foundComparison(call)).jurisdiction };
}

async function foundComparison(call: AskedCall): Promise<Comparison> {
  const { findings } = call.services.platform.followUp;
  const found = await findings.comparison(parameterOf(call, comparisonIdIn)).catch(unknownWhenNoKey);
  if (found === undefined) throw refuseUnknown('comparison-unknown');
  return found;
}
