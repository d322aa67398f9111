import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { clientOf, type DynamoDbLocal } from './dynamodb-local.ts';

/** The engine that all test files share (dynamodb-for-all.ts), to each as empty as a new one. */
export const sharedDynamoDbLocal = async (): Promise<DynamoDbLocal> => {
  const answer = await fetch(inject('dynamoDbLocal'));
  const url = await answer.text();
  if (!answer.ok) throw new Error(url);
  const client = clientOf(url, randomUUID().replaceAll('-', ''));
  return { url, client, stop: async () => client.destroy() };
};
