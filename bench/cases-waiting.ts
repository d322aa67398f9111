// What it takes to take up the open cases of a folder: the time until each waits again, and the memory of each.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startReviewMachine } from '../functions/runtime/review-machine.ts';
import { openCasesBench } from './cases-data.ts';

export interface WaitingResult {
  readonly openCases: number;
  /** Until every open case has a machine that waits, from opening the folder on. */
  readonly startUpMs: number;
  readonly kbPerWaitingCase: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void; // what the flag has put there

/** No server runs on the folder meanwhile. */
export async function benchWaiting(folder: string): Promise<WaitingResult> {
  const from = performance.now();
  const { data, services } = await openCasesBench(folder);
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
  const { tasks, failures } = data;
  const machine = startReviewMachine({
    services,
    tasks,
    failures,
    register: { certificateOf: async () => undefined },
    onFault: (fault) => {
      throw fault;
    },
  });
  try {
    const openCases = await machine.resumed;
    await machine.settle();
    const startUpMs = performance.now() - from;
    collectGarbage();
    const bytes = process.memoryUsage().heapUsed - heapBefore;
    return { openCases, startUpMs, kbPerWaitingCase: bytes / 1000 / openCases };
  } finally {
    await machine.stop();
    data.close();
  }
}
