import { verifyCaseEvents } from '../core/use-cases/cases/verify-case-events.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { logFault, logSignal } from './aws-log.ts';

/** A chunk of a big run, as the Distributed Map hands it over. */
export interface BatchChunk {
  readonly BatchInput: { readonly kind: string; readonly runId: string };
  readonly Items: readonly { readonly item: string }[];
}

/** What became of a chunk; ids of items that could not be worked stand in the log. */
export interface ChunkReport {
  readonly kind: string;
  readonly runId: string;
  readonly worked: number;
  readonly failed: number;
}

/** What a run does with one item; it may be asked twice for the same. */
type ItemWork = (item: string, runId: string) => Promise<void>;

/** The kinds of big runs. */
const kinds: Readonly<Record<string, ItemWork>> = {
  'verify-records': async (caseId) => {
    const verdict = await verifyCaseEvents({ cases: awsCaseStore() }, caseId);
    if (!verdict.isIntact) throw new Error(`event ${verdict.sequence}: ${verdict.problem}`);
  },
};

const itemsAtOnce = 10;

/** Works a chunk item by item; one that fails is counted and holds up no other. Throws for a kind that it does not know. */
export async function workAwsChunk({ BatchInput, Items }: BatchChunk): Promise<ChunkReport> {
  const { kind, runId } = BatchInput;
  const work = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (work === undefined)
    throw new Error(`${kind} is no kind of big run; right is ${Object.keys(kinds).join(', ')}`);
  let failed = 0;
  const workOne = async (item: string): Promise<void> => {
    try {
      await work(item, runId);
    } catch (error) {
      failed += 1;
      logFault(error, `${runId} ${item}`);
    }
  };
  for (let from = 0; from < Items.length; from += itemsAtOnce)
    await Promise.all(Items.slice(from, from + itemsAtOnce).map(({ item }) => workOne(item)));
  if (failed > 0) logSignal('batch-items-failed', failed);
  return { kind, runId, worked: Items.length - failed, failed };
}
