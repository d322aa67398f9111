import { describeRefusal, type Refusal, type RefusalItem } from '../core/shared/refusal.ts';
import { type Answer, textAnswer } from './answer.ts';

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
export function problemOf({ name, message, items }: Refusal, instance: string): Problem {
  const { status, title } = describeRefusal(name);
  const problem = { type: `/problems/${name}`, title, status, detail: message, instance };
  return items.length === 0 ? problem : { ...problem, errors: items.slice(0, MOST_ITEMS) };
}

/** The problem type of a fault of ours. */
export const FAULT = 'fault';
export const FAULT_TITLE = 'The server failed';

/** A fault of ours; what it was is only in the log, under the request id. */
export function faultProblem(instance: string): Problem {
  const detail = 'The request could not be answered; the fault is logged under the request id';
  return { type: `/problems/${FAULT}`, title: FAULT_TITLE, status: 500, detail, instance };
}

export function problemAnswer(problem: Problem, headers: Readonly<Record<string, string>> = {}): Answer {
  return { ...textAnswer(JSON.stringify(problem), PROBLEM_TYPE, headers), status: problem.status };
}
