import { type Period, requirePeriod } from '../../../core/oversight/period.ts';
import { type TopicId, topicIds } from '../../../core/oversight/topics.ts';
import { isMonth } from '../../../core/shared/month.ts';
import type { OversightServices } from '../../../core/use-cases/oversight/oversight-services.ts';
import type { Call } from '../../endpoint.ts';
import { MONTH_FORM, oneOf, type Parameter, wrongParameter } from '../../parameter.ts';
import { parameterOf } from '../../parameter-of.ts';

export const fromMonth = month('from', {
  zh: '起始月，缺省为截止月所在年的1月',
  en: 'First month; January of the last month’s year where absent',
});
export const toMonth = month('to', {
  zh: '截止月（含），缺省为本月',
  en: 'Last month; this one where absent',
});

/** {topic} */
export const topicIn: Parameter<TopicId> = {
  name: 'topic',
  in: 'path',
  description: { zh: '监管事项', en: 'What is watched over' },
  schema: { enum: [...topicIds] },
  example: 'findings',
  read(text = '') {
    const found = topicIds.find((id) => id === text);
    if (found !== undefined) return found;
    throw wrongParameter(this, text, oneOf(topicIds));
  },
};

/** ?figure=: a figure of the topic; its first, which counts all, where absent. */
export const figureIn: Parameter<string | undefined> = {
  name: 'figure',
  in: 'query',
  description: {
    zh: '该事项下的指标，见 GET /v1/oversight；缺省为第一项（全部）',
    en: 'A figure of the topic, as GET /v1/oversight names it; its first where absent',
  },
  schema: { type: 'string', maxLength: 40 },
  read: (text) => text,
};

/** The period that is asked for; refuses request-invalid where it cannot be. */
export function periodOf(call: Call): Period {
  const to = parameterOf(call, toMonth) ?? call.services.today().slice(0, 7);
  return requirePeriod({ from: parameterOf(call, fromMonth) ?? `${to.slice(0, 4)}-01`, to });
}

/** What oversight reads, with the policies as they were when the request came. */
export function oversightServices({ services, snapshot }: Call): OversightServices {
  const { followUp, waivers, cases } = services.platform;
  return { ...followUp, waivers, cases: cases.cases, clock: cases.clock, catalogue: snapshot.catalogue };
}

function month(name: string, description: Parameter['description']): Parameter<string | undefined> {
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
    example: '2023-03',
    read(text) {
      if (text === undefined || isMonth(text)) return text;
      throw wrongParameter({ name, in: 'query' }, text, MONTH_FORM, 'month-invalid');
    },
  };
}
