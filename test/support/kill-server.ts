import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const repository = join(import.meta.dirname, '..', '..');

/** A real server process on a data folder, to be killed. */
export interface KillServer {
  readonly url: string;
  /** Starts a process; the one before has to be gone. Where files may not grow, it is as on a full disk. */
  start(limits?: { readonly mostKilobytesOfAFile: number }): void;
  /** Resolves when it answers; false where it ended before. */
  isReady(): Promise<boolean>;
  /** No farewell: SIGKILL. */
  kill(): Promise<void>;
  /** Lets it finish what is running; gives the exit code. */
  stop(): Promise<number | null>;
  /** Of the process that runs. */
  readonly pid: () => number | undefined;
  /** What all its processes wrote to stderr: faults. */
  readonly complaints: () => string;
}

/** One port and one data folder for all the processes; compiled code is cached, so that they start quickly. */
export async function killServer(data: string, compileCache: string): Promise<KillServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let complaints = '';
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return null;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    const [code] = await exited;
    return code;
  };
  return {
    url,
    start: (limits) => {
      const words = [process.execPath, join(repository, 'functions', 'local', 'server.ts')];
      words.push('--data', data, '--port', String(port));
      const limited = `ulimit -f ${limits?.mostKilobytesOfAFile}; exec "$0" "$@"`;
      const [program = '', ...rest] = limits === undefined ? words : ['sh', '-c', limited, ...words];
      child = spawn(program, rest, {
        env: { ...process.env, HOST: '127.0.0.1', NODE_COMPILE_CACHE: compileCache },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        complaints += text;
      });
    },
    isReady: async () => {
      for (const watched = child; watched !== undefined && child === watched; ) {
        if (watched.exitCode !== null) return false;
        const answer = await fetch(`${url}/healthz`).catch(() => undefined);
        if (answer?.ok) return true;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return false;
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    pid: () => child?.pid,
    complaints: () => complaints,
  };
}
