import type { Context } from 'hono';
import {
  describeRefusal,
  type Refusal,
  type RefusalItem,
  refusalDetail,
  refusalItems,
} from '../core/shared/refusal.ts';
import type { Language } from '../core/shared/text.ts';
import { type Answer, textAnswer } from './answer.ts';
import { askedLanguage } from './middleware/asked-language.ts';

/** A problem of RFC 9457; `type` is the address of a page on this server. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly RefusalItem[];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** More would only repeat; a hostile body must not make the answer endless. */
const MOST_ITEMS = 100;

/** A refusal as the caller reads it. */
export function problemOf(refusal: Refusal, instance: string, language: Language): Problem {
  const { status, title } = describeRefusal(refusal.name);
  const type = `/problems/${refusal.name}`;
  const detail = refusalDetail(refusal, language);
  const problem = { type, title: title[language], status, detail, instance };
  const errors = refusalItems(refusal, language).slice(0, MOST_ITEMS);
  return errors.length === 0 ? problem : { ...problem, errors };
}

/** The problem type of a fault of ours. */
export const FAULT = 'fault';
export const FAULT_TITLE = { zh: '系统故障', en: 'The server failed' };
const FAULT_DETAIL = {
  zh: '未能答复该请求；故障已按请求编号记入日志',
  en: 'The request could not be answered; the fault is logged under the request id',
};

/** A fault of ours; what it was is only in the log, under the request id. */
export function faultProblem(instance: string, language: Language): Problem {
  const title = FAULT_TITLE[language];
  return { type: `/problems/${FAULT}`, title, status: 500, detail: FAULT_DETAIL[language], instance };
}

export function problemAnswer(
  problem: Problem,
  language: Language,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const said = { ...headers, 'content-language': language, vary: 'Accept-Language' };
  return { ...textAnswer(JSON.stringify(problem), PROBLEM_TYPE, said), status: problem.status };
}

/** In which language the caller wants to be told what is wrong: English, unless Chinese is asked for. */
export function problemLanguage({ req }: Context): Language {
  return askedLanguage(req.header('accept-language'), 'en');
}
