import { shownSheet } from '../../../core/oversight/shown-sheet.ts';
import { type OversightRequest, overseeArea } from '../../../core/use-cases/oversight/oversee-area.ts';
import { oversightCsvLines } from '../../../core/use-cases/oversight/oversight-csv-lines.ts';
import { OVERSEERS } from '../../access.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import { encodeLines } from '../../batch/encode-lines.ts';
import type { Call, Endpoint } from '../../endpoint.ts';
import { askedLanguage } from '../../middleware/asked-language.ts';
import { parameterOf } from '../../parameter-of.ts';
import { areaIn, encodeCursor, pageCursor, pageLimit } from '../../parameters.ts';
import { fromMonth, oversightServices, periodOf, toMonth } from './oversight-parameters.ts';

const CSV = 'text/csv';

export const oversightFigures: Endpoint = {
  id: 'getOversight',
  method: 'GET',
  path: '/v1/oversight',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '监管数据', en: 'Oversight' },
  description: {
    zh: '某辖区某时期逐县的受理、时限、发放、追回、疑点（含容错）、主动发现与申请率、复核、满意度，附本页合计；limit 不少于县数即为全辖区合计。Accept: text/csv 得到全辖区表格（UTF-8，带 BOM），含各省合计与总计，不分页。不含任何人的信息。',
    en: 'County by county for an area and a period: intake, terms, payments, recoveries, findings with honest mistakes told apart, discovery and take-up, recertifications, satisfaction, with the totals of the page; a limit of at least the number of counties makes them those of the area. Accept: text/csv gives the whole area as a table (UTF-8 with BOM) with the sums of provinces and of all, in one piece. Names nobody.',
  },
  parameters: [areaIn, fromMonth, toMonth, pageLimit, pageCursor],
  answers: [
    { status: 200, contentType: 'application/json', description: 'One page', schema: 'Oversight' },
    { status: 200, contentType: CSV, description: 'The whole area, where Accept asks for it' },
  ],
  refusals: ['request-invalid', 'month-invalid'],
  async answer(call) {
    const asked = { jurisdiction: parameterOf(call, areaIn), period: periodOf(call) };
    const accept = call.context.req.header('accept') ?? '';
    return accept.toLowerCase().includes(CSV) ? csvAnswer(call, asked) : pageAnswer(call, asked);
  },
};

async function pageAnswer(call: Call, asked: OversightRequest): Promise<Answer> {
  const { jurisdiction, period } = asked;
  const request = { limit: parameterOf(call, pageLimit), after: parameterOf(call, pageCursor) };
  const { on, counties, totals, next } = await overseeArea(oversightServices(call), asked, request);
  const answer = {
    jurisdiction,
    ...period,
    on,
    counties: counties.map(shownSheet),
    totals: shownSheet(totals),
    next: next && encodeCursor(next),
  };
  return jsonAnswer(answer, { vary: 'Accept' });
}

function csvAnswer(call: Call, asked: OversightRequest): Answer {
  const language = askedLanguage(call.context.req.header('accept-language'), 'zh');
  const { from, to } = asked.period;
  const headers = {
    'content-type': `${CSV}; charset=utf-8`,
    'content-disposition': `attachment; filename="oversight-${asked.jurisdiction}-${from}-${to}.csv"`,
    vary: 'Accept, Accept-Language',
  };
  const lines = oversightCsvLines(oversightServices(call), asked, language);
  return { status: 200, headers, body: encodeLines(lines) };
}
