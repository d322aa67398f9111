import { createHash } from 'node:crypto';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

// Every key of cases; docs/data-model.md is the same as a table. Parts are joined by '#', which no part contains.

/** The whole case, sealed. */
export const caseKey = (caseId: string): ItemKey => ({ pk: `case#${caseId}`, sk: 'case' });

/** What lists show of it. */
export const summaryKey = (caseId: string): ItemKey => ({ pk: `case#${caseId}`, sk: 'summary' });

export const eventPrefix = 'event#';
export const eventKey = (caseId: string, sequence: number): ItemKey => ({
  pk: `case#${caseId}`,
  sk: `${eventPrefix}${padded(sequence)}`,
});

/** The place of a case in lists by person, office and month. */
export const listedKey = (caseId: string, receiving: string, competent: string): ItemKey => ({
  pk: `case#${caseId}`,
  sk: `listed#${receiving}#${competent}`,
});

/** The turn of a second office in a joint review. */
export const turnKey = (caseId: string, role: string, visit: number, due: string): ItemKey => ({
  pk: `case#${caseId}`,
  sk: `turn#${role}#${visit}#${due}`,
});

export const noticeKey = (caseId: string, noticeId: string, due: string): ItemKey => ({
  pk: `case#${caseId}`,
  sk: `notice#${noticeId}#${due}`,
});

export const escalationKey = (caseId: string, number: number): ItemKey => ({
  pk: `case#${caseId}`,
  sk: `escalation#${padded(number)}`,
});

/** The task of the review machine that waits for the case. */
export const waitingTaskKey = (caseId: string): ItemKey => ({ pk: `case#${caseId}`, sk: 'waiting-task' });

/** What the review machine could not do for the case. */
export const failedTaskKey = (caseId: string): ItemKey => ({ pk: `case#${caseId}`, sk: 'failed-task' });

/** At most one per person and benefit: whoever holds it is the open case. */
export const claimKey = (person: PersonRef, benefit: string): ItemKey => ({
  pk: `person#${person}`,
  sk: `open#${benefit}`,
});

export const idempotencyKey = (scope: string, key: string): ItemKey => ({
  pk: `idempotency#${scope}`,
  sk: `key#${key}`,
});

/** A county that took or decides cases of the month of a day. */
export const countyKey = (appliedOn: string, county: string): ItemKey => ({
  pk: `counties#${appliedOn.slice(0, 7)}`,
  sk: county,
});

export const waiverKey = (waiverId: string): ItemKey => ({ pk: `waiver#${waiverId}`, sk: 'waiver' });

const outboxShards = ['0', '1', '2', '3'] as const;
export const outboxPartitions = outboxShards.map((shard) => `outbox#${shard}`);
export const outboxKey = (caseId: string, at: string, from: number): ItemKey => ({
  pk: `outbox#${Number.parseInt(shardOf(caseId), 16) % outboxShards.length}`,
  sk: `${at}#${caseId}#${padded(from)}`,
});

/** Without limit comes after every day. */
const never = '9999-12-31';

/** Partitions and sort keys of the indexes, by the question they answer. */
export const listKeys = {
  /** gsi1 of summaries and turns: what a role has to do in a county, by due day. */
  queue: (role: string, county: string, due: string | null, caseId: string): ItemKey => ({
    pk: `queue#${role}#${county}`,
    sk: `${due ?? never}#${caseId}`,
  }),
  /** gsi2 of summaries and turns: one step at one office, by due day. */
  stepQueue: (role: string, place: string, step: string, due: string | null, caseId: string): ItemKey => ({
    pk: `queue#${role}#${place}#${step}`,
    sk: `${due ?? never}#${caseId}`,
  }),
  /** gsi3 of summaries: open cases, over 16 partitions. */
  open: (caseId: string): ItemKey => ({ pk: `open#${shardOf(caseId)}`, sk: caseId }),
  /** gsi1 of listed. */
  person: (person: PersonRef, appliedOn: string, caseId: string): ItemKey => ({
    pk: `person#${person}`,
    sk: `${appliedOn}#${caseId}`,
  }),
  /** gsi2 of listed. */
  received: (county: string, appliedOn: string, caseId: string): ItemKey => ({
    pk: `received#${county}#${appliedOn.slice(0, 7)}`,
    sk: `${appliedOn}#${caseId}`,
  }),
  /** gsi3 of listed. */
  competent: (county: string, appliedOn: string, caseId: string): ItemKey => ({
    pk: `competent#${county}#${appliedOn.slice(0, 7)}`,
    sk: `${appliedOn}#${caseId}`,
  }),
  /** gsi1 of notices. */
  hanging: (county: string, due: string | null, caseId: string): ItemKey => ({
    pk: `hanging#${county}`,
    sk: `${due ?? never}#${caseId}`,
  }),
  /** gsi1 of escalations. */
  escalated: (superior: string, at: string, caseId: string): ItemKey => ({
    pk: `escalated#${superior}`,
    sk: `${at}#${caseId}`,
  }),
  /** gsi1 of failed tasks, which are few. */
  failedTasks: (since: string, caseId: string): ItemKey => ({ pk: 'failed-tasks', sk: `${since}#${caseId}` }),
  /** gsi1 of waivers. */
  waivedBy: (person: PersonRef, at: string): ItemKey => ({ pk: `waivers-of#${person}`, sk: at }),
  /** gsi2 of waivers. */
  waivedIn: (county: string, at: string, waiverId: string): ItemKey => ({
    pk: `waivers-in#${county}#${at.slice(0, 7)}`,
    sk: `${at}#${waiverId}`,
  }),
} as const;

/** Webhooks, their deliveries, and the indexes of both. */
export const webhookKeys = {
  /** Sealed, for its secret. */
  webhook: (id: string): ItemKey => ({ pk: `webhook#${id}`, sk: 'webhook' }),
  delivery: (webhookId: string, eventAt: string, deliveryId: string): ItemKey => ({
    pk: `webhook#${webhookId}`,
    sk: `delivery#${eventAt}#${deliveryId}`,
  }),
  /** gsi2 of webhooks, which are few. */
  listed: (createdAt: string, id: string): ItemKey => ({ pk: 'webhooks', sk: `${createdAt}#${id}` }),
  /** gsi1 of deliveries that are still to be made, by the time of the next attempt. */
  due: (nextAt: string, webhookId: string, deliveryId: string): ItemKey => ({
    pk: 'webhooks-due',
    sk: `${nextAt}#${webhookId}#${deliveryId}`,
  }),
} as const;

const shards = Array.from('0123456789abcdef');
export const openPartitions = shards.map((shard) => `open#${shard}`);

// By hash, so that it is even whatever the ids look like.
function shardOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 1);
}

function padded(number: number): string {
  return String(number).padStart(8, '0');
}
