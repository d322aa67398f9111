import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Attributes, rowFromAttributes } from '../adapters/aws/attribute-values.ts';
import { itemOf } from '../adapters/item-table/item-row.ts';
import { entryOf } from '../adapters/stores/outbox.ts';
import { logFault } from './aws-log.ts';
import { awsDelivery, type DeliveryServices, deliverEntry } from './aws-outbox.ts';

/** Delivers what a batch of stream records brought into the outbox. */
export function deliverStream({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return deliverRecords(awsDelivery(), Records);
}

/**
 * Delivers the outbox rows among the records and names those that failed: Lambda gives these again, and in the end
 * puts them on the dead-letter queue. One that fails holds up no other case; what comes later in its own case fails
 * with it, so that nobody hears of it first.
 */
async function deliverRecords(
  services: DeliveryServices,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const stuck = new Set<string>();
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of records) {
    if (!isOutboxInsert(record)) continue;
    const { SequenceNumber: itemIdentifier = '' } = record.dynamodb ?? {};
    let caseId = '';
    try {
      const entry = entryOf(itemOf(rowFromAttributes(imageOf(record))));
      caseId = entry.caseId;
      if (stuck.has(caseId)) throw new Error(`${caseId} has an earlier entry that was not delivered`);
      await deliverEntry(services, entry);
    } catch (error) {
      stuck.add(caseId);
      logFault(error, `outbox ${itemIdentifier}`);
      batchItemFailures.push({ itemIdentifier });
    }
  }
  return { batchItemFailures };
}

/** The stream is filtered to these already; the function does not rely on it. */
function isOutboxInsert({ eventName, dynamodb }: DynamoDBRecord): boolean {
  return eventName === 'INSERT' && dynamodb?.Keys?.pk?.S?.startsWith('outbox#') === true;
}

function imageOf({ dynamodb }: DynamoDBRecord): Attributes {
  return (dynamodb?.NewImage ?? {}) as Attributes; // texts and numbers have one form in the stream and in the client
}
