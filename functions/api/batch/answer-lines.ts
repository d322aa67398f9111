import { Refusal } from '../../core/shared/refusal.ts';
import { determineMonth } from '../../core/use-cases/determine-month.ts';
import { validateDeterminationRequest } from '../../generated/api-validators.js';
import type { Call } from '../endpoint.ts';
import { parseJson } from '../middleware/parse-json.ts';
import { requireValid } from '../middleware/require-valid.ts';
import { faultProblem, problemLanguage, problemOf } from '../problem-details.ts';
import { MOST_LINE_BYTES, type SentLine } from './read-lines.ts';

/** Answers lines one after the other; what goes wrong with one is that line's answer. */
export async function* answerLines(lines: AsyncIterable<SentLine>, call: Call): AsyncGenerator<string> {
  let last = 0;
  try {
    for await (const line of lines) {
      last = line.number;
      yield `${await answerLine(line, call)}\n`;
    }
  } catch {
    yield `${refusedLine(last + 1, new Refusal('body-malformed', `the body broke off after line ${last}`), call)}\n`;
  }
}

async function answerLine({ number, text }: SentLine, call: Call): Promise<string> {
  try {
    if (text === undefined) throw tooLong(number);
    const inquiry = requireValid(validateDeterminationRequest, parseJson(text));
    const determination = await determineMonth(call.snapshot.catalogue, call.services.compiled, inquiry);
    return JSON.stringify({ line: number, determination });
  } catch (error) {
    if (error instanceof Refusal) return refusedLine(number, error, call);
    const instance = instanceOf(number, call);
    call.services.reportFault(error, instance);
    return JSON.stringify({ line: number, problem: faultProblem(instance, problemLanguage(call.context)) });
  }
}

function refusedLine(number: number, refusal: Refusal, call: Call): string {
  const problem = problemOf(refusal, instanceOf(number, call), problemLanguage(call.context));
  return JSON.stringify({ line: number, problem });
}

function instanceOf(number: number, { context }: Call): string {
  return `${context.req.path}#line-${number}`;
}

function tooLong(number: number): Refusal {
  return new Refusal(
    'body-too-large',
    `line ${number} has more than ${MOST_LINE_BYTES} bytes; right is one person a line`,
  );
}
