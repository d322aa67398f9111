import { createHmac, randomBytes } from 'node:crypto';
import { decryptBytes, encryptBytes } from '../../../functions/adapters/identity/aes-gcm.ts';
import type { AwsCall, CallLog } from './call-log.ts';
import { type Json, type Operation, serviceError, startJsonService } from './json-service.ts';
import type { Loopback } from './loopback-server.ts';

/** KMS with one made-up key for every ARN that is asked for; ciphertexts open with their key and context alone. */
export function startKms(log: CallLog, onFault: (error: unknown) => void): Promise<Loopback> {
  const keys = new Map<string, Buffer>();
  const keyOf = (arn: unknown): Buffer => {
    const key = keys.get(String(arn)) ?? randomBytes(32);
    keys.set(String(arn), key);
    return key;
  };
  const wrap = (arn: unknown, plain: Uint8Array, context: unknown): string =>
    encryptBytes(keyOf(arn), plain, JSON.stringify(context)).toString('base64');
  const unwrap = (arn: unknown, blob: unknown, context: unknown): Uint8Array => {
    const plain = decryptBytes(keyOf(arn), Buffer.from(String(blob), 'base64'), JSON.stringify(context));
    if (plain !== undefined) return plain;
    throw serviceError('InvalidCiphertextException');
  };
  const on = (action: string, field = 'KeyId'): Operation['calls'] => {
    return (input, principal) => [{ principal, action: `kms:${action}`, resource: String(input[field]) }];
  };

  return startJsonService(
    {
      GenerateDataKey: {
        calls: on('GenerateDataKey'),
        answer: ({ KeyId, EncryptionContext }) => {
          const plain = randomBytes(32);
          const CiphertextBlob = wrap(KeyId, plain, EncryptionContext);
          return { KeyId, Plaintext: plain.toString('base64'), CiphertextBlob };
        },
      },
      Decrypt: {
        calls: on('Decrypt'),
        answer: ({ KeyId, CiphertextBlob, EncryptionContext }) => ({
          KeyId,
          Plaintext: Buffer.from(unwrap(KeyId, CiphertextBlob, EncryptionContext)).toString('base64'),
        }),
      },
      ReEncrypt: {
        calls: (input, principal): AwsCall[] => [
          { principal, action: 'kms:ReEncryptFrom', resource: String(input.SourceKeyId) },
          { principal, action: 'kms:ReEncryptTo', resource: String(input.DestinationKeyId) },
        ],
        answer: (input: Json) => ({
          KeyId: input.DestinationKeyId,
          CiphertextBlob: wrap(
            input.DestinationKeyId,
            unwrap(input.SourceKeyId, input.CiphertextBlob, input.SourceEncryptionContext),
            input.DestinationEncryptionContext,
          ),
        }),
      },
      GenerateMac: {
        calls: on('GenerateMac'),
        answer: ({ KeyId, Message }) => ({
          KeyId,
          Mac: createHmac('sha256', keyOf(KeyId))
            .update(Buffer.from(String(Message), 'base64'))
            .digest('base64'),
        }),
      },
    },
    log,
    onFault,
  );
}
