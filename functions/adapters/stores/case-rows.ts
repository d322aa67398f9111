import type { Case } from '../../core/cases/case.ts';
import { isOpenCase } from '../../core/cases/case.ts';
import { type CaseSummary, caseSummary, turnOf } from '../../core/cases/case-summary.ts';
import { hangingNotice } from '../../core/cases/steps/take-down-notice.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Action, Item, JsonObject } from '../item-table/item-table.ts';
import { claimKey, escalationKey, listedKey, listKeys, noticeKey, summaryKey, turnKey } from './keys.ts';

/** What lists show, at the revision of the case; its indexes are the queues. */
export function summaryRow(one: Case, now: string): Item {
  const summary = caseSummary(one, now);
  const { turn } = summary;
  const queue = turn?.roles[0] === undefined ? {} : queueIndexes(one.id, turn.roles[0], turn);
  const indexes = isOpenCase(one) ? { ...queue, gsi3: listKeys.open(one.id) } : queue;
  return { ...summaryKey(one.id), revision: one.revision, indexes, body: json(summary) };
}

type Turn = NonNullable<CaseSummary['turn']>;

function queueIndexes(
  caseId: string,
  role: string,
  { place, step, dueOn }: Turn,
): NonNullable<Item['indexes']> {
  return {
    gsi1: listKeys.queue(role, place.slice(0, 6), dueOn, caseId),
    gsi2: listKeys.stepQueue(role, place, step, dueOn, caseId),
  };
}

/**
 * Writes that turn the memberships of a case before into those after. A membership is a row that is never changed:
 * its key holds all that it stands for.
 */
export function membershipActions(before: Case | undefined, after: Case): Action[] {
  const old = new Map((before === undefined ? [] : memberships(before)).map((row) => [keyId(row), row]));
  const now = new Map(memberships(after).map((row) => [keyId(row), row]));
  const added = [...now].filter(([id]) => !old.has(id)).map(([, row]) => row);
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, row]) => row);
  return [
    ...added.map((item): Action => ({ action: 'put', item, expected: 'absent' })),
    ...gone.map(({ pk, sk }): Action => ({ action: 'delete', key: { pk, sk }, expected: 1 })),
  ];
}

function memberships(one: Case): Item[] {
  return [...claims(one), listed(one), ...turns(one), ...notices(one), ...escalations(one)];
}

/** One open case per person and benefit in the whole system. */
function claims(one: Case): Item[] {
  if (!isOpenCase(one)) return [];
  return one.benefits.map((benefit) => ({
    ...claimKey(one.person, benefit),
    revision: 1,
    body: { caseId: one.id },
  }));
}

function listed({ id, person, appliedOn, receiving, competent }: Case): Item {
  return {
    ...listedKey(id, receiving.jurisdiction, competent.jurisdiction),
    revision: 1,
    indexes: {
      gsi1: listKeys.person(person, appliedOn, id),
      gsi2: listKeys.received(receiving.jurisdiction, appliedOn, id),
      gsi3: listKeys.competent(competent.jurisdiction, appliedOn, id),
    },
    body: { caseId: id },
  };
}

function turns(one: Case): Item[] {
  if (!isOpenCase(one)) return [];
  const turn = turnOf(one);
  return turn.roles.slice(1).map((role) => ({
    ...turnKey(one.id, role, one.open?.number ?? 0, turn.dueOn ?? 'none'),
    revision: 1,
    indexes: queueIndexes(one.id, role, turn),
    body: { caseId: one.id },
  }));
}

function notices(one: Case): Item[] {
  const notice = hangingNotice(one);
  if (notice === undefined) return [];
  const { dueOn } = notice.clock;
  return [
    {
      ...noticeKey(one.id, notice.id, dueOn ?? 'none'),
      revision: 1,
      indexes: { gsi1: listKeys.hanging(one.competent.jurisdiction, dueOn, one.id) },
      body: { caseId: one.id },
    },
  ];
}

function escalations({ id, escalations: all }: Case): Item[] {
  return all.map(({ clock, dueOn, from, to, at }, index) => ({
    ...escalationKey(id, index + 1),
    revision: 1,
    indexes: { gsi1: listKeys.escalated(to, at, id) },
    body: { caseId: id, clock, dueOn, from, at },
  }));
}

/** Plain data of our own as the table takes it. */
export function json(value: object): JsonObject {
  return value as JsonObject; // interfaces have no index signature; cases, events and summaries are made of JSON only
}
