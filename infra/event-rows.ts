import type { CaseEventType } from '../functions/core/events/case-event.ts';
import { type Subscriber, subscriptions } from '../functions/core/events/subscriptions.ts';
import type { FunctionName } from './functions.ts';

/**
 * How a subscriber is reached. The review machine is signalled by deliver-outbox itself, in the order of the case;
 * what is not ours reads a queue of its own (a message gateway, the office's system), whenever it is connected.
 */
const reached: Readonly<Record<Subscriber, 'in-order' | FunctionName | 'queue'>> = {
  workflow: 'in-order',
  webhooks: 'deliver-webhooks',
  'receiving-office': 'queue',
  'competent-office': 'queue',
  'superior-office': 'queue',
  applicant: 'queue',
  entitlements: 'record-decision',
  'public-notices': 'queue',
  oversight: 'queue',
};

/** A row of the subscription table as the bus carries it out. */
export interface EventRow {
  readonly type: CaseEventType;
  readonly functions: readonly FunctionName[];
  readonly queues: readonly Subscriber[];
}

/** The rows that somebody on the bus subscribes to; an event type of its own for each. */
export const eventRows: readonly EventRow[] = (Object.keys(subscriptions) as CaseEventType[]) // of a Record over all
  .map((type) => ({
    type,
    functions: subscriptions[type].flatMap((one) => functionOf(reached[one])),
    queues: subscriptions[type].filter((one) => reached[one] === 'queue'),
  }))
  .filter(({ functions, queues }) => functions.length + queues.length > 0);

/** Every subscriber with a queue. */
export const queuedSubscribers = (Object.keys(reached) as Subscriber[]).filter(
  (one) => reached[one] === 'queue',
);

function functionOf(how: 'in-order' | 'queue' | FunctionName): readonly FunctionName[] {
  return how === 'in-order' || how === 'queue' ? [] : [how];
}
