import { setTimeout as delay } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The table and the way to it. */
export type DynamoDbAccess = { readonly client: DynamoDBClient; readonly tableName: string };

/** Waits longer after each attempt, by chance up to twice as long, so that rivals part. */
export const pauseAfter = (attempt: number): Promise<void> => delay(10 * 2 ** attempt * (1 + Math.random()));
