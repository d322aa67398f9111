// Stands for the Lambda service inside of a function's process: loads the bundle, hands events to its handler one at a
// time, and tells time: the clock of the test, so that days pass in milliseconds and the bundle knows nothing of it.
// The internet is the test's, too.
import { pathToFileURL } from 'node:url';
import { type OutsideWorld, setOutsideWorld, simulateInternet } from './outside-world.ts';

interface Invocation {
  readonly id: number;
  readonly event: unknown;
  readonly now: number;
  readonly timeoutMs: number;
  readonly outside: OutsideWorld;
}

const RealDate = Date;
let present = RealDate.now();

class TestDate extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(present);
    else super(given[0]);
  }

  static override now(): number {
    return present;
  }
}

const [, , bundle = '', firstNow = ''] = process.argv;
present = Number(firstNow);
globalThis.Date = TestDate as unknown as DateConstructor; // the static parts are inherited
simulateInternet();

const started = performance.now();
const { handler } = (await import(pathToFileURL(bundle).href)) as {
  handler: (event: unknown, context: object) => unknown;
};
process.send?.({ ready: performance.now() - started });

process.on('message', async ({ id, event, now, timeoutMs, outside }: Invocation) => {
  setOutsideWorld(outside);
  present = now;
  const context = {
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    awsRequestId: String(id),
    getRemainingTimeInMillis: () => timeoutMs, // the test's clock stands still while an event is worked
  };
  try {
    const result = await handler(event, context);
    process.send?.({ id, result: result ?? null });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    process.send?.({ id, error: { errorType: name, errorMessage: message } });
  }
});
