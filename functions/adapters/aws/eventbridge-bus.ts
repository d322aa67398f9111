import { setTimeout as delay } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import type { DomainEvent } from '../../core/events/domain-event.ts';

/** `source` of everything that the platform puts on its bus. */
const eventSource = 'huize.cases';

/** Tells other systems what happened: each event at least once; they sort by `sequence`. */
export interface EventBus {
  /** Throws where events were not taken in spite of retries; some of them may have been. */
  publish(events: readonly DomainEvent[]): Promise<void>;
}

const entriesPerRequest = 10;
const attempts = 4;
const firstPauseMs = 50;

/** A bus of EventBridge; `detail` is the event, `detail-type` its type. */
export function createEventBridgeBus(client: EventBridgeClient, busName: string): EventBus {
  const put = async (entries: readonly PutEventsRequestEntry[]): Promise<void> => {
    let left = [...entries];
    let complaint = '';
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { Entries: results = [] } = await client.send(new PutEventsCommand({ Entries: left }));
      complaint = results.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode ?? '';
      left = left.filter((_, at) => results[at]?.ErrorCode !== undefined);
      if (left.length === 0) return;
      await delay(firstPauseMs * 2 ** attempt * (1 + Math.random()));
    }
    throw new Error(`the event bus did not take ${left.length} events: ${complaint}`);
  };

  return {
    publish: async (events) => {
      const entries = events.map((event) => ({
        EventBusName: busName,
        Source: eventSource,
        DetailType: event.type,
        Time: new Date(event.at),
        Detail: JSON.stringify(event),
      }));
      for (let from = 0; from < entries.length; from += entriesPerRequest)
        await put(entries.slice(from, from + entriesPerRequest));
    },
  };
}
