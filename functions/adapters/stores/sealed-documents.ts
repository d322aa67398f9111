import type { AnswerBeside } from '../../core/ports/answer-store.ts';
import type { Paged, PageRequest } from '../../core/ports/case-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Action, Item, ItemKey, ItemTable, Query } from '../item-table/item-table.ts';
import { besideActions } from './beside-actions.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { rewrite } from './rewrite.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import { isWritten } from './written.ts';

interface Document {
  readonly id: string;
  /** 1 at first; every write adds 1. */
  readonly revision: number;
}

/** What is particular to one sort of document. */
interface DocumentSort<T> {
  readonly name: string;
  /** The lists in which its own row stands, as it is now; gsi4 is taken by the rotation of keys. */
  readonly indexes: (document: T) => Omit<NonNullable<Item['indexes']>, 'gsi4'>;
  /** Further rows beside it that only say in which lists it stands: their key holds all that they stand for. */
  readonly memberships?: (document: T) => readonly Membership[];
}

interface Membership {
  readonly sk: string;
  readonly indexes: NonNullable<Item['indexes']>;
}

/** Sealed documents with a revision, and lists of them. */
interface SealedDocuments<T> {
  load(id: string): Promise<T | undefined>;
  /** Whether it was not there yet. */
  add(document: T): Promise<boolean>;
  /** Writes a new one or the next revision, with an answer beside it; refuses revision-stale. */
  save(after: T, beside?: AnswerBeside): Promise<void>;
  /** A page of a list, read anew by key: what an index shows late is not wrong. */
  list(query: Pick<Query, 'index' | 'pk' | 'sk' | 'order'>, page: PageRequest): Promise<Paged<T>>;
}

export function sealedDocuments<T extends Document>(
  table: ItemTable,
  keyRing: KeyRing,
  { name, indexes, memberships = () => [] }: DocumentSort<T>,
): SealedDocuments<T> {
  const keyOf = (id: string): ItemKey => ({ pk: `${name}#${id}`, sk: name });
  const opened = async (row: Item): Promise<T> => (await openedRow(keyRing, row)) as T; // only add and save write here

  const membershipRows = (document: T): Map<string, Item> =>
    new Map(
      memberships(document).map(({ sk, indexes: lists }) => {
        const row = { pk: keyOf(document.id).pk, sk, revision: 1, indexes: lists, body: {} };
        return [keyId(row), row];
      }),
    );

  const actionsFor = async (row: Item | undefined, before: T | undefined, after: T): Promise<Action[]> => {
    const sealed = await sealedRow(keyRing, keyOf(after.id), (row?.revision ?? 0) + 1, after);
    const item = { ...sealed, indexes: { ...sealed.indexes, ...indexes(after) } };
    const old = before === undefined ? new Map<string, Item>() : membershipRows(before);
    const now = membershipRows(after);
    const added = [...now.values()].filter((one) => !old.has(keyId(one)));
    const gone = [...old.values()].filter((one) => !now.has(keyId(one)));
    return [
      { action: 'put', item, expected: row?.revision ?? 'absent' },
      ...added.map((one): Action => ({ action: 'put', item: one, expected: 'absent' })),
      ...gone.map(({ pk, sk }): Action => ({ action: 'delete', key: { pk, sk }, expected: 1 })),
    ];
  };

  return {
    load: async (id) => {
      const row = isKeyPart(id) ? await table.get(keyOf(id)) : undefined;
      return row && opened(row);
    },
    add: async (document) => isWritten(table.transact(await actionsFor(undefined, undefined, document))),
    save: (after, beside) =>
      rewrite(table, after.id, async () => {
        const row = await table.get(keyOf(after.id));
        const before = row && (await opened(row)); // its row can be ahead: rewrapping keys writes it, too
        requireNext(after, before?.revision ?? 0);
        const answer = beside === undefined ? [] : await besideActions(keyRing, beside, beside.at);
        return [...(await actionsFor(row, before, after)), ...answer];
      }),
    list: async ({ pk, ...query }, { limit, cursor }) => {
      const { items, next } = await pageAfter(table, { ...query, pk, limit }, cursor);
      const rows = await table.getBatch(items.map((item) => ({ pk: item.pk, sk: name })));
      const present = rows.filter((row) => row !== undefined);
      return { items: await Promise.all(present.map(opened)), next: cursorText(pk, next) };
    },
  };
}

function requireNext({ id, revision }: Document, present: number): void {
  if (revision === present + 1) return;
  throw new Refusal(
    'revision-stale',
    `${id} is at revision ${present}, not at ${revision - 1}; read it again`,
  );
}

/** Ids come from outside; what could be no key stands for nothing. */
function isKeyPart(id: string): boolean {
  return /^[\w.:-]{1,200}$/.test(id);
}
