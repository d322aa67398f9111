import type { Case } from '../../core/cases/case.ts';
import type { CaseStore, CaseWrite, StoredCase } from '../../core/ports/case-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Action, ItemTable } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { answersIn, besideActions } from './beside-actions.ts';
import { caseLists } from './case-lists.ts';
import { json, membershipActions, summaryRow } from './case-rows.ts';
import { countiesWithCases } from './counties-with-cases.ts';
import { caseKey, claimKey, eventKey, outboxKey } from './keys.ts';
import { outboxOf } from './outbox.ts';
import { openedRow, sealedRow } from './sealed-row.ts';

/** What cases are stored in, and what seals them. */
export interface CaseStoreParts {
  readonly table: ItemTable;
  readonly keyRing: KeyRing;
}

/** Wrapping keys anew may come between a read and a write; it changes no case, so the write is tried again. */
const writeAttempts = 4;

/** The case store over any item table. */
export function createCaseStore({ table, keyRing }: CaseStoreParts): CaseStore {
  const load: CaseStore['load'] = async (caseId) => {
    if (!isKeyPart(caseId)) return undefined;
    const item = await table.get(caseKey(caseId));
    if (item === undefined) return undefined;
    return { case: (await openedRow(keyRing, item)) as Case, version: item.revision }; // only save writes here
  };

  const actionsOf = async (write: CaseWrite, now: string): Promise<Action[]> => {
    const { before, after, events } = write;
    const version = before?.version ?? 0;
    const row = await sealedRow(keyRing, caseKey(after.id), version + 1, after);
    return [
      { action: 'put', item: row, expected: version === 0 ? 'absent' : version },
      {
        action: 'put',
        item: summaryRow(after, now),
        expected: before === null ? 'absent' : after.revision - 1,
      },
      ...events.map((event): Action => {
        const item = { ...eventKey(after.id, event.sequence), revision: 1, body: json(event) };
        return { action: 'put', item, expected: 'absent' };
      }),
      ...membershipActions(before?.case, after),
      ...outboxActions(after.id, events),
      ...(await besideActions(keyRing, write, now)),
    ];
  };

  const counties = countiesWithCases(table);

  const save = async (write: CaseWrite, now: string, attempt = 1): Promise<void> => {
    if (hasNewOffice(write)) await counties.note(write.after);
    try {
      await table.transact(await actionsOf(write, now));
    } catch (error) {
      if (!(error instanceof ItemTableError && error.name === 'revision-conflict')) throw error;
      const present = write.before === null ? undefined : await load(write.after.id);
      const isOnlyWrapped = isSame(write.before, present) && present?.version !== write.before?.version;
      if (present === undefined || !isOnlyWrapped || attempt === writeAttempts)
        throw conflict(write.after, error);
      await save({ ...write, before: present }, now, attempt + 1);
    }
  };

  return {
    load,
    save: (write, now) => save(write, now),
    openCaseOf: async (person, benefit) => {
      const item = await table.get(claimKey(person, benefit));
      return typeof item?.body.caseId === 'string' ? item.body.caseId : undefined;
    },
    countiesWithCases: counties.countiesWithCases,
    ...answersIn(table, keyRing),
    ...caseLists(table),
    ...outboxOf(table),
  };
}

function outboxActions(caseId: string, events: CaseWrite['events']): Action[] {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) return [];
  const body = { caseId, at: first.at, from: first.sequence, through: last.sequence };
  const item = { ...outboxKey(caseId, first.at, first.sequence), revision: 1, body };
  return [{ action: 'put', item, expected: 'absent' }];
}

function hasNewOffice({ before, after }: CaseWrite): boolean {
  return before?.case.competent.jurisdiction !== after.competent.jurisdiction;
}

function isSame(before: StoredCase | null, present: StoredCase | undefined): boolean {
  return before !== null && before.case.head.hash === present?.case.head.hash;
}

function conflict(one: Case, { keys }: ItemTableError): Refusal {
  const claimed = one.benefits.filter((benefit) =>
    keys.some((key) => keyId(key) === keyId(claimKey(one.person, benefit))),
  );
  return claimed.length > 0 && one.revision === 1
    ? new Refusal(
        'case-open-already',
        `the person has an open case for ${claimed.join(', ')}; right is to go on with it`,
      )
    : new Refusal('revision-stale', `${one.id} is no longer at revision ${one.revision - 1}; read it again`);
}

/** Ids come from outside; what could be no key stands for no case. */
function isKeyPart(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
