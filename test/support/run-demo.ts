import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

/** What `npm run demo` wrote, not on a terminal, and how it ended. */
export interface DemoRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the demonstration as a process of its own; `meanwhile` gets its id as soon as it runs, `options` are Node's. */
export async function runDemo(
  words: readonly string[],
  meanwhile?: (pid: number) => void,
  options: readonly string[] = [],
): Promise<DemoRun> {
  const program = join(repository, 'node_modules', '.bin', 'node');
  const child = spawn(program, [...options, join(repository, 'functions', 'local', 'demo.ts'), ...words], {
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' },
  });
  const read = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    read.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    read.stderr += text;
  });
  if (child.pid !== undefined) meanwhile?.(child.pid);
  const [code, signal] = await once(child, 'close');
  return { code, signal, ...read };
}
