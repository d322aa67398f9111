import { spawn } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');
/** Node 24 of the repository, whatever runs the tests. */
const node = join(repository, 'node_modules', '.bin', 'node');
const cli = join(repository, 'functions', 'local', 'cli.ts');

export interface ProcessRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessSurroundings {
  readonly input?: string;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Close our end of its stdout after so many characters, as `head` does. */
  readonly readsAtMost?: number;
}

/** Runs the command line as a process of its own, with pipes as a script has them. */
export function runHuize(words: readonly string[], around: ProcessSurroundings = {}): Promise<ProcessRun> {
  const { input = '', folder = repository, environment = {}, readsAtMost } = around;
  const { npm_lifecycle_event: _, INIT_CWD: __, ...inherited } = process.env;
  const child = spawn(node, [cli, ...words], {
    cwd: folder,
    env: { ...inherited, LANG: 'en_GB.UTF-8', LC_ALL: '', ...environment },
  });
  const read = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    read.stdout += text;
    if (readsAtMost !== undefined && read.stdout.length >= readsAtMost) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    read.stderr += text;
  });
  // A command that needs no input may end before it has read ours.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...read }));
  });
}
