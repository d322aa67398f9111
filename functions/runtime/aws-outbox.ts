import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createEventBridgeBus, type EventBus } from '../adapters/aws/eventbridge-bus.ts';
import { outboxOf } from '../adapters/stores/outbox.ts';
import type { DomainEvent } from '../core/events/domain-event.ts';
import { subscribersOf } from '../core/events/subscriptions.ts';
import type { CaseStore, OutboxEntry } from '../core/ports/case-store.ts';
import { type SignalServices, signalCase } from '../workflow/signal-case.ts';
import { fromEnvironment } from './aws-environment.ts';
import { logFault } from './aws-log.ts';
import { awsRunner } from './aws-runner.ts';
import { awsStanding } from './aws-standing.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** What delivering stands on. */
export interface DeliveryServices extends SignalServices {
  readonly cases: SignalServices['cases'] & Pick<CaseStore, 'eventsBetween' | 'undelivered' | 'delivered'>;
  readonly bus: EventBus;
}

/** The table, the bus and the machine. */
export const awsDelivery = once(
  (): DeliveryServices => ({
    cases: { ...awsStanding().cases, ...outboxOf(awsTable(), (error) => logFault(error, 'outbox')) },
    tokens: awsStanding().tokens,
    runner: awsRunner(),
    bus: createEventBridgeBus(new EventBridgeClient({}), fromEnvironment('EVENT_BUS_NAME')),
  }),
);

/**
 * Tells what one command did: the bus first, since it is outside, then the case's machine. Both may be told again, by
 * another delivery of the same entry. One that is gone was delivered before.
 */
export async function deliverEntry(services: DeliveryServices, entry: OutboxEntry): Promise<void> {
  const { cases, bus } = services;
  const events = await cases.eventsBetween(entry.caseId, entry.from, entry.through);
  await bus.publish(events.filter(isForOthers));
  if (events.some(({ type }) => subscribersOf(type).includes('workflow')))
    await signalCase(services, entry.caseId);
  await cases.delivered(entry);
}

function isForOthers({ type }: DomainEvent): boolean {
  return subscribersOf(type).some((subscriber) => subscriber !== 'workflow');
}
