// node bench/cold-start.ts: what a process takes to load each function's bundle, beyond an empty handler. The bound is on
// processor time: a start does nothing but compute, and by the clock it is also what others do to the machine.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleFunctions } from '../infra/bundle-functions.ts';
import type { Bound } from './bound.ts';

const rounds = 15;
const mostMs = 250;
const mostBytes = { api: 1_500_000, tasks: 500_000 };

/** One function as it was measured. */
interface ColdStart {
  readonly name: string;
  readonly bytes: number;
  /** Import to ready beyond the empty handler, medians of the rounds. */
  readonly ready: Ready;
}

/** From the start of a process until it could take its first event, in milliseconds. */
interface Ready {
  readonly processor: number;
  readonly clock: number;
}

const folder = mkdtempSync(join(tmpdir(), 'huize-cold-'));
try {
  report(await measureAll());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<ColdStart[]> {
  const bundles = Object.entries(await bundleFunctions(join(folder, 'functions')));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'index.mjs'), 'export const handler = async () => null;\n');
  const all = [
    { name: 'empty', folder: empty },
    ...bundles.map(([name, one]) => ({ name, folder: one.folder })),
  ];
  const times = new Map(all.map(({ name }) => [name, [] as Ready[]]));
  // In turns, so that a drift of the machine's speed hits all alike.
  for (let round = 0; round < rounds; round++)
    for (const one of all) times.get(one.name)?.push(readyAfter(join(one.folder, 'index.mjs')));
  const floor = median(times.get('empty') ?? []);
  return bundles.map(([name, { bytes }]) => {
    const { processor, clock } = median(times.get(name) ?? []);
    return { name, bytes, ready: { processor: processor - floor.processor, clock: clock - floor.clock } };
  });
}

function readyAfter(module: string): Ready {
  const code = `await import(${JSON.stringify(pathToFileURL(module).href)});
    const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify({ processor: (user + system) / 1000, clock: performance.now() }));
    process.exit(0)`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  ) as Ready; // as it was just written
}

function median(times: readonly Ready[]): Ready {
  const middle = (of: keyof Ready) =>
    times.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return { processor: middle('processor'), clock: middle('clock') };
}

function report(found: readonly ColdStart[]): void {
  const table = found.map(({ name, bytes, ready }) => ({
    name,
    KB: Math.round(bytes / 1000),
    'processor ms beyond empty': Math.round(ready.processor),
    'by the clock': Math.round(ready.clock),
  }));
  console.table(table);
  console.log(
    `load of the machine: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}`,
  );
  const bounds = found.flatMap(({ name, bytes, ready: { processor } }): Bound[] => {
    const most = name === 'api' ? mostBytes.api : mostBytes.tasks;
    const isBounded = name === 'api' || name.startsWith('task-');
    return [
      {
        what: `${name}: import to ready, ms`,
        found: processor,
        isHeld: processor < mostMs,
        right: `< ${mostMs}`,
      },
      ...(isBounded
        ? [{ what: `${name}: bytes`, found: bytes, isHeld: bytes < most, right: `< ${most}` }]
        : []),
    ];
  });
  for (const { what, found: value, right } of bounds.filter(({ isHeld }) => !isHeld)) {
    console.error(`${what}: ${Math.round(value)}; right is ${right}`);
    process.exitCode = 1;
  }
}
