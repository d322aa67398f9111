import { verifyCaseEvents } from '../core/use-cases/cases/verify-case-events.ts';
import {
  compareAwsOn,
  compareAwsRegisters,
  goOnWithAwsRun,
  importAwsFile,
  keepAwsRecertifications,
  prepareAwsRun,
  searchAwsCounty,
  simulateAwsCounty,
} from './aws-batch-work.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { replaceAwsKeysOf } from './aws-key-replacement-work.ts';
import { logFault, logSignal } from './aws-log.ts';
import type { BigRunKind } from './big-run-kinds.ts';
import { type Invocation, type RequireTime, requireTimeOf, TimeIsUp } from './invocation-time.ts';

interface ChunkItem {
  readonly item: string;
}

/** A chunk of a big run, as the Distributed Map hands it over, or as the round before left it. */
export interface BatchChunk {
  readonly BatchInput: { readonly kind: string; readonly runId: string; readonly on: string };
  readonly Items: readonly ChunkItem[];
  readonly worked?: number;
  readonly failed?: number;
}

/** The chunk after a round: what is left of it, and the counts so far; ids of items that failed stand in the log. */
export interface ChunkReport extends Required<BatchChunk> {
  readonly isDone: boolean;
}

/** What a run does with one item, as of a day; it throws TimeIsUp where it could be gone on with. */
type ItemWork = (item: string, on: string, requireTime: RequireTime, runId: string) => Promise<unknown>;

const kinds: Readonly<Record<BigRunKind, ItemWork>> = {
  'verify-records': async (caseId) => {
    const verdict = await verifyCaseEvents({ cases: awsCaseStore() }, caseId);
    if (!verdict.isIntact) throw new Error(`event ${verdict.sequence}: ${verdict.problem}`);
  },
  reminders: (jurisdiction) => keepAwsRecertifications(jurisdiction),
  comparisons: compareAwsRegisters,
  'payment-runs': prepareAwsRun,
  'go-on-with-runs': (runId, _on, requireTime) => goOnWithAwsRun(runId, requireTime),
  'replace-keys': (part, _on, requireTime) => replaceAwsKeysOf(part, requireTime),
  'go-on-with-imports': (importId, _on, requireTime, runId) => importAwsFile(importId, requireTime, runId),
  'go-on-with-comparisons': compareAwsOn,
  'go-on-with-searches': (item, _on, requireTime, runId) => searchAwsCounty(item, requireTime, runId),
  simulations: (item, _on, requireTime, runId) => simulateAwsCounty(item, requireTime, runId),
};

const itemsAtOnce = 10;
/** A page of people, and the answer, are done in this time. */
const reserveMs = 60_000;

/**
 * Works a chunk item by item, as far as the time of the invocation goes: what is not done is left for the next round.
 * An item that fails is counted and holds up no other. Throws for a kind that it does not know, and where nothing
 * could be done at all, so that the machine tries the chunk again.
 */
export async function workAwsChunk(chunk: BatchChunk, invocation: Invocation): Promise<ChunkReport> {
  const { BatchInput, Items, worked = 0, failed = 0 } = chunk;
  const { kind, runId, on } = BatchInput;
  const work = workOf(kind);
  const requireTime = requireTimeOf(invocation, reserveMs);
  const workOne = async ({ item }: ChunkItem): Promise<'worked' | 'failed' | 'left'> => {
    try {
      await work(item, on, requireTime, runId);
      return 'worked';
    } catch (error) {
      if (error instanceof TimeIsUp) return 'left';
      logFault(error, `${runId} ${item}`);
      return 'failed';
    }
  };
  const outcomes: Awaited<ReturnType<typeof workOne>>[] = [];
  while (outcomes.length < Items.length && hasTime(requireTime, outcomes.length))
    outcomes.push(
      ...(await Promise.all(Items.slice(outcomes.length, outcomes.length + itemsAtOnce).map(workOne))),
    );
  const count = (wanted: string) => outcomes.filter((one) => one === wanted).length;
  if (count('failed') > 0) logSignal('batch-items-failed', count('failed'));
  if (Items.length > 0 && count('failed') === Items.length)
    throw new Error(`none of the ${Items.length} items of a chunk of ${runId} could be worked; see the log`);
  const left = Items.filter((_, at) => (outcomes[at] ?? 'left') === 'left');
  return {
    BatchInput,
    Items: left,
    worked: worked + count('worked'),
    failed: failed + count('failed'),
    isDone: left.length === 0,
  };
}

function workOf(kind: string): ItemWork {
  if (Object.hasOwn(kinds, kind)) return kinds[kind as BigRunKind]; // it is one of them
  throw new Error(`${kind} is no kind of big run; right is ${Object.keys(kinds).join(', ')}`);
}

/** The first items are worked in any case: a round that does nothing would go on for ever. */
function hasTime(requireTime: RequireTime, done: number): boolean {
  if (done === 0) return true;
  try {
    requireTime();
    return true;
  } catch {
    return false;
  }
}
