import { KMSClient } from '@aws-sdk/client-kms';
import { createKmsKeyRing } from '../adapters/aws/kms-key-ring.ts';
import { fromEnvironment, listFromEnvironment } from './aws-environment.ts';
import { once } from './once.ts';

/** The master keys. */
export const awsKeyRing = once(() =>
  createKmsKeyRing({
    client: new KMSClient({}),
    dataKeyId: fromEnvironment('DATA_KEY_ID'),
    retiredDataKeyIds: listFromEnvironment('RETIRED_DATA_KEY_IDS'),
    macKeyId: fromEnvironment('MAC_KEY_ID'),
  }),
);
