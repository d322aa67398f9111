import { systemClock } from '../adapters/local/system-clock.ts';
import { createRegisterStore } from '../adapters/stores/register-store.ts';
import { registeredCertificates } from '../core/registers/registered-certificates.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** The certificates as they were imported last, for automatic checks. */
export const awsRegister = once(() =>
  registeredCertificates(createRegisterStore(awsTable(), awsKeyRing()), systemClock),
);
