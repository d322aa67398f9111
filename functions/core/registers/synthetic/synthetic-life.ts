import { syntheticIdentity } from '../../identities/synthetic-identity.ts';
import { addDays, type CalendarDate } from '../../shared/calendar-date.ts';
import { addMonths, lastDayOf } from '../../shared/month.ts';
import { type Draws, drawsFor } from './draws.ts';
import { addYears, syntheticCertificate } from './synthetic-certificate.ts';
import type { Span, SyntheticBenefit, SyntheticCounty, SyntheticLife } from './synthetic-county.ts';

/** People of a block share households of these sizes; every block has six people. */
const BLOCK = 6;
const HOUSEHOLDS: readonly [readonly number[], ...(readonly number[])[]] = [
  [1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 2],
  [1, 1, 1, 3],
  [2, 1, 2, 1],
];
const NEARLY_ALL = 0.95;
const ELSEWHERE: readonly [string, ...string[]] = ['130110', '320583', '440300', '510104', '110105'];

/** Draws one person of a county, whoever was drawn before: equal seeds make equal people, in any order and memory. */
export function syntheticLife(county: SyntheticCounty, index: number): SyntheticLife {
  const draws = drawsFor(`${county.seed} life ${index}`);
  const [first, last] = [`${county.from}-01`, lastDayOf(addMonths(county.from, county.months - 1))];
  const bornOn = birthDay(draws, first);
  const isMale = draws.happens(0.52);
  const identity = syntheticIdentity(`${county.seed} ${index}`, { bornOn, sex: isMale ? 'male' : 'female' });
  const household = householdOf(county, index);
  const home = drawsFor(`${county.seed} household ${household.id}`);
  const township = home.pick(county.townships);
  const isUrban = home.happens(0.35);
  const livelihood = syntheticLivelihood(home, first, last);
  const certificate = draws.happens(county.certified ?? NEARLY_ALL)
    ? syntheticCertificate(draws, bornOn, first, last)
    : null;
  const death = syntheticDeath(draws, addYears(bornOn, 80) < first ? 0.16 : 0.05, first, last);
  const move = draws.happens(0.02) ? { on: draws.day(first, last), to: draws.pick(ELSEWHERE) } : null;
  const sentencedOn = draws.happens(0.004) ? draws.day(first, last) : null;
  const { residentId, name } = identity;
  return {
    index,
    residentId,
    name,
    bornOn,
    isMale,
    township,
    isUrban,
    household,
    certificate,
    ...livelihood,
    death,
    move,
    sentence:
      sentencedOn === null
        ? null
        : {
            on: sentencedOn,
            releasedOn: draws.happens(0.5) ? addDays(sentencedOn, 180 + draws.below(300)) : null,
          },
    benefits: syntheticBenefits(draws, bornOn, first, last),
    appliesOn:
      certificate !== null && draws.happens(0.93) ? applicationDay(draws, certificate.issuedOn, first) : null,
  };
}

/** Everybody of a county, one after the other; nothing is kept. */
export function* syntheticLives(county: SyntheticCounty): Generator<SyntheticLife> {
  for (let index = 0; index < county.people; index += 1) yield syntheticLife(county, index);
}

/** Mostly the old, some of working age, few children; a few are born while the county is followed. */
function birthDay(draws: Draws, first: CalendarDate): CalendarDate {
  const age = draws.below(100);
  if (age < 1) return draws.day(first, addDays(first, 300));
  const years = age < 7 ? 1 + draws.below(17) : age < 45 ? 18 + draws.below(42) : 60 + draws.below(32);
  return addDays(addYears(first, -years), -draws.below(365));
}

function householdOf({ seed }: SyntheticCounty, index: number): SyntheticLife['household'] {
  const block = Math.floor(index / BLOCK);
  const sizes = drawsFor(`${seed} block ${block}`).pick(HOUSEHOLDS);
  let member = index % BLOCK;
  let number = 0;
  for (const size of sizes) {
    if (member < size) return { id: block * BLOCK + number, size: size + 1, isHead: member === 0 };
    member -= size;
    number += 1;
  }
  return { id: block * BLOCK + number, size: 2, isHead: true };
}

