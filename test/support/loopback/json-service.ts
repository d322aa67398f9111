import { type AwsCall, type CallLog, deniedAnswer } from './call-log.ts';
import {
  type Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopback,
} from './loopback-server.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One operation of a JSON service: what it means to IAM, and what it answers. */
export interface Operation {
  readonly calls: (input: Json, principal: string) => readonly AwsCall[];
  readonly answer: (input: Json, principal: string) => Promise<Json> | Json;
}

/** How a JSON service refuses; thrown by an operation. */
export function serviceError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

/** A service that speaks AWS JSON: the operation stands in X-Amz-Target. */
export function startJsonService(
  operations: Readonly<Record<string, Operation>>,
  log: CallLog,
  onFault: (error: unknown) => void,
): Promise<Loopback> {
  const answerTo = async ({ headers, body, principal }: LoopbackRequest): Promise<LoopbackAnswer> => {
    const target = String(headers['x-amz-target'] ?? '');
    const operation = operations[target.slice(target.indexOf('.') + 1)];
    if (operation === undefined) throw new Error(`${target} is not spoken by this loopback`);
    const input = JSON.parse(body.toString('utf8')) as Json; // as the client wrote it
    const denied = log.admit(operation.calls(input, principal));
    if (denied !== undefined) return deniedAnswer(denied);
    try {
      return jsonAnswer(200, await operation.answer(input, principal));
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'Error') throw error;
      return jsonAnswer(400, { __type: error.name, message: error.message });
    }
  };
  return startLoopback(answerTo, onFault);
}

function jsonAnswer(status: number, body: Json): LoopbackAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
