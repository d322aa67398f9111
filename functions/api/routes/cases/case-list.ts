import { actorOf } from '../../../core/access/actor-of.ts';
import { shortestAreaCode } from '../../../core/access/area-code.ts';
import { decideAccess } from '../../../core/access/decide-access.ts';
import type { CaseSummary } from '../../../core/cases/case-summary.ts';
import { placeAt } from '../../../core/cases/office.ts';
import type { CaseList, Paged, PageRequest } from '../../../core/ports/case-store.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { CASE_READERS } from '../../access.ts';
import type { AskedCall, Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { listPage, shownPage } from '../list-page.ts';
import { choice, dueBy, monthIn, office, stageIn } from './case-parameters.ts';
import { callerOf } from './request-meta.ts';

const listKind = choice('list', ['queue', 'received', 'competent'], {
  zh: 'queue：轮到该单位办理的（缺省）；received：该地受理的；competent：该地主管的',
  en: 'queue: what waits for the office (default); received: taken there; competent: decided there',
});

const queueRole = choice(
  'role',
  ['window', 'village', 'township', 'federation', 'civil-affairs', 'finance'],
  { zh: '哪个单位的待办，缺省为令牌的角色', en: 'Whose queue; that of the token’s role where absent' },
);

export const caseList = listPage({
  id: 'listCases',
  path: '/v1/cases',
  access: CASE_READERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: officeOf(call) }),
  summary: { zh: '申请列表', en: 'Cases' },
  description: {
    zh: '待办按到期日排列，可按环节、单位、到期日筛选；也可按月列出某地受理或主管的全部申请，含已办结的。不含任何人的身份。',
    en: 'Queues by due day, narrowed by stage, office and due day; or all that was taken or is decided in a county in a month, closed ones too. Names nobody.',
  },
  parameters: [listKind, office, queueRole, stageIn, dueBy, monthIn],
  schema: 'CaseList',
  refusals: ['month-invalid'],
  async page(call, page) {
    return shownPage(await gather(call, listOf(call), page), ({ next: _, ...shown }) => shown);
  },
});

/** The area that is meant; the token's where none is named. */
function officeOf(call: AskedCall): string {
  const { caller } = call;
  return shortestAreaCode(parameterOf(call, office) ?? caller?.jurisdiction ?? '');
}

function listOf(call: Call): CaseList {
  const county = officeOf(call).slice(0, 6);
  const list = parameterOf(call, listKind) ?? 'queue';
  const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
  return list === 'queue' ? { list, role: roleOf(call), county } : { list, county, month };
}

function roleOf(call: Call): string {
  const caller = callerOf(call);
  const own = call.by.map((role) => actorOf(caller, role)?.role).find((role) => role !== undefined);
  const role = parameterOf(call, queueRole) ?? (own === 'supervisor' ? undefined : own);
  if (role !== undefined) return role;
  const detail = `role is not given, and ${call.by.join(', ')} has no queue of its own; right is role=window, township, federation or civil-affairs`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/query/role', code: 'missing', detail }]);
}

/** Pages of the store behind one answer at the most; an answer may then be short and still have a next. */
const MOST_PAGES = 10;

/** What is asked for and within reach, from as many pages of the store as it takes. */
async function gather(
  call: Call,
  list: CaseList,
  { limit, cursor }: PageRequest,
): Promise<Paged<CaseSummary>> {
  const { cases } = call.services.platform.cases;
  const [stage, until, place] = [parameterOf(call, stageIn), parameterOf(call, dueBy), officeOf(call)];
  const found: CaseSummary[] = [];
  let next = cursor ?? null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await cases.list(list, { limit: limit - found.length, cursor: next ?? undefined });
    const due = until === undefined ? read.items : read.items.filter((one) => isDueBy(one, until));
    found.push(...due.filter((one) => isMeant(one, list, stage, place) && isInReach(call, one)));
    next = read.next;
    // A queue is in the order of due days: what follows is due later.
    if (list.list === 'queue' && due.length < read.items.length) next = null;
    if (next === null || found.length >= limit) break;
  }
  return { items: found, next };
}

function isDueBy({ turn }: CaseSummary, until: string): boolean {
  return turn !== null && turn.dueOn !== null && turn.dueOn <= until;
}

function isMeant(
  { turn, receiving, competent }: CaseSummary,
  { list }: CaseList,
  stage: string | undefined,
  place: string,
): boolean {
  if (stage !== undefined && turn?.step !== stage) return false;
  if (place.length <= 6) return true;
  if (list === 'queue') return turn?.place.startsWith(place) ?? false;
  return placeAt(list === 'received' ? receiving : competent, 'township').startsWith(place);
}

function isInReach({ caller }: Call, { receiving, competent }: CaseSummary): boolean {
  const resource = {
    kind: 'case',
    receiving: placeAt(receiving, 'township'),
    competent: placeAt(competent, 'township'),
  } as const;
  return decideAccess(CASE_READERS, caller, resource).outcome === 'allowed';
}
