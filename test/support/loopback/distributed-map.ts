/** What a Distributed Map reaches outside of itself, in the name of its machine. */
export interface MapServices {
  readonly read: (bucket: string, key: string) => Buffer;
  readonly write: (bucket: string, key: string, text: string) => void;
  /** Runs the states of its ItemProcessor on one input; throws as the child execution fails. */
  readonly runChild: (processor: object, input: object) => Promise<unknown>;
}

/** A Map state of the definition; every field that is not honoured here is a fault, not a guess. */
type MapState = Readonly<Record<string, unknown>>;

const honoured = {
  state: [
    'Comment',
    'Type',
    'ItemReader',
    'ItemBatcher',
    'MaxConcurrency',
    'ToleratedFailurePercentagePath',
    'ItemProcessor',
    'ResultWriter',
    'Label',
    'End',
  ],
  ItemReader: ['Resource', 'ReaderConfig', 'Parameters'],
  ReaderConfig: ['InputType', 'CSVHeaderLocation'],
  ItemBatcher: ['MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'BatchInput'],
  ItemProcessor: ['ProcessorConfig', 'StartAt', 'States'],
  ProcessorConfig: ['Mode', 'ExecutionType'],
  ResultWriter: ['Resource', 'Parameters'],
} as const;

export function isDistributedMap(state: object | undefined): state is MapState {
  const processor = (state as MapState | undefined)?.ItemProcessor as MapState | undefined;
  return (processor?.ProcessorConfig as MapState | undefined)?.Mode === 'DISTRIBUTED';
}

/**
 * Runs a Distributed Map as Step Functions does: items from a CSV file in S3, batched by number and bytes, each batch a
 * child execution, results and a manifest into S3; fails where more failed than is tolerated.
 */
export async function runDistributedMap(
  state: MapState,
  input: unknown,
  services: MapServices,
): Promise<object> {
  const part = (name: keyof typeof honoured, of: MapState = state): MapState =>
    only(name, of[name] as MapState);
  only('state', state);
  const reader = part('ItemReader');
  const { InputType, CSVHeaderLocation } = part('ReaderConfig', reader);
  requireIs('ItemReader', `${InputType} ${CSVHeaderLocation}`, 'CSV FIRST_ROW');
  requireIs('ItemReader', String(reader.Resource).replace(/^arn:[\w-]+:/, ''), 'states:::s3:getObject');
  const file = filled(reader.Parameters, input);
  const items = rowsOf(services.read(String(file.Bucket), String(file.Key)).toString('utf8'));
  const batcher = part('ItemBatcher');
  const processor = part('ItemProcessor');
  const { Mode: _mode, ...config } = part('ProcessorConfig', processor);
  requireIs('ProcessorConfig', config.ExecutionType, 'STANDARD');
  const batches = batched(items, filled(batcher.BatchInput, input), {
    items: Number(at(input, String(batcher.MaxItemsPerBatchPath))),
    bytes: Number(batcher.MaxInputBytesPerBatch),
  });
  const { ProcessorConfig: _config, ...states } = processor;
  const done: object[] = [];
  const failed: object[] = [];
  const queue = [...batches];
  const work = async (): Promise<void> => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift())
      try {
        const output = JSON.stringify(await services.runChild(states, batch.input));
        done.push({ Input: JSON.stringify(batch.input), Output: output, Status: 'SUCCEEDED' });
      } catch (error) {
        const Error_ = error instanceof Error ? error.name : String(error);
        failed.push({ Input: JSON.stringify(batch.input), Error: Error_, Status: 'FAILED' });
        failedItems += batch.count;
      }
  };
  let failedItems = 0;
  await Promise.all(Array.from({ length: Number(state.MaxConcurrency) }, work));
  const writer = part('ResultWriter');
  requireIs('ResultWriter', String(writer.Resource).replace(/^arn:[\w-]+:/, ''), 'states:::s3:putObject');
  const to = filled(writer.Parameters, input);
  const folder = `${to.Prefix}/map-run`;
  const bucket = String(to.Bucket);
  services.write(bucket, `${folder}/SUCCEEDED_0.json`, JSON.stringify(done));
  if (failed.length > 0) services.write(bucket, `${folder}/FAILED_0.json`, JSON.stringify(failed));
  services.write(bucket, `${folder}/manifest.json`, JSON.stringify({ DestinationBucket: bucket }));
  const tolerated = Number(at(input, String(state.ToleratedFailurePercentagePath)));
  if (items.length > 0 && (100 * failedItems) / items.length > tolerated)
    throw Object.assign(new Error(`${failedItems} of ${items.length} items failed`), {
      name: 'States.ExceedToleratedFailureThreshold',
    });
  return { ResultWriterDetails: { Bucket: bucket, Key: `${folder}/manifest.json` } };
}

/** Rows of plain cells; ours have nothing to quote. */
function rowsOf(text: string): readonly object[] {
  if (text.includes('"')) throw new Error('a CSV file with quotes is not read here');
  const [header = [], ...rows] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

function batched(items: readonly object[], BatchInput: object, most: { items: number; bytes: number }) {
  const batches: { input: { BatchInput: object; Items: object[] }; count: number }[] = [];
  for (const item of items) {
    const last = batches.at(-1);
    const grown = last && { BatchInput, Items: [...last.input.Items, item] };
    if (last === undefined || grown === undefined || last.count >= most.items || bytesOf(grown) > most.bytes)
      batches.push({ input: { BatchInput, Items: [item] }, count: 1 });
    else batches[batches.length - 1] = { input: grown, count: last.count + 1 };
  }
  return batches;
}

const bytesOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));

/** A payload template of plain values and references such as `"Key.$": "$.itemsKey"`. */
function filled(template: unknown, input: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(template as MapState).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), at(input, String(value))] : [name, value],
    ),
  );
}

/** The value at a reference path of one step, the only kind that our machines have. */
function at(input: unknown, path: string): unknown {
  const [, name = ''] = /^\$\.(\w+)$/.exec(path) ?? [];
  const found = (input as MapState)[name];
  if (found === undefined) throw new Error(`${path} leads nowhere in ${JSON.stringify(input)}`);
  return found;
}

function only(name: keyof typeof honoured, value: MapState): MapState {
  const unknown = Object.keys(value).filter((key) => !honoured[name].some((one) => one === key));
  if (unknown.length === 0) return value;
  throw new Error(`${name} has ${unknown.join(', ')}, which is not honoured by this Distributed Map`);
}

function requireIs(what: string, found: unknown, right: string): void {
  if (found !== right) throw new Error(`${what} is ${String(found)}; this Distributed Map does ${right}`);
}
