import type { Case, CaseResult } from '../../core/cases/case.ts';
import { pinnedPolicy } from '../../core/cases/pinned-policy.ts';
import type { DomainEvent } from '../../core/events/domain-event.ts';
import { type ChainVerdict, verifyChain } from '../../core/events/verify-chain.ts';
import { checklistOf } from '../../core/procedure/checklist.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import { findCase } from '../../core/use-cases/cases/find-case.ts';
import { verifyCaseEvents } from '../../core/use-cases/cases/verify-case-events.ts';
import {
  type DecisionLetter,
  writeDecisionLetter,
} from '../../core/use-cases/cases/write-decision-letter.ts';
import { type CaseWords, caseWords } from './case-words.ts';
import type { DemoWorld } from './demo-world.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** One case of the demonstration as it lies in the store at its end. */
export interface ToldCase {
  readonly id: string;
  readonly title: Bilingual;
  /** Masked. */
  readonly applicant: string;
  readonly status: Case['status'];
  readonly checklist: readonly Bilingual[];
  readonly timeline: readonly TimelineEntry[];
  readonly result: CaseResult | null;
  readonly escalatedTo: readonly string[];
  /** Each office finds the case in a list of its own. */
  readonly seenBy: readonly {
    readonly list: 'received' | 'competent';
    readonly county: string;
    readonly status: Case['status'];
  }[];
  readonly letter: DecisionLetter;
  readonly audit: ChainVerdict;
  /** What the same check says once one event has another time. */
  readonly auditOfForgery: ChainVerdict;
}

/** Reads back from the store what a case has become; nothing is told that is not there. */
export async function toldCase(world: DemoWorld, id: string, title: Bilingual): Promise<ToldCase> {
  const { services, data } = world;
  const { case: one } = await findCase(services, id);
  const { items: events } = await services.cases.events(id, { limit: 1000 });
  const words = caseWords(services.catalogue, one);
  const identity = await data.vault.reveal(one.person, 'masked');
  return {
    id,
    title,
    applicant: identity?.name ?? '*',
    status: one.status,
    checklist: checklistTold(world, one, words),
    timeline: timelineOf(events, words),
    result: one.result,
    escalatedTo: one.escalations.map(({ to }) => to),
    seenBy: await offices(world, one),
    letter: await writeDecisionLetter(services, data.vault, id),
    audit: await verifyCaseEvents(services, id),
    auditOfForgery: verifyChain(forged(events), one.head),
  };
}

/** As it was told at the window: all that the policy asks for, for the benefits applied for. */
function checklistTold({ services }: DemoWorld, one: Case, words: CaseWords): Bilingual[] {
  const { materials } = checklistOf(pinnedPolicy(services.catalogue, one.policy));
  const asked = new Set(one.materials.map(({ id }) => id));
  return materials.filter(({ id }) => asked.has(id)).map(({ id }) => words.material(id));
}

async function offices({ services }: DemoWorld, one: Case): Promise<ToldCase['seenBy']> {
  const month = one.appliedOn.slice(0, 7);
  const lists = [
    { list: 'received', county: one.receiving.jurisdiction },
    { list: 'competent', county: one.competent.jurisdiction },
  ] as const;
  const found = await Promise.all(
    lists.map(async ({ list, county }) => {
      const { items } = await services.cases.list({ list, county, month }, { limit: 1000 });
      return items.flatMap(({ id, status }) => (id === one.id ? [{ list, county, status }] : []));
    }),
  );
  return found.flat();
}

/** The chain with its middle event dated a day earlier. */
function forged(events: readonly DomainEvent[]): DomainEvent[] {
  const middle = Math.floor(events.length / 2);
  const oneDay = 24 * 60 * 60 * 1000;
  return events.map((event, index) =>
    index === middle ? { ...event, at: new Date(Date.parse(event.at) - oneDay).toISOString() } : event,
  );
}
