import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ChangeKind } from '../../core/simulations/simulation.ts';
import type { ItemKey } from '../item-table/item-table.ts';

const partition = (id: string): string => `simulation#${id}`;

/** What was asked; names nobody. */
export const simulationKey = (id: string): ItemKey => ({ pk: partition(id), sk: 'simulation' });

/** The proposed files, deflated and sealed. */
export const simulationFilesKey = (id: string): ItemKey => ({ pk: partition(id), sk: 'files' });

/** How far a county is; names nobody but by reference. */
export const simulationPartKey = (id: string, county: string): ItemKey => ({
  pk: partition(id),
  sk: `part#${county}`,
});

/** gsi2 of simulations, by instant. */
export const simulationListKey = (jurisdiction: string, startedAt: string, id: string): ItemKey => ({
  pk: `simulations#${jurisdiction}`,
  sk: `${startedAt}#${id}`,
});

export const changesPartition = (id: string, county: string): string => `simulation-changes#${id}#${county}`;

/** What changes for one person and benefit, sealed; takes a kind alone as a prefix. */
export const changeSortKey = (kind: ChangeKind, benefit = '', person: PersonRef = ''): string =>
  `${kind}#${benefit === '' ? '' : `${benefit}#${person}`}`;
