import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

export type DynamoDbLocal = { readonly client: DynamoDBClient; stop(): Promise<void> };

const folder = fileURLToPath(
  new URL('../../node_modules/amplify-dynamodb-simulator/emulator/', import.meta.url),
);
const oldestJava = 17;
const startWithinMs = 60_000;

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

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

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

const clientOf = (port: number): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

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
  const client = clientOf(port);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    client.destroy();
    if (hasEnded(engine)) return;
    const ended = new Promise((resolve) => engine.once('exit', resolve));
    kill();
    await ended;
  };
  const giveUpAt = Date.now() + startWithinMs;
  while (!(await answers(client))) {
    if (!hasEnded(engine) && Date.now() < giveUpAt) continue;
    await stop();
    throw new Error(`DynamoDB Local did not start within ${startWithinMs} ms: ${complaints}`);
  }
  return { client, stop };
};
