import type { DiscoveryStore } from '../../core/ports/discovery-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { DiscoveryCandidate } from '../../core/registers/discovery-candidate.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { countyDirectory } from './county-directory.ts';
import { discoverySearches } from './discovery-searches.ts';
import { sealedDocuments } from './sealed-documents.ts';

const inStatus = (jurisdiction: string, status: string) => `discovery#${jurisdiction}#${status}`;
const foundIn = (jurisdiction: string, month: string) => `discovery-found#${jurisdiction}#${month}`;

/** People who qualify and receive nothing, over any item table. */
export function createDiscoveryStore(table: ItemTable, keyRing: KeyRing): DiscoveryStore {
  const candidates = sealedDocuments<DiscoveryCandidate>(table, keyRing, {
    name: 'discovery',
    indexes: ({ id, jurisdiction, status, rank, foundOn }) => ({
      gsi2: { pk: inStatus(jurisdiction, status), sk: `${rank}#${id}` },
      gsi3: { pk: foundIn(jurisdiction, foundOn.slice(0, 7)), sk: `${foundOn}#${id}` },
    }),
  });
  const directory = countyDirectory(table);
  return {
    ...discoverySearches(table),
    load: candidates.load,
    save: async (candidate, beside) => {
      await directory.note(candidate.jurisdiction);
      await candidates.save(candidate, beside);
    },
    list: (jurisdiction, status, page) =>
      candidates.list({ index: 'gsi2', pk: inStatus(jurisdiction, status) }, page),
    foundIn: (jurisdiction, month, page) =>
      candidates.list({ index: 'gsi3', pk: foundIn(jurisdiction, month) }, page),
  };
}
