import { systemClock } from '../functions/adapters/local/system-clock.ts';
import { bulkEvaluator } from '../functions/core/bulk/bulk-evaluator.ts';
import { compilePolicy } from '../functions/core/determinations/compile-policy.ts';
import type { PolicyLayer } from '../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../functions/core/policies/policy-catalogue-of.ts';
import { openData } from '../functions/runtime/open-data.ts';
import { COUNTY, countyPeople } from './county-people.ts';

/** Stores people of the county by their numbers, from one up to another; gives how many of them are paid. */
function storeCounty({
  folder,
  layers,
}: {
  readonly folder: string;
  readonly layers: readonly PolicyLayer[];
}) {
  const catalogue = policyCatalogueOf(layers);
  const personOf = countyPeople(catalogue, bulkEvaluator(catalogue, compilePolicy));
  const opened = openData(folder, systemClock);
  return async ([from, until]: readonly [number, number]): Promise<number> => {
    const { followUp } = await opened;
    const numbers = Array.from({ length: until - from }, (_, at) => from + at);
    const people = await Promise.all(numbers.map(personOf));
    const registered = people.map(({ person, records }) => ({
      registers: { person, jurisdiction: COUNTY, records },
      version: null,
    }));
    const payees = people.filter(({ entries }) => entries.length > 0);
    await Promise.all([
      followUp.registers.save(registered.filter(({ registers }) => registers.records.length > 0)),
      ...payees.map(({ person, entries }) => followUp.dossiers.add(person, entries)),
      ...payees.map(({ person, name }, at) =>
        followUp.accounts.keep(person, {
          kind: 'card',
          holder: name,
          bank: '农商行',
          number: `6200${from + at}`,
        }),
      ),
    ]);
    return payees.length;
  };
}

export const CHUNK_FUNCTIONS = { 'store-county': storeCounty } as const;
