import type { EventBridgeEvent } from 'aws-lambda';
import { systemClock } from '../adapters/local/system-clock.ts';
import { createWebhookSender } from '../adapters/local/webhook-sender.ts';
import { createWebhookStore } from '../adapters/stores/webhook-store.ts';
import type { DomainEvent } from '../core/events/domain-event.ts';
import { enqueueWebhooks } from '../core/use-cases/webhooks/enqueue-webhooks.ts';
import { sendWebhooks } from '../core/use-cases/webhooks/send-webhooks.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsStanding } from './aws-standing.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

const services = once(() => ({
  cases: awsStanding().cases,
  webhooks: createWebhookStore(awsTable(), awsKeyRing()),
  sender: createWebhookSender({ allowsPrivate: false }),
  clock: systemClock,
}));

/** An event of the bus, or the schedule's, which has no detail of ours. */
type Told = Partial<Pick<EventBridgeEvent<string, Partial<DomainEvent>>, 'detail'>>;

/** Puts an event of the bus into the queues of the webhooks that want it, then sends whatever is due. */
export async function deliverAwsWebhooks({ detail }: Told): Promise<void> {
  if (detail?.caseId !== undefined) await enqueueWebhooks(services(), detail.caseId, [detail as DomainEvent]); // ours: the rule names our source
  while ((await sendWebhooks(services())) > 0);
}
