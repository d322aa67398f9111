/** The indexes that hold whole items, for lists; what each is used for is said by the key shapes of the stores. */
export const indexNames = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof indexNames)[number];

/** The indexes that hold keys alone: they cost what a key takes, and nothing when the item changes and its key stays. */
export const keyIndexNames = ['gsi4'] as const;
export type KeyIndexName = (typeof keyIndexNames)[number];

export const allIndexNames = [...indexNames, ...keyIndexNames] as const;

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [name: string]: JsonValue };

/** Partition key, at most 2048 bytes of UTF-8, and sort key, at most 1024; neither is empty. */
export type ItemKey = { readonly pk: string; readonly sk: string };

/** One stored thing, at most 400 KB; from the second `expiresAt` (Unix time) on it counts as absent. */
export type Item = ItemKey & {
  readonly indexes?: { readonly [Name in IndexName | KeyIndexName]?: ItemKey };
  readonly revision: number;
  readonly expiresAt?: number;
  readonly body: JsonObject;
};

/** What must be stored for a write to happen: nothing, or the item at this revision. */
export type Expected = 'absent' | number;

/** One part of a transaction; a put replaces the whole item, a check writes nothing. */
export type Action =
  | { readonly action: 'put'; readonly item: Item; readonly expected: Expected }
  | { readonly action: 'delete'; readonly key: ItemKey; readonly expected: number }
  | { readonly action: 'check'; readonly key: ItemKey; readonly expected: Expected };

/** Sort keys are ordered by their UTF-8 bytes, that is by code point; both ends of a range belong to it. */
export type SortKeyCondition =
  | { readonly prefix: string }
  | { readonly from?: string; readonly through?: string };

/** The key of the last item of a page; on an index, with that item's sort key there. */
export type Cursor = ItemKey & { readonly indexSk?: string };

/** One partition of the table or of an index, in sort-key order, at most 1000 items at a time. */
export type Query = {
  readonly index?: IndexName;
  readonly pk: string;
  readonly sk?: SortKeyCondition;
  readonly order?: 'ascending' | 'descending';
  readonly limit: number;
  readonly after?: Cursor;
};

/** `next` is there if and only if more items followed when the page was read. */
export type Page = { readonly items: readonly Item[]; readonly next?: Cursor };

/** As a query, on an index that holds keys alone. */
export type KeyQuery = Omit<Query, 'index'> & { readonly index: KeyIndexName };

/** The items' own keys in the order of the index, and `next` as in a page of items. */
export type KeyPage = { readonly keys: readonly ItemKey[]; readonly next?: Cursor };

/**
 * All that the stores may ask of a database. There is no scan: what cannot be reached by key is not modelled.
 *
 * Refusals are thrown as ItemTableError, `revision-conflict` among them; anything else thrown is a fault.
 */
export type ItemTable = {
  /** Sees every write that was acknowledged before. */
  get(key: ItemKey): Promise<Item | undefined>;

  /** The items in the order of the keys, each read as by `get`; together they are no snapshot. */
  getBatch(keys: readonly ItemKey[]): Promise<readonly (Item | undefined)[]>;

  /** On the table as current as `get`; an index may lag behind a write for a moment. */
  query(query: Query): Promise<Page>;

  /** Which items stand there, to be read by `get`; the index may lag behind a write for a moment. */
  queryKeys(query: KeyQuery): Promise<KeyPage>;

  /** Writes the item if the expected is stored; replacing revision n, the item carries n + 1. */
  put(item: Item, expected: Expected): Promise<void>;

  /** Removes the item if it is stored at the expected revision. */
  delete(key: ItemKey, expected: number): Promise<void>;

  /** Does all of 1 to 100 actions on different items, 4 MB in all, or nothing and names the items in the way. */
  transact(actions: readonly Action[]): Promise<void>;
};

/** The current Unix time in seconds, which decides what has expired. */
export type EpochSeconds = () => number;
