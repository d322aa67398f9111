import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

/** Indexes of findings, by the question they answer. */
export const findingLists = {
  /** gsi2 of unsettled findings, by due day. */
  unsettled: (jurisdiction: string, dueOn: string, id: string): ItemKey => ({
    pk: `findings-open#${jurisdiction}`,
    sk: `${dueOn}#${id}`,
  }),
  /** gsi3 of unsettled findings: what an office has to settle, by due day. */
  office: (role: string, place: string, dueOn: string, id: string): ItemKey => ({
    pk: `findings-office#${role}#${place}`,
    sk: `${dueOn}#${id}`,
  }),
  /** gsi1 of listed. */
  person: (person: PersonRef, foundOn: string, id: string): ItemKey => ({
    pk: `findings-of#${person}`,
    sk: `${foundOn}#${id}`,
  }),
  /** gsi2 of listed: takes a day or a month. */
  found: (jurisdiction: string, foundOn: string, id: string): ItemKey => ({
    pk: `findings-found#${jurisdiction}#${foundOn.slice(0, 7)}`,
    sk: `${foundOn}#${id}`,
  }),
  /** gsi3 of listed. */
  kind: (jurisdiction: string, kind: string, foundOn: string, id: string): ItemKey => ({
    pk: `findings-kind#${jurisdiction}#${kind}`,
    sk: `${foundOn}#${id}`,
  }),
  /** gsi1 of unrecorded, which are few and short-lived. */
  unrecorded: (foundOn: string, id: string): ItemKey => ({
    pk: 'findings-unrecorded',
    sk: `${foundOn}#${id}`,
  }),
} as const;

/** A comparison of the registers with what is paid; names nobody but by reference. */
export const comparisonKey = (id: string): ItemKey => ({ pk: `comparison#${id}`, sk: 'comparison' });

/** gsi2 of comparisons, by day. */
export const comparisonListKey = (jurisdiction: string, on: string, id: string): ItemKey => ({
  pk: `comparisons#${jurisdiction}`,
  sk: `${on}#${id}`,
});
