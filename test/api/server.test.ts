import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { INQUIRY } from './repository-api.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'functions', 'local', 'server.ts');

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly url: string;
  readonly port: number;
}

const folder = temporaryFolder();
afterAll(() => folder.remove());

function run(...flags: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [SCRIPT, '--data', folder.pathOf('data'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      text += part.toString();
    });
  return { child, output: () => text };
}

async function start(): Promise<Started> {
  const { child, output } = run('--port', '0', '--host', '127.0.0.1');
  while (child.exitCode === null) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
    if (url !== undefined && output().includes('/healthz'))
      return { child, output, url, port: Number(new URL(url).port) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the server did not start: ${output()}`);
}

let server: Started;
beforeAll(async () => {
  server = await start();
});
afterAll(() => {
  server.child.kill('SIGKILL');
});

const works = async () => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/v1/determinations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(INQUIRY),
  });
  expect(response.status).toBe(200);
  await response.text();
};

/** Speaks HTTP by hand: sends the head, then pieces until the server answers or closes. */
function sendByHand(head: string, piece: Buffer, most: number): Promise<{ answer: string; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    let sent = 0;
    const push = () => {
      while (answer === '' && sent < most && !socket.destroyed) {
        sent += piece.length;
        if (!socket.write(piece)) return;
      }
    };
    socket.on('data', (part) => {
      answer += part.toString();
    });
    socket.on('drain', () => setImmediate(push));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ answer, sent }));
    socket.write(head, push);
  });
}

describe('npm start', () => {
  it('says where it serves, what, and where the reference is', () => {
    expect(server.output()).toMatch(
      /惠泽 Huize {2}http:\/\/127\.0\.0\.1:\d+\n {2}\d+ jurisdictions, \d+ policy files/,
    );
    expect(server.output()).toContain('/docs');
  });

  it('answers determinations over a socket', works);

  it('refuses a body of 50 MB by its length, before reading it', async () => {
    const head = `POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50000000\r\n\r\n`;
    const { answer, sent } = await sendByHand(head, Buffer.alloc(65_536, 32), 50_000_000);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('/problems/body-too-large');
    expect(sent).toBeLessThan(5_000_000);
    await works();
  });

  it('refuses it also to a caller who only sends and then closes', async () => {
    const head = `POST /v1/determinations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 50000000\r\n\r\n`;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      let text = '';
      socket.on('data', (part) => {
        text += part.toString();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.write(head);
      socket.write(Buffer.alloc(50_000_000, 32));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    await works();
  });

  it('refuses a body of 50 MB without a length after as much as is allowed', async () => {
    const head = `POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 32), Buffer.from('\r\n')]);
    const { answer, sent } = await sendByHand(head, piece, 50_000_000);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(10_000_000);
    await works();
  });

  it('lives through a caller who goes away in the middle', async () => {
    const head = `POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"juris`;
    const socket = connect(server.port, '127.0.0.1');
    socket.write(head);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await works();
    expect(server.output()).not.toContain('fault');
  });

  it('answers what is no address with a problem', async () => {
    const { answer } = await sendByHand(
      'GET http://[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      Buffer.alloc(0),
      0,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('application/problem+json');
  });

  it('streams a batch over a socket while it is still being sent', async () => {
    let push: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = controller;
      },
    });
    const line = new TextEncoder().encode(`${JSON.stringify(INQUIRY)}\n`);
    push?.enqueue(line);
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
      duplex: 'half',
    };
    const response = await fetch(`${server.url}/v1/determinations/batch`, init as RequestInit);
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"line":1');
    push?.enqueue(line);
    push?.close();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"line":2');
  });

  it('says which port is taken, and ends with 1', async () => {
    const { child, output } = run('--port', String(server.port), '--host', '127.0.0.1');
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toContain('--port');
    expect(output()).toContain(String(server.port));
    expect(output()).not.toContain('    at ');
  });

  it.each([
    [['--port', 'eighty'], 'right is a whole number'],
    [['--policies', '/nowhere/at/all'], '--policies'],
    [['--prot', '1'], '--prot'],
    [['--open', 'wide'], 'right is stateless or minimal'],
    [['--data', SCRIPT], '--data'],
  ])('refuses to start with %j, and says why', async (flags, text) => {
    const { child, output } = run(...flags);
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toContain(text);
    expect(output()).not.toContain('    at ');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what is running after %s, and ends with 0',
    async (signal) => {
      const own = await start();
      let push: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          push = controller;
        },
      });
      const line = new TextEncoder().encode(`${JSON.stringify(INQUIRY)}\n`);
      push?.enqueue(line);
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body,
        duplex: 'half',
      };
      const response = await fetch(`${own.url}/v1/determinations/batch`, init as RequestInit);
      const reader = response.body?.getReader();
      await reader?.read();
      const ended = once(own.child, 'exit');
      own.child.kill(signal);
      await expect
        .poll(async () => (await fetch(`${own.url}/healthz`).catch(() => undefined))?.ok, { interval: 10 })
        .toBeUndefined();
      push?.enqueue(line);
      push?.close();
      expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"line":2');
      expect((await reader?.read())?.done).toBe(true);
      expect((await ended)[0]).toBe(0);
    },
  );
});

describe('the local runtime', () => {
  it('holds nothing of AWS when it is bundled', async () => {
    const { metafile } = await build({
      entryPoints: [join(import.meta.dirname, '..', '..', 'functions', 'runtime', 'local.ts')],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      // The engine of the review machine brings a Lambda client that our tasks never call; see below.
      external: ['aws-local-stepfunctions'],
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.length).toBeGreaterThan(100);
    expect(inputs.filter((path) => /@aws-sdk|@smithy|adapters\/aws/.test(path))).toEqual([]);
    const engine = Object.entries(metafile.inputs).filter(([, { imports }]) =>
      imports.some(({ path }) => path === 'aws-local-stepfunctions'),
    );
    expect(engine.map(([path]) => path)).toEqual(['functions/adapters/local/asl-runner.ts']);
    const runner = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ path }) => path.endsWith('asl-runner.ts')).map(({ kind }) => kind),
    );
    expect(runner).toEqual(['dynamic-import']);
  });
});
