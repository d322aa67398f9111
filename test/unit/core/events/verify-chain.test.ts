import { expect, test } from 'vitest';
import { platformActor } from '../../../../functions/core/cases/actor.ts';
import type { CaseEvent } from '../../../../functions/core/events/case-event.ts';
import { appendEvents, type DomainEvent } from '../../../../functions/core/events/domain-event.ts';
import { subscribersOf } from '../../../../functions/core/events/subscriptions.ts';
import { verifyChain } from '../../../../functions/core/events/verify-chain.ts';

const rated = (score: number): CaseEvent => ({ type: 'case-rated', data: { score } });
const at = '2023-03-20T01:00:00.000Z';
const chain = appendEvents('case-1', null, [1, 2, 3, 4].map(rated), at, platformActor);
const withEvent = (index: number, change: (event: DomainEvent) => object): DomainEvent[] =>
  chain.map((event, position) => ({ ...event, ...(position === index ? change(event) : {}) }) as DomainEvent);
const headOf = (events: readonly DomainEvent[]) => {
  const last = events.at(-1);
  return last === undefined ? null : { sequence: last.sequence, hash: last.hash };
};

test('a chain that nobody touched is whole, in parts too', () => {
  expect(verifyChain(chain, headOf(chain))).toMatchObject({ isIntact: true, events: 4 });
  expect(verifyChain([], null)).toMatchObject({ isIntact: true, events: 0 });
  expect(verifyChain(chain.slice(2), headOf(chain), headOf(chain.slice(0, 2)))).toMatchObject({
    isIntact: true,
  });
});

test('an event appended later follows the last', () => {
  const later = appendEvents('case-1', headOf(chain), [rated(5)], at, platformActor);
  expect(verifyChain([...chain, ...later])).toMatchObject({ isIntact: true, events: 5 });
});

test.each([
  ['another content', withEvent(1, () => ({ data: { score: 9 } })), 2],
  ['another actor', withEvent(2, () => ({ actor: { ...platformActor, role: 'window' } })), 3],
  ['another time', withEvent(0, () => ({ at: '2023-03-19T01:00:00.000Z' })), 1],
  ['a missing event', chain.filter((_, index) => index !== 1), 2],
  ['two events in the other order', [0, 2, 1, 3].flatMap((index) => chain[index] ?? []), 2],
])('%s breaks the chain where it stands', (_, events, sequence) => {
  expect(verifyChain(events)).toMatchObject({ isIntact: false, sequence });
});

test('events cut off at the end are missed by the case', () => {
  expect(verifyChain(chain.slice(0, 3), headOf(chain))).toMatchObject({ isIntact: false, sequence: 4 });
});

test('what opens a stage resumes the review machine and tells both offices', () => {
  expect(subscribersOf('stage-opened')).toEqual(
    expect.arrayContaining(['workflow', 'receiving-office', 'competent-office']),
  );
});
