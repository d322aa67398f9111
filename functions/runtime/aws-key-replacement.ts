import { systemClock } from '../adapters/local/system-clock.ts';
import { sealedShards } from '../adapters/stores/sealed-keys.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { listFromEnvironment } from './aws-environment.ts';

/** Parts of what is sealed: 16 of the records, 256 of the files. */
const keyReplacementItems: readonly string[] = [
  ...sealedShards.map((shard) => `records-${shard}`),
  ...sealedShards.flatMap((first) => sealedShards.map((second) => `files-${first}${second}`)),
];

/**
 * Starts a big run that wraps by the present personal key what another wrapped; none while there is no other. It has the
 * minute in its name, so that it can be asked for again on the same day: what is done already is passed over.
 */
export async function replaceAwsKeys(): Promise<object> {
  const others = listFromEnvironment('RETIRED_DATA_KEY_IDS').length;
  if (others === 0) return { others, isStarted: false };
  const now = systemClock.now();
  const runId = `replace-keys-${now.slice(0, 16).replaceAll(':', '')}`;
  const run = { kind: 'replace-keys', runId, on: calendarDateAt(now) };
  const isStarted = await awsBatchRunner().start({ ...run, items: keyReplacementItems, itemsPerChunk: 1 });
  return { others, runId, isStarted };
}
