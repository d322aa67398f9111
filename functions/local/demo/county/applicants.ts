import type { Case } from '../../../core/cases/case.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { ComparisonContext } from '../../../core/registers/comparison-context.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import { addDays } from '../../../core/shared/calendar-date.ts';
import type { Month } from '../../../core/shared/month.ts';
import { comparisonContext } from '../../../core/use-cases/registers/comparison-services.ts';
import { type Application, takeApplication } from './applications.ts';
import { comesOn } from './comes-on.ts';
import { HOME, NEIGHBOUR } from './county-plan.ts';
import type { CountyWorld } from './county-world.ts';
import { noteApplied } from './discover.ts';
import { factsShown } from './facts-shown.ts';

const BENEFITS = ['living', 'nursing'];

/** Those who will apply, each once at a time. */
export interface Applicants {
  /** Somebody was told of his right; some come, after a while. */
  tell(person: PersonRef): void;
  /** Somebody moved to the neighbour and applies there. */
  moved(person: PersonRef): void;
  /** Puts those who come in a month on the agenda, with what the registers show of them at its beginning. */
  comeIn(month: Month, on: string): Promise<void>;
}

interface Intention {
  readonly day: string;
  readonly competent: string;
  readonly wasTold: boolean;
}

/** Plans the applications of a county; `onDecided` hears of every one that is decided. */
export function applicantsOf(
  world: CountyWorld,
  onDecided: (one: Case, wasTold: boolean) => void,
): Applicants {
  const { agenda, officeDay, clock, data, lives } = world;
  const intending = new Map<PersonRef, Intention>();
  const applying = new Set<PersonRef>();
  const today = () => clock.now().slice(0, 10);
  const intend = (person: PersonRef, intention: Intention): void => {
    if (!applying.has(person) && !intending.has(person)) intending.set(person, intention);
  };
  const take = async (person: PersonRef, intention: Intention, context: ComparisonContext) => {
    const application = await applicationOf(world, person, intention, context);
    if (application === undefined) return;
    applying.add(person);
    agenda.add(officeDay(intention.day), async () => {
      const caseId = await takeApplication(world, application, (one) => {
        applying.delete(person);
        onDecided(one, intention.wasTold);
      });
      await noteApplied(world, person, caseId);
    });
  };
  return {
    tell: (person) => {
      const draws = drawsFor(`told ${person}`);
      if (!draws.happens(0.55)) return;
      intend(person, { day: addDays(today(), 5 + draws.below(150)), competent: HOME, wasTold: true });
    },
    moved: (person) => intend(person, { day: addDays(today(), 6), competent: NEIGHBOUR, wasTold: false }),
    comeIn: async (month, on) => {
      for (const life of lives.values()) {
        const { residentId } = life;
        const appliesOn = comesOn(world.county, life);
        if (appliesOn?.slice(0, 7) !== month) continue;
        const person = await data.vault.find(residentId);
        if (person !== undefined) intend(person, { day: appliesOn, competent: HOME, wasTold: false });
      }
      const context = await comparisonContext(world.registers, HOME, on, [HOME]);
      for (const [person, intention] of [...intending]) {
        if (intention.day.slice(0, 7) > month) continue;
        intending.delete(person);
        await take(person, intention.day > on ? intention : { ...intention, day: addDays(on, 1) }, context);
      }
    },
  };
}

/** What the window has before it; nobody applies who died or moved away, and few come for nothing. */
async function applicationOf(
  world: CountyWorld,
  person: PersonRef,
  { day, competent }: Intention,
  context: ComparisonContext,
): Promise<Application | undefined> {
  const { data, lives } = world;
  const identity = await data.vault.reveal(person, 'unmasked');
  const life = identity && lives.get(identity.residentId);
  if (life === undefined || (life.death !== null && life.death.on <= day)) return undefined;
  if (competent === HOME && life.move !== null && life.move.on <= day) return undefined;
  const shown = await factsShown(data.followUp.registers, person, context);
  if (shown === undefined) return undefined;
  const isInVain = shown.wouldGet.length === 0 && competent === HOME;
  if (isInVain && !drawsFor(`tries ${person}`).happens(0.3)) return undefined;
  const open = await Promise.all(BENEFITS.map((benefit) => data.cases.openCaseOf(person, benefit)));
  if (open.some((one) => one !== undefined)) return undefined;
  const { 'hukou.movedOutOn': _, ...facts } = shown.facts;
  return { person, life, benefits: BENEFITS, facts: { ...facts, 'hukou.code': competent }, competent };
}
