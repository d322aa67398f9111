import type { CallLog } from './call-log.ts';
import { type Json, startJsonService } from './json-service.ts';
import type { Loopback } from './loopback-server.ts';

/** An event as targets receive it. */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly time: string;
}

export interface EventBridgeParts {
  readonly busArn: (name: string) => string;
  readonly log: CallLog;
  readonly onFault: (error: unknown) => void;
  readonly onEvent: (bus: string, event: BusEvent) => void;
  /** A code by which the next entry is not taken, for faults; undefined takes it. */
  readonly refusal?: () => string | undefined;
}

/** PutEvents of EventBridge. */
export function startEventBridge(parts: EventBridgeParts): Promise<Loopback> {
  const { busArn, log, onFault, onEvent, refusal = () => undefined } = parts;
  const entriesOf = ({ Entries }: Json) => Entries as readonly Json[];
  return startJsonService(
    {
      PutEvents: {
        calls: (input, principal) =>
          [...new Set(entriesOf(input).map(({ EventBusName }) => busArn(String(EventBusName))))].map(
            (resource) => ({ principal, action: 'events:PutEvents', resource }),
          ),
        answer: (input) => {
          const Entries = entriesOf(input).map(({ EventBusName, Source, DetailType, Detail, Time }) => {
            const ErrorCode = refusal();
            if (ErrorCode !== undefined) return { ErrorCode, ErrorMessage: ErrorCode };
            onEvent(String(EventBusName), {
              source: String(Source),
              'detail-type': String(DetailType),
              detail: JSON.parse(String(Detail)),
              time: new Date(Number(Time) * 1000).toISOString(),
            });
            return { EventId: 'event' };
          });
          const FailedEntryCount = Entries.filter((one) => 'ErrorCode' in one).length;
          return { FailedEntryCount, Entries };
        },
      },
    },
    log,
    onFault,
  );
}
