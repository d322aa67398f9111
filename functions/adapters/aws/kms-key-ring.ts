import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  type KMSClient,
  ReEncryptCommand,
} from '@aws-sdk/client-kms';
import type { KeyRing, WrappedKey } from '../../core/ports/key-ring.ts';

export interface KmsKeys {
  readonly client: KMSClient;
  /** Wraps new data keys. Its yearly rotation by KMS keeps this id. */
  readonly dataKeyId: string;
  /** They still unwrap. */
  readonly retiredDataKeyIds: readonly string[];
  /** An HMAC_256 key; were it another, nobody would be found again. */
  readonly macKeyId: string;
}

/**
 * The key ring in AWS KMS: master keys never leave it. What a data key belongs to is its encryption context, so a
 * wrapped key opens with no other record; it is shown in CloudTrail and therefore never personal.
 */
export function createKmsKeyRing({ client, dataKeyId, retiredDataKeyIds, macKeyId }: KmsKeys): KeyRing {
  const held = new Set([dataKeyId, ...retiredDataKeyIds]);
  const wrappingOf = ({ masterKeyId, wrapped }: WrappedKey) => {
    if (!held.has(masterKeyId))
      throw new Error(
        `master key ${masterKeyId} is not in the key ring, which has ${[...held].join(', ')}; name it as a retired key`,
      );
    return { keyId: masterKeyId, ciphertext: Buffer.from(wrapped, 'base64url') };
  };

  return {
    currentMasterKeyId: dataKeyId,
    retiredMasterKeyIds: retiredDataKeyIds,
    newDataKey: async (context) => {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({
          KeyId: dataKeyId,
          KeySpec: 'AES_256',
          EncryptionContext: contextOf(context),
        }),
      );
      return {
        key: given(Plaintext, 'key'),
        stored: { masterKeyId: dataKeyId, wrapped: textOf(CiphertextBlob) },
      };
    },
    unwrap: async (stored, context) => {
      const { keyId, ciphertext } = wrappingOf(stored);
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: ciphertext,
          EncryptionContext: contextOf(context),
        }),
      );
      return given(Plaintext, 'key');
    },
    rewrap: async (stored, context) => {
      const { keyId, ciphertext } = wrappingOf(stored);
      const { CiphertextBlob } = await client.send(
        new ReEncryptCommand({
          CiphertextBlob: ciphertext,
          SourceKeyId: keyId,
          SourceEncryptionContext: contextOf(context),
          DestinationKeyId: dataKeyId,
          DestinationEncryptionContext: contextOf(context),
        }),
      );
      return { masterKeyId: dataKeyId, wrapped: textOf(CiphertextBlob) };
    },
    lookupHash: async (text) => {
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: macKeyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(text),
        }),
      );
      return Buffer.from(given(Mac, 'hash')).toString('hex');
    },
  };
}

const contextOf = (record: string) => ({ platform: 'huize', record });

const textOf = (ciphertext: Uint8Array | undefined) =>
  Buffer.from(given(ciphertext, 'wrapped key')).toString('base64url');

function given(bytes: Uint8Array | undefined, what: string): Uint8Array {
  if (bytes !== undefined) return bytes;
  throw new Error(`KMS answered without a ${what}`);
}
