import { REFUSAL_NAMES, Refusal, type RefusalItem } from '../../core/shared/refusal.ts';

/** What a worker is started with. */
export interface WorkerStart {
  /** URL of a module that exports CHUNK_FUNCTIONS. */
  readonly functions: string;
}

/** To the worker: a chunk of a run, with what its chunks share the first time; or that a run is over. */
export type ToWorker =
  | {
      readonly type: 'chunk';
      readonly run: number;
      readonly name: string;
      readonly shared?: { readonly value: unknown };
      readonly data: unknown;
    }
  | { readonly type: 'forget'; readonly run: number };

/** From the worker: the result of the chunk it was given last. */
export type FromWorker =
  | { readonly isDone: true; readonly result: unknown }
  | { readonly isDone: false; readonly error: ToldError };

/** An error as it crosses threads, where classes and names of our own are lost. */
interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly zh: string | undefined;
  readonly stack: string | undefined;
  readonly items: readonly RefusalItem[];
}

export function tellError(error: unknown): ToldError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), zh: undefined, stack: undefined, items: [] };
  const { name, message, stack } = error;
  if (!(error instanceof Refusal)) return { name, message, zh: undefined, stack, items: [] };
  return { name, message, zh: error.zh, stack, items: error.items };
}

/** The error as it was thrown: a refusal is a refusal again. */
export function toldError({ name, message, zh, stack, items }: ToldError): Error {
  const refusal = REFUSAL_NAMES.find((known) => known === name);
  const said = zh === undefined ? message : { zh, en: message };
  const error = refusal === undefined ? named(name, message) : new Refusal(refusal, said, items);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
