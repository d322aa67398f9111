import type { KeyRing } from '../../core/ports/key-ring.ts';

/** A sealed record as it is stored. */
interface SealedText {
  readonly masterKeyId: string;
  readonly wrapped: string;
  readonly data: string;
}

/** Plain texts of records that were opened or sealed last. */
export interface OpenedTexts {
  /** The text of a record, where it is sealed to the last character as it was when it was kept. */
  find(recordId: string, sealed: SealedText): string | undefined;
  keep(recordId: string, sealed: SealedText, text: string): void;
}

const NOTHING: OpenedTexts = { find: () => undefined, keep: () => undefined };
const kept = new WeakMap<KeyRing, OpenedTexts>();

/** What a ring keeps open; nothing unless it was asked to. */
export function openedTexts(ring: KeyRing): OpenedTexts {
  return kept.get(ring) ?? NOTHING;
}

/**
 * Lets rows that this ring opens or seals stay open in memory, up to so many characters of sealed and plain text: for
 * people so few that they are met again before they are forgotten. Who goes through more than fit gains nothing.
 */
export function keepOpened(ring: KeyRing, mostCharacters: number): void {
  const records = new Map<string, { readonly sealed: SealedText; readonly text: string }>();
  let characters = 0;
  const forget = (recordId: string): void => {
    const record = records.get(recordId);
    if (record === undefined) return;
    characters -= record.sealed.data.length + record.text.length;
    records.delete(recordId);
  };
  kept.set(ring, {
    find(recordId, { masterKeyId, wrapped, data }) {
      const record = records.get(recordId);
      if (record === undefined) return undefined;
      const { sealed, text } = record;
      const isSame = sealed.wrapped === wrapped && sealed.masterKeyId === masterKeyId && sealed.data === data;
      if (!isSame) return undefined;
      records.delete(recordId);
      records.set(recordId, record); // it is the last one to be forgotten now
      return text;
    },
    keep(recordId, sealed, text) {
      forget(recordId);
      records.set(recordId, { sealed, text });
      characters += sealed.data.length + text.length;
      for (const oldest of records.keys()) {
        if (characters <= mostCharacters) break;
        forget(oldest);
      }
    },
  });
}
