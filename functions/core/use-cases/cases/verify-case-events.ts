import type { ChainHead, DomainEvent } from '../../events/domain-event.ts';
import { type ChainVerdict, verifyChain } from '../../events/verify-chain.ts';
import type { CaseServices } from './case-services.ts';
import { findCase } from './find-case.ts';

const page = 200;

/** Recomputes the chain of a case's events and compares its end with the case. Refuses case-unknown. */
export async function verifyCaseEvents(
  services: Pick<CaseServices, 'cases'>,
  caseId: string,
): Promise<ChainVerdict> {
  const { case: one } = await findCase(services, caseId);
  const events: DomainEvent[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await services.cases.events(caseId, { limit: page, cursor });
    events.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  const head: ChainHead = one.head;
  // What was appended after the case was read is no fault: its head is older.
  return verifyChain(events.slice(0, Math.max(head.sequence, 0)), head);
}
