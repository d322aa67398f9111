import { engineAuthorization } from './dynamodb-proxy.ts';
import { fitsPattern } from './event-pattern.ts';

/** An event source mapping as the template has it. */
export interface StreamMapping {
  readonly batchSize: number;
  readonly maximumRetryAttempts: number;
  /** Whether a batch that fails as a whole is halved. */
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly patterns: readonly unknown[];
}

export interface StreamRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: unknown; readonly NewImage?: unknown };
}

export interface StreamPumpParts {
  readonly engineUrl: string;
  readonly mapping: StreamMapping;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<unknown>;
  /** What was given up, with the records that it names. */
  readonly onDeadLetter: (records: readonly StreamRecord[]) => void;
  /** What Lambda asks of the stream in the function's name. */
  readonly onPoll: (action: string) => void;
  /** Other records than those of the stream; for tests that repeat or reorder them. */
  readonly arrange?: (records: readonly StreamRecord[]) => readonly StreamRecord[];
}

/** Reads the table's stream and hands it on as Lambda does: in batches, again from the first failure, halved, given up. */
export interface StreamPump {
  /** Hands on what is new; gives the number of records that were. */
  deliver(): Promise<number>;
}

export function streamPump(parts: StreamPumpParts): StreamPump {
  const { mapping, invoke, onDeadLetter, onPoll, arrange = (records) => records } = parts;
  const ask = (operation: string, input: object) => askEngine(parts.engineUrl, operation, input);
  const iterators = new Map<string, string | undefined>();

  const read = async (): Promise<StreamRecord[]> => {
    onPoll('ListStreams');
    const { Streams = [] } = await ask('ListStreams', {});
    const records: StreamRecord[] = [];
    for (const { StreamArn } of Streams as readonly { StreamArn: string }[]) {
      onPoll('DescribeStream');
      const { StreamDescription } = await ask('DescribeStream', { StreamArn });
      for (const { ShardId } of (StreamDescription as { Shards: { ShardId: string }[] }).Shards)
        records.push(...(await readShard(StreamArn, ShardId)));
    }
    return records;
  };

  const readShard = async (StreamArn: string, ShardId: string): Promise<StreamRecord[]> => {
    if (!iterators.has(ShardId)) {
      onPoll('GetShardIterator');
      const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
      iterators.set(ShardId, (await ask('GetShardIterator', from)).ShardIterator as string);
    }
    const found: StreamRecord[] = [];
    for (;;) {
      const ShardIterator = iterators.get(ShardId);
      if (ShardIterator === undefined) return found;
      onPoll('GetRecords');
      const { Records = [], NextShardIterator } = await ask('GetRecords', { ShardIterator });
      iterators.set(ShardId, NextShardIterator as string | undefined);
      found.push(...(Records as StreamRecord[]));
      if ((Records as StreamRecord[]).length === 0) return found;
    }
  };

  const handOn = async (records: readonly StreamRecord[], attempt = 0): Promise<void> => {
    if (records.length === 0) return;
    const left = await remaining(records);
    if (left.length === 0) return;
    if (attempt >= mapping.maximumRetryAttempts) return onDeadLetter(left);
    const isWhole = left.length === records.length;
    if (!mapping.bisects || !isWhole || left.length === 1) return handOn(left, attempt + 1);
    const middle = Math.ceil(left.length / 2);
    await handOn(left.slice(0, middle), attempt + 1);
    await handOn(left.slice(middle), attempt + 1);
  };

  /** The records from the first that failed on. */
  const remaining = async (records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> => {
    try {
      const answer = (await invoke(records)) as { batchItemFailures?: { itemIdentifier: string }[] } | null;
      const failures = mapping.reportsItemFailures ? (answer?.batchItemFailures ?? []) : [];
      const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
      const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
      return first === -1 ? [] : records.slice(first);
    } catch {
      return records; // the function itself failed
    }
  };

  return {
    deliver: async () => {
      const records = (await read()).filter((record) =>
        mapping.patterns.some((one) => fitsPattern(one, record)),
      );
      const arranged = arrange(records);
      for (let from = 0; from < arranged.length; from += mapping.batchSize)
        await handOn(arranged.slice(from, from + mapping.batchSize));
      return records.length;
    },
  };
}

async function askEngine(url: string, operation: string, input: object): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      authorization: engineAuthorization,
    },
    body: JSON.stringify(input),
  });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${body}`);
  return JSON.parse(body);
}
