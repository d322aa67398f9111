import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import { candidateId } from '../../../core/registers/candidate-of.ts';
import type { DiscoveryCandidate } from '../../../core/registers/discovery-candidate.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import { waive } from '../../../core/use-cases/cases/waive.ts';
import { pagesOf } from '../../../core/use-cases/payments/pages.ts';
import { findPeople } from '../../../core/use-cases/registers/find-people.ts';
import { recordContact } from '../../../core/use-cases/registers/record-contact.ts';
import { officer } from '../demo-officer.ts';
import type { CountyWorld } from './county-world.ts';
import type { MonthTally } from './month-tally.ts';

/** Looks for people who qualify and receive nothing, and tells them; gives those who may come. */
export async function discover(world: CountyWorld, tally: MonthTally, on: string): Promise<PersonRef[]> {
  const { registers, county } = world;
  const { jurisdiction } = county;
  tally.candidates += (await findPeople(registers, jurisdiction, on)).added;
  const listed: DiscoveryCandidate[] = [];
  const list = registers.discovery;
  for await (const page of pagesOf((request) => list.list(jurisdiction, 'to-contact', request), 200))
    listed.push(
      ...page.filter(({ wouldGet }) => wouldGet.some(({ certainty }) => certainty === 'qualifies')),
    );
  const told: PersonRef[] = [];
  for (const candidate of listed) if (await tell(world, candidate, tally)) told.push(candidate.person);
  return told;
}

/** The township goes or rings; some are not met, a few sign that they do not want it for now. */
async function tell(world: CountyWorld, candidate: DiscoveryCandidate, tally: MonthTally): Promise<boolean> {
  const { registers, county } = world;
  const { id, person, township } = candidate;
  const { actor } = officer('township', township ?? county.jurisdiction);
  const draws = drawsFor(`tell ${id} ${tally.month}`);
  const means = draws.happens(0.4) ? 'visit' : 'phone';
  const outcome = draws.happens(0.85) ? 'told' : 'not-reached';
  await recordContact(registers, id, { step: 'contact', means, outcome, note: null }, actor);
  if (outcome !== 'told') return false;
  noteTold(world, tally, person);
  const identity = await world.data.vault.reveal(person, 'unmasked');
  if (identity === undefined || !draws.happens(0.08)) return true;
  const waiver = await waive(
    world.cases,
    world.data,
    {
      person: identity,
      benefits: candidate.wouldGet.map(({ benefit }) => benefit),
      jurisdiction: county.jurisdiction,
      township,
      informedBy: means,
      document: null,
    },
    { actor },
  );
  await recordContact(registers, id, { step: 'waived', waiverId: waiver.id }, actor);
  tally.waived += 1;
  return false;
}

/** Counts a person once, however often he is told. */
export function noteTold({ told }: CountyWorld, tally: MonthTally, person: PersonRef): void {
  if (!told.has(person)) tally.told += 1;
  told.add(person);
}

/** Somebody on the list has applied. */
export async function noteApplied(world: CountyWorld, person: PersonRef, caseId: string): Promise<void> {
  const { registers, county } = world;
  const id = candidateId(county.jurisdiction, person);
  const listed = await registers.discovery.load(id);
  if (listed === undefined || listed.status === 'applied') return;
  const { actor } = officer('township', listed.township ?? county.jurisdiction);
  await recordContact(registers, id, { step: 'applied', caseId }, actor);
}
