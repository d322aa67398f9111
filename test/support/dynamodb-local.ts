import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { freePort } from './free-port.ts';

export type DynamoDbLocal = {
  readonly url: string;
  readonly client: DynamoDBClient;
  stop(): Promise<void>;
};

const folder = fileURLToPath(
  new URL('../../node_modules/amplify-dynamodb-simulator/emulator/', import.meta.url),
);
const oldestJava = 17;

/** Why the engine cannot run here, or undefined if it can. */
export const whyNoDynamoDbLocal = (): string | undefined => {
  // Its licence asks for an AWS account (docs/decisions/0004): who has none can leave it out.
  if (process.env.HUIZE_DYNAMODB_LOCAL === 'off') return 'HUIZE_DYNAMODB_LOCAL is off';
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error !== undefined)
    return `java does not run (${error.message}); Java ${oldestJava} or later is needed`;
  const version = /version "(\d+)/.exec(stderr)?.[1];
  if (version !== undefined && Number(version) >= oldestJava) return undefined;
  return `java has version ${version ?? 'unknown'}; Java ${oldestJava} or later is needed`;
};

// The engine listens on all interfaces and has no option for less; it holds nothing but what tests make up.
const spawnEngine = (port: number): ChildProcess =>
  spawn(
    'java',
    [
      '-Djava.library.path=DynamoDBLocal_lib',
      ...['-jar', 'DynamoDBLocal.jar'],
      ...['-inMemory', '-disableTelemetry', '-port', String(port)],
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );

/** A client of the engine; what belongs to each access key is kept apart. */
export const clientOf = (endpoint: string, accessKeyId = 'local'): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId, secretAccessKey: 'local' } });

const answers = async (client: DynamoDBClient): Promise<boolean> => {
  try {
    await client.send(new ListTablesCommand({}));
    return true;
  } catch {
    return false; // it is still starting; the caller knows when to give up
  }
};

const hasEnded = (engine: ChildProcess): boolean => engine.exitCode !== null || engine.signalCode !== null;

/** Starts the engine DynamoDB Local, empty and in memory, and waits until it answers. */
export const startDynamoDbLocal = async (): Promise<DynamoDbLocal> => {
  const port = await freePort();
  const engine = spawnEngine(port);
  const kill = () => engine.kill('SIGKILL');
  process.once('exit', kill);
  let complaints = '';
  engine.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  const client = clientOf(url);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    client.destroy();
    if (hasEnded(engine)) return;
    const ended = new Promise((resolve) => engine.once('exit', resolve));
    kill();
    await ended;
  };
  while (!(await answers(client))) {
    if (!hasEnded(engine)) continue;
    await stop();
    throw new Error(`DynamoDB Local did not start: ${complaints}`);
  }
  return { url, client, stop };
};
