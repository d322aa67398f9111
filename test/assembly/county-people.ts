import type {
  SyntheticCounty,
  SyntheticLife,
} from '../../functions/core/registers/synthetic/synthetic-county.ts';
import { syntheticLives } from '../../functions/core/registers/synthetic/synthetic-life.ts';
import { inventedDistricts } from './published-policies.ts';

const { county: jurisdiction } = inventedDistricts;

/** Nobody in it exists; three months of it are lived through in the cloud. */
export const smallCounty: SyntheticCounty = {
  seed: 'assembly county',
  jurisdiction,
  townships: [`${jurisdiction}001`, `${jurisdiction}003`],
  people: 40,
  certified: 1,
  from: '2024-01',
  months: 3,
};

/** Whoever applies, and to whom of them happens what seldom happens to so few people in three months. */
export interface CountyPeople {
  readonly lives: readonly SyntheticLife[];
  readonly applicants: readonly SyntheticLife[];
  /** Dies in January, which is known in late February. */
  readonly dead: SyntheticLife;
  readonly imprisoned: SyntheticLife;
  /** Of 低保 until 10 February. */
  readonly leaver: SyntheticLife;
  /** From level 1 or 2 to 3, on 6 February. */
  readonly recovered: SyntheticLife;
}

const applyBefore = '2024-01-08';
const mostApplicants = 8;

export function countyPeople(): CountyPeople {
  const drawn = [...syntheticLives(smallCounty)];
  const fit = drawn.filter(isPlain);
  const both = fit.filter((life) => isSevere(life) && isOnMinimumLiving(life));
  const [dead, leaver, recovered, imprisoned] = both;
  if (!dead || !leaver || !recovered || !imprisoned)
    throw new Error(`${both.length} people get both subsidies; right is four at least`);
  const fates = new Map<SyntheticLife, Partial<SyntheticLife>>([
    [dead, { death: { on: '2024-01-25', knownOn: '2024-02-22', isCremated: true, takenBackOn: null } }],
    [imprisoned, { sentence: { on: '2024-02-03', releasedOn: null } }],
    [leaver, { minimumLiving: leaver.minimumLiving && { ...leaver.minimumLiving, until: '2024-02-10' } }],
    [
      recovered,
      {
        certificate: recovered.certificate && {
          ...recovered.certificate,
          change: { on: '2024-02-06', level: 3 },
        },
      },
    ],
  ]);
  const lived = new Map(drawn.map((life) => [life, { ...life, ...fates.get(life) }]));
  const now = (life: SyntheticLife) => lived.get(life) ?? life;
  const others = fit.filter((life) => !fates.has(life));
  return {
    lives: [...lived.values()],
    applicants: [...fates.keys(), ...others].slice(0, mostApplicants).map(now),
    ...{ dead: now(dead), imprisoned: now(imprisoned), leaver: now(leaver), recovered: now(recovered) },
  };
}

/** Gets something, and nothing happens to him of itself. */
function isPlain(life: SyntheticLife): boolean {
  const { certificate, minimumLiving, death, move, sentence, benefits, bornOn, extremePoverty, margin } =
    life;
  if (certificate === null || bornOn >= smallCounty.from || benefits.length > 0) return false;
  const isLasting =
    certificate.expiresOn > '2024-12' &&
    certificate.change === null &&
    certificate.cancelledOn === null &&
    certificate.frozen === null &&
    certificate.issuedOn < smallCounty.from;
  const isQuiet = death === null && move === null && sentence === null;
  const isPoorOrNot = minimumLiving === null || isOnMinimumLiving(life);
  const gets = isSevere(life) || isOnMinimumLiving(life);
  const isSimple = certificate.category in categories && extremePoverty === null && margin === null;
  return isLasting && isQuiet && isPoorOrNot && isSimple && gets;
}

function isSevere({ certificate }: SyntheticLife): boolean {
  return certificate !== null && certificate.level <= 2;
}

function isOnMinimumLiving({ minimumLiving }: SyntheticLife): boolean {
  return minimumLiving !== null && minimumLiving.from < smallCounty.from && minimumLiving.until === null;
}

const categories: Readonly<Record<string, string>> = {
  视力: 'vision',
  听力: 'hearing',
  言语: 'speech',
  肢体: 'physical',
  智力: 'intellectual',
  精神: 'mental',
};

/** What an applicant tells at the window in January. */
export function factsTold({ certificate, minimumLiving, isUrban, bornOn }: SyntheticLife): object {
  const isPoor = minimumLiving !== null && minimumLiving.from < applyBefore;
  return {
    hukou: { code: jurisdiction, area: isUrban ? 'urban' : 'rural' },
    certificate: {
      kind: 'disability',
      category: categories[certificate?.category ?? ''],
      level: certificate?.level,
      status: 'valid',
      expiresOn: certificate?.expiresOn,
    },
    livelihood: { status: isPoor ? 'minimum-living' : 'none' },
    person: { birthDate: bornOn },
    otherBenefits: [],
  };
}
