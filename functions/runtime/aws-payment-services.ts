import { systemClock } from '../adapters/local/system-clock.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsFollowUp } from './aws-follow-up.ts';
import { awsCompiled } from './aws-policies.ts';
import { awsVault } from './aws-vault.ts';
import { once } from './once.ts';
import { paymentServicesOn } from './payment-services.ts';

/** Payments, on policies that stand still. */
export const awsPaymentServicesOn = once(() =>
  paymentServicesOn({
    followUp: awsFollowUp(),
    cases: awsCaseStore(),
    vault: awsVault(),
    compiled: awsCompiled(),
    clock: systemClock,
  }),
);