type Livelihood = Pick<SyntheticLife, 'minimumLiving' | 'margin' | 'extremePoverty'>;

/** One household has one hardship: 低保, its margin, 特困, or none; some enter and some leave while they are followed. */
function syntheticLivelihood(home: Draws, first: CalendarDate, last: CalendarDate): Livelihood {
  const kind = home.below(100);
  const entered = home.happens(0.12)
    ? home.day(first, last)
    : home.day(addYears(first, -6), addDays(first, -1));
  const leftOn = home.happens(0.1) ? home.day(entered > first ? entered : first, last) : null;
  const span: Span = { from: entered, until: leftOn };
  const incomePerHead = `${150 + home.below(350)}.${home.pick(['00', '50'])}`;
  const living = { ...span, class: home.pick(['A类', 'B类', 'B类', 'C类']), incomePerHead };
  return {
    minimumLiving: kind < 38 ? living : null,
    margin: kind >= 38 && kind < 46 ? span : null,
    extremePoverty: kind >= 46 && kind < 49 ? { ...span, until: null } : null,
  };
}

function syntheticDeath(
  draws: Draws,
  probability: number,
  first: CalendarDate,
  last: CalendarDate,
): SyntheticLife['death'] {
  if (!draws.happens(probability)) return null;
  const on = draws.day(first, last);
  const knownOn = addDays(on, draws.happens(0.8) ? draws.below(20) : 30 + draws.below(90));
  const isMistake = draws.happens(0.01);
  return {
    on,
    knownOn,
    isCremated: draws.happens(0.6) && !isMistake,
    takenBackOn: isMistake ? addDays(knownOn, 31 + draws.below(40)) : null,
  };
}

function syntheticBenefits(
  draws: Draws,
  bornOn: CalendarDate,
  first: CalendarDate,
  last: CalendarDate,
): SyntheticBenefit[] {
  const benefits: SyntheticBenefit[] = [];
  const add = (
    register: string,
    kind: string | null,
    part: string | null,
    monthlyAmount: string,
    from: string,
  ) => {
    const until = draws.happens(0.05)
      ? draws.day(from > first ? from : first, last > from ? last : from)
      : null;
    benefits.push({ register, kind, part, monthlyAmount, from, until });
  };
  const began = () =>
    draws.happens(0.1) ? draws.day(first, last) : addDays(first, -30 - draws.below(1_500));
  const eightieth = addYears(bornOn, 80);
  if (eightieth <= last) add('elder-care', '高龄津贴', null, '50.00', eightieth);
  if (addYears(bornOn, 65) <= first && draws.happens(0.04))
    add('elder-care', '养老服务补贴', null, `${100 + draws.below(3) * 50}.00`, began());
  const isChild = addYears(bornOn, 16) > last;
  if (isChild && draws.happens(0.06)) {
    const isOrphan = draws.happens(0.4);
    const from = bornOn > first ? addDays(bornOn, 60) : began();
    add(
      'orphans',
      isOrphan ? '孤儿' : '事实无人抚养儿童',
      draws.pick(['全额', '补差']),
      '1200.00',
      from > bornOn ? from : addDays(bornOn, 60),
    );
  }
  const isGrown = addYears(bornOn, 20) < first;
  if (isGrown && draws.happens(0.004))
    add('work-injury', null, null, `${800 + draws.below(900)}.00`, began());
  if (isGrown && draws.happens(0.004))
    add('war-injury-pensions', null, null, `${60 + draws.below(1_500)}.00`, began());
  if (addYears(bornOn, 90) <= first && draws.happens(0.01))
    add('retired-cadres', '护理费', null, '600.00', began());
  return benefits;
}

function applicationDay(draws: Draws, issuedOn: CalendarDate, first: CalendarDate): CalendarDate {
  return issuedOn < first ? addDays(first, -1 - draws.below(700)) : addDays(issuedOn, 3 + draws.below(60));
}
