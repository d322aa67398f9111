import { type Act, createAct, nextAct, randomAct, type SeenCase } from './kill-acts.ts';
import type { KillClient } from './kill-client.ts';
import type { Draws } from './kill-random.ts';

/** An act that was acknowledged, and the revision that its answer showed. */
export interface Acknowledged {
  readonly act: Act;
  readonly caseId: string;
  readonly revision: number;
}

/** People at many windows and offices who act at random until told to stop. */
export interface Crowd {
  readonly acknowledged: Acknowledged[];
  /** How often each kind of refusal was answered. */
  readonly refusals: Map<string, number>;
  /** Acts whose answer was lost with the server, so far. */
  lost(): number;
  /** Completes the files of the first so many people, in peace. */
  prepare(count: number): Promise<void>;
  run(): void;
  pause(): Promise<void>;
  /** Asks again, under the same key, whatever nobody knows the outcome of. */
  settle(): Promise<void>;
  /** Brings every case to its end, or gives up after so many acts of one case; gives those that did not move on. */
  finish(mostActs: number): Promise<string[]>;
  readonly caseIds: () => string[];
}

interface Person {
  readonly number: number;
  id: string | undefined;
  readonly unknown: Act[];
}

export function crowd(client: KillClient, people: number, workers: number, draws: Draws): Crowd {
  const persons = Array.from(
    { length: people },
    (_, number): Person => ({ number, id: undefined, unknown: [] }),
  );
  const acknowledged: Acknowledged[] = [];
  const refusals = new Map<string, number>();
  let lost = 0;
  let isRunning = false;
  let working: Promise<unknown> = Promise.resolve();

  const send = async (person: Person, act: Act): Promise<SeenCase | undefined> => {
    const outcome = await client.send(act);
    if (outcome.kind === 'unknown' || outcome.kind === 'unreached') {
      if (outcome.kind === 'unknown') lost += 1;
      person.unknown.push(act);
      await rest();
      return undefined;
    }
    if (outcome.kind === 'refused') {
      refusals.set(outcome.type, (refusals.get(outcome.type) ?? 0) + 1);
      return undefined;
    }
    const { id, revision } = outcome.after;
    person.id ??= id;
    acknowledged.push({ act, caseId: id, revision });
    return outcome.after;
  };

  const actAtRandom = async (): Promise<void> => {
    // Some people are in a hurry, so that kills find cases at every step of their way.
    const person = persons[Math.min(draws.below(people), draws.below(people))];
    if (person === undefined) return;
    const again = person.unknown.shift();
    if (again !== undefined) await send(person, again);
    else if (person.id === undefined) await send(person, createAct(person.number));
    else {
      const one = await client.read(person.id);
      const act = one && randomAct(one, draws);
      if (act !== undefined) await send(person, act);
      if (one === undefined) await rest();
    }
  };

  const work = async () => {
    while (isRunning) await actAtRandom();
  };

  const askAgain = async (person: Person) => {
    for (let act = person.unknown.shift(); act !== undefined; act = person.unknown.shift())
      await send(person, act);
    if (person.id === undefined) await send(person, createAct(person.number));
  };

  const toTheEnd = async (person: Person, mostActs: number): Promise<string | undefined> => {
    for (let count = 0; count < mostActs; count++) {
      const one = person.id === undefined ? undefined : await client.read(person.id);
      if (one === undefined) return `person ${person.number} has no case`;
      const act = nextAct(one);
      if (act === undefined) return undefined;
      const after = await send(person, act);
      if (after === undefined) return `${act.name} is refused at ${one.status} of ${one.id}`;
      if (after.revision <= one.revision) return `${act.name} leaves ${one.id} at revision ${one.revision}`;
    }
    return `${person.id} is not at its end after ${mostActs} acts`;
  };

  return {
    acknowledged,
    refusals,
    lost: () => lost,
    prepare: (count) =>
      inTurns(persons.slice(0, count), workers, async (person) => {
        let one = await send(person, createAct(person.number));
        for (let act = one && nextAct(one); one?.status === 'collecting' && act !== undefined; ) {
          one = await send(person, act);
          act = one && nextAct(one);
        }
      }),
    run: () => {
      isRunning = true;
      working = Promise.all(Array.from({ length: workers }, work));
    },
    pause: async () => {
      isRunning = false;
      await working;
    },
    settle: async () => {
      await inTurns(persons, workers, askAgain);
    },
    finish: async (mostActs) => {
      const stuck: string[] = [];
      await inTurns(persons, workers, async (person) => {
        const problem = await toTheEnd(person, mostActs);
        if (problem !== undefined) stuck.push(problem);
      });
      return stuck;
    },
    caseIds: () => persons.flatMap(({ id }) => id ?? []),
  };
}

const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 15));

async function inTurns<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
