import { randomUUID } from 'node:crypto';
import type { IdSource } from '../core/ports/id-source.ts';

/** Ids of 122 random bits. */
export const randomIds: IdSource = { next: (prefix) => `${prefix}-${randomUUID()}` };
