// node bench/cold-start.ts: how long a process takes to load each function's bundle, beyond an empty handler.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  /** Import to ready beyond the empty handler, median of the rounds. */
  readonly ms: number;
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
  const times = new Map(all.map(({ name }) => [name, [] as number[]]));
  // In turns, so that a drift of the machine's speed hits all alike.
  for (let round = 0; round < rounds; round++)
    for (const one of all) times.get(one.name)?.push(readyAfterMs(join(one.folder, 'index.mjs')));
  const floor = median(times.get('empty') ?? []);
  return bundles.map(([name, { bytes }]) => ({ name, bytes, ms: median(times.get(name) ?? []) - floor }));
}

/** Milliseconds from the start of a process until it could take its first event. */
function readyAfterMs(module: string): number {
  const code = `await import(${JSON.stringify(pathToFileURL(module).href)});process.stdout.write(String(performance.now()));process.exit(0)`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function report(found: readonly ColdStart[]): void {
  const table = found.map(({ name, bytes, ms }) => ({
    name,
    KB: Math.round(bytes / 1000),
    'ms beyond empty': Math.round(ms),
  }));
  console.table(table);
  const bounds = found.flatMap(({ name, bytes, ms }): Bound[] => {
    const most = name === 'api' ? mostBytes.api : mostBytes.tasks;
    const isBounded = name === 'api' || name.startsWith('task-');
    return [
      { what: `${name}: import to ready, ms`, found: ms, isHeld: ms < mostMs, right: `< ${mostMs}` },
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
