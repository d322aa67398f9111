/** A data key as it is stored beside what it encrypts: unreadable without the master key that it names. */
export interface WrappedKey {
  readonly masterKeyId: string;
  /** base64url */
  readonly wrapped: string;
}

/** A new key of 32 bytes for one record, and its stored form. */
export interface DataKey {
  readonly key: Uint8Array;
  readonly stored: WrappedKey;
}

/**
 * The master keys, which never leave it. `context` binds a wrapped key to one record: it opens with no other.
 * Shaped after AWS KMS (GenerateDataKey, Decrypt, ReEncrypt, GenerateMac): its place is adapters/aws/kms-key-ring.ts.
 */
export interface KeyRing {
  readonly currentMasterKeyId: string;
  /** Master keys that still open what they wrapped but wrap nothing new. */
  readonly retiredMasterKeyIds: readonly string[];
  newDataKey(context: string): Promise<DataKey>;
  /** The data key; a master key that the ring lacks, another context or a changed byte is a fault. */
  unwrap(stored: WrappedKey, context: string): Promise<Uint8Array>;
  /** The same data key, wrapped by the current master key. */
  rewrap(stored: WrappedKey, context: string): Promise<WrappedKey>;
  /** HMAC-SHA-256, in hex, by a key that serves nothing else; the same text has the same hash for good. */
  lookupHash(text: string): Promise<string>;
}
