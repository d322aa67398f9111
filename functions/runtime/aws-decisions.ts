import type { EventBridgeEvent } from 'aws-lambda';
import { createDossierStore } from '../adapters/stores/dossier-store.ts';
import type { DomainEvent } from '../core/events/domain-event.ts';
import { recordDecision } from '../core/use-cases/entitlements/record-decision.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

const services = once(() => ({
  cases: awsCaseStore(),
  dossiers: createDossierStore(awsTable(), awsKeyRing()),
}));

/** Takes the decided case of an event of the bus into the person's dossier; told again, nothing changes. */
export async function recordAwsDecision({
  detail,
}: Pick<EventBridgeEvent<string, DomainEvent>, 'detail'>): Promise<void> {
  await recordDecision(services(), detail.caseId);
}
