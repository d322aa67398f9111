// A worker thread of the pool: runs the chunk functions of one module, one chunk at a time.
import { parentPort, workerData } from 'node:worker_threads';
import type { ChunkFunctions } from '../../core/bulk/chunk-function.ts';
import { type FromWorker, type ToWorker, tellError, type WorkerStart } from './worker-pool-messages.ts';

const { functions } = workerData as WorkerStart; // as the pool starts it
const { CHUNK_FUNCTIONS } = (await import(functions)) as { CHUNK_FUNCTIONS: ChunkFunctions };
const ready = new Map<number, (data: never) => unknown>();

parentPort?.on('message', async (message: ToWorker) => {
  if (message.type === 'forget') ready.delete(message.run);
  else parentPort?.postMessage(await answer(message));
});

async function answer(message: Extract<ToWorker, { type: 'chunk' }>): Promise<FromWorker> {
  try {
    // Plain data by contract: the pool's types hold callers to what the named function takes.
    return { isDone: true, result: await prepared(message)(message.data as never) };
  } catch (error) {
    return { isDone: false, error: tellError(error) };
  }
}

function prepared({ run, name, shared }: Extract<ToWorker, { type: 'chunk' }>): (data: never) => unknown {
  const known = ready.get(run);
  if (known !== undefined) return known;
  const prepare = Object.hasOwn(CHUNK_FUNCTIONS, name) ? CHUNK_FUNCTIONS[name] : undefined;
  if (prepare === undefined)
    throw new TypeError(
      `chunk function is ${name}; right is one of ${Object.keys(CHUNK_FUNCTIONS).join(', ')}`,
    );
  const own = prepare(shared?.value as never);
  ready.set(run, own);
  return own;
}
