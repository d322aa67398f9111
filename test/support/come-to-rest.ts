import { setImmediate } from 'node:timers/promises';

const quietTurns = 200;

/** Resolves with a count once it has stood still for many turns of the event loop, however long these take. */
export async function comeToRest(count: () => number): Promise<number> {
  let last = count();
  for (let quiet = 0; quiet < quietTurns; quiet++) {
    await setImmediate();
    if (count() !== last) quiet = 0;
    last = count();
  }
  return last;
}
