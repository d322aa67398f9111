import type { PersonToCompare } from './comparison-services.ts';

/** People who are looked at together, before the place of a comparison or simulation is stored. */
const mostPeople = 100;

/** Cuts people into batches, in their order. */
export async function* inBatches(
  people: AsyncIterable<PersonToCompare>,
): AsyncGenerator<readonly PersonToCompare[]> {
  let batch: PersonToCompare[] = [];
  for await (const one of people) {
    batch.push(one);
    if (batch.length < mostPeople) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
