import type { AccessResource } from '../../../core/access/access-rule.ts';
import type { DiscoverySearch } from '../../../core/registers/discovery-search.ts';
import { keepAnswer } from '../../../core/use-cases/answer-once.ts';
import { beginSearch } from '../../../core/use-cases/registers/begin-search.ts';
import { type SearchReport, showSearch } from '../../../core/use-cases/registers/show-search.ts';
import { jsonAnswer } from '../../answer.ts';
import type { AskedCall, Endpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { areaIn } from '../../parameters.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { idempotencyKey } from '../cases/case-parameters.ts';
import { keyOf } from '../cases/request-meta.ts';
import { listPage, shownPage } from '../list-page.ts';
import { REGISTER_READERS, SETTLERS } from './register-access.ts';
import { searchIdIn } from './register-parameters.ts';
import { registersOf, touchedCounty } from './registers-call.ts';

export const searchBegin: Endpoint = {
  id: 'findPeople',
  method: 'POST',
  path: '/v1/discovery/searches',
  access: SETTLERS,
  touches: touchedCounty,
  summary: { zh: '主动发现', en: 'Find people' },
  description: {
    zh: '按政策在登记库中找出符合条件而没有享受的人；新领证、新纳入低保的排在前面。地级、省级逐县查找，结果列入各县名单。几秒内完成的答复 201，否则 202，进度见 Location。正在查找时再次请求得到同一次查找，完成后再次请求重新查找（同一 Idempotency-Key 仍是同一次）；重复查找不会重复列入。',
    en: 'Looks through the registers for people who qualify and receive nothing; new certificates and new 低保 entries come first. A prefecture or province is searched county by county, each onto its own list. 201 where it is done within seconds, else 202 with its progress at Location. Asked while one goes on it is the same search, after its end another one (under the same Idempotency-Key still the same); searching again lists nobody twice.',
  },
  parameters: [areaIn, idempotencyKey],
  answers: [
    { status: 201, contentType: 'application/json', description: 'It is done', schema: 'DiscoverySearch' },
    { status: 202, contentType: 'application/json', description: 'It goes on', schema: 'DiscoverySearch' },
  ],
  refusals: [
    'request-invalid',
    'jurisdiction-unknown',
    'policy-not-in-force',
    'register-layout-invalid',
    'idempotency-key-reused',
  ],
  async answer(call) {
    const jurisdiction = parameterOf(call, areaIn);
    const services = registersOf(call);
    const { answers } = call.services.platform.followUp;
    const begun = await keepAnswer(answers, keyOf(call), { search: jurisdiction }, services.clock.now(), () =>
      beginSearch(services, jurisdiction, call.services.today()),
    );
    if ((await showSearch(services, begun)).state !== 'done')
      await call.services.platform.registers.goOnSearch(begun);
    const report = await showSearch(services, begun);
    const isDone = report.state === 'done';
    const headers = {
      location: `/v1/discovery/searches/${begun.id}`,
      ...(!isDone && { 'retry-after': '5' }),
    };
    return { ...jsonAnswer(searchView(report), headers), status: isDone ? 201 : 202 };
  },
};

export const searchesList = listPage({
  id: 'listSearches',
  path: '/v1/discovery/searches',
  access: REGISTER_READERS,
  touches: touchedCounty,
  summary: { zh: '主动发现记录', en: 'Searches of a jurisdiction' },
  description: { zh: '最近的在前。', en: 'The newest first.' },
  parameters: [areaIn],
  schema: 'DiscoverySearchList',
  async page(call, page) {
    const { discovery } = call.services.platform.followUp;
    return shownPage(await discovery.searches(parameterOf(call, areaIn), page), async (one) =>
      searchView(await showSearch({ discovery }, one)),
    );
  },
});

export const searchShow: Endpoint = {
  id: 'getSearch',
  method: 'GET',
  path: '/v1/discovery/searches/{search}',
  access: REGISTER_READERS,
  touches: touchedSearch,
  unknown: 'search-unknown',
  summary: { zh: '主动发现进度和结果', en: 'How far a search is, and what it came to' },
  description: {
    zh: '查找了多少人，新列入、更新、移出多少；没有查成的县连同原因列出。不含任何人的信息，名单见 /v1/discovery。',
    en: 'How many people were looked at, added, updated and closed; counties that could not be searched are listed with the reason. Names nobody: the list is /v1/discovery.',
  },
  parameters: [searchIdIn],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The search', schema: 'DiscoverySearch' },
  ],
  refusals: ['search-unknown'],
  async answer(call) {
    return jsonAnswer(searchView(await showSearch(call.services.platform.followUp, await foundSearch(call))));
  },
};

function searchView({ number: _, ...report }: SearchReport) {
  return report;
}

async function touchedSearch(call: AskedCall): Promise<AccessResource> {
  return { kind: 'record', jurisdiction: (await foundSearch(call)).jurisdiction };
}

async function foundSearch(call: AskedCall): Promise<DiscoverySearch> {
  const found = await call.services.platform.followUp.discovery.search(parameterOf(call, searchIdIn));
  if (found === undefined) throw refuseUnknown('search-unknown');
  return found;
}
