// node bench/workflow.ts [cases]: start-up with that many open cases on a SQLite file, memory per waiting case, a
// midnight at which every term is warned of, and the time from a decision to the machine waiting at the next stage.
import { openSqliteTable } from '../functions/adapters/local/sqlite-table.ts';
import { startOpenCases } from '../functions/workflow/start-open-cases.ts';
import { PLAIN } from '../test/support/case-policies.ts';
import { application, approveAt, caseWorld, submittedCase } from '../test/support/case-world.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { workflowWorld } from '../test/support/workflow-world.ts';

const count = Number(process.argv[2] ?? 20_000);
const folder = temporaryFolder();
const table = openSqliteTable(folder.pathOf('cases.sqlite'), () => 0);
const world = caseWorld({ table });

/** Copies one case that is in review; every copy is another person's. */
async function store(): Promise<void> {
  const one = await submittedCase(world, application(PLAIN));
  const now = world.clock.now();
  for (let first = 1; first < count; first += 100) {
    const copies = Array.from({ length: Math.min(100, count - first) }, (_, n) => ({
      ...one,
      id: `case-copy-${first + n}`,
      person: `person-copy-${first + n}`,
    }));
    await Promise.all(copies.map((after) => world.cases.save({ before: null, after, events: [] }, now)));
  }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const before = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  console.log(
    `${what}: ${seconds(performance.now() - before)} s, of it ${seconds((user + system) / 1000)} s at work`,
  );
}

function usedMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The longest time for which nothing else could run. */
function watchLag(): () => number {
  let last = performance.now();
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  return () => {
    clearInterval(timer);
    return most;
  };
}

try {
  await timed(`${count} cases stored`, store);
  const flow = workflowWorld(world);
  const before = usedMb();
  const lag = watchLag();
  await timed('started, each waiting with its token kept', async () => {
    await startOpenCases(world.cases, flow.runner);
    console.log('  executions begun', flow.runner.standing());
    await flow.runner.settled();
  });
  console.log(`longest pause of the event loop: ${lag().toFixed(0)} ms`);
  console.log(`memory per waiting case: ${(((usedMb() - before) * 1000) / count).toFixed(1)} KB`);

  const midnight = watchLag();
  await timed('midnight: every case warned, and waiting again', () => flow.travel('2023-03-22'));
  console.log(`longest pause of the event loop: ${midnight().toFixed(0)} ms`);

  const { case: one } = (await world.cases.load('case-copy-1')) ?? { case: undefined };
  if (one === undefined) throw new Error('the bench stores at least two cases');
  const times: number[] = [];
  for (let n = 1; n < Math.min(count, 500); n++) {
    await approveAt(world, { ...one, id: `case-copy-${n}` }, 'township', 'township');
    const from = performance.now();
    await flow.settle();
    times.push(performance.now() - from);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  console.log(`from a decision to waiting at the next stage: median ${median.toFixed(1)} ms`);
  await timed('stopped', () => flow.runner.stop());
  console.log('faults', flow.faults.length, flow.faults[0] ?? '');
} finally {
  table.close();
  folder.remove();
}
