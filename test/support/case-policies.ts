import type { PolicyLayer } from '../../functions/core/policies/policy.ts';
import type { Chain, PolicyFile, Stage } from '../../functions/generated/policy-file.ts';
import { layerOf } from './mini-policy.ts';
import { repositoryTexts } from './policy-texts.ts';

const cite = 'made-up 1';
const stage = (id: string, more: Omit<Stage, 'id' | 'cite'>): Stage => ({ id, cite, ...more });

/** Reviewed by three offices one after the other, then hung out for five calendar days. */
const plainChain: Chain = {
  stages: [
    stage('township', {
      kind: 'review',
      owner: 'township',
      level: 'township',
      limit: { workingDays: 3 },
      sendBackTo: ['window'],
    }),
    stage('federation', {
      kind: 'review',
      owner: 'federation',
      limit: { workingDays: 2 },
      sendBackTo: ['township'],
    }),
    stage('civil-affairs', {
      kind: 'review',
      owner: 'civil-affairs',
      limit: { workingDays: 5 },
      sendBackTo: ['township', 'federation'],
    }),
    stage('notice', {
      kind: 'public-notice',
      owner: 'civil-affairs',
      limit: { calendarDays: 5 },
      onObjection: 'civil-affairs',
    }),
  ],
  cite,
};

/** One stage of every kind. */
const fullChain: Chain = {
  stages: [
    stage('village', { kind: 'village-verification', owner: 'village', limit: { workingDays: 2 } }),
    stage('check', {
      kind: 'automatic-check',
      owner: 'federation',
      limit: { workingDays: 1 },
      check: ['certificate.level'],
    }),
    stage('joint', {
      kind: 'joint-review',
      owners: ['federation', 'civil-affairs'],
      limit: { workingDays: 5 },
      sendBackTo: ['village'],
    }),
    stage('notice', {
      kind: 'public-notice',
      owner: 'civil-affairs',
      limit: { workingDays: 3 },
      onObjection: 'joint',
    }),
  ],
  cite,
};

function county(jurisdiction: string, effectiveFrom: string, standard: Chain): PolicyFile {
  return {
    jurisdiction,
    effectiveFrom,
    documents: { 'made-up': { title: 'Made up for tests', verified: false } },
    parameters: {
      living: { amount: '80.00', cite },
      nursing: { amount: '90.00', cite },
    },
    benefits: {
      living: { classes: { 'minimum-living': { amount: { parameter: 'living' }, cite } } },
      nursing: { classes: { severe: { amount: { parameter: 'nursing' }, cite } } },
    },
    chains: { standard },
    terms: { 'correct-file': { limit: { workingDays: 5 }, cite } },
  };
}

/** County of the plain chain; of the full one. */
export const PLAIN = '110101';
export const FULL = '110102';

const oneStage: Chain = { stages: (plainChain.stages ?? []).slice(2, 3), cite };

/** From July 2023 on the plain county decides in one stage, and pays more. */
export const plainLater: PolicyFile = {
  ...county(PLAIN, '2023-07-01', oneStage),
  parameters: { living: { amount: '100.00', cite }, nursing: { amount: '110.00', cite } },
};

const repository = repositoryTexts
  .filter(({ path }) => !path.includes('/examples/'))
  .map(({ text }) => layerOf(JSON.parse(text) as PolicyFile)); // the repository's own check covers them

/** The real policies and two counties of our own. */
export const casePolicies: readonly PolicyLayer[] = [
  ...repository.filter(({ file }) => file.jurisdiction !== PLAIN && file.jurisdiction !== FULL),
  layerOf(county(PLAIN, '2022-01-01', plainChain)),
  layerOf(county(FULL, '2022-01-01', fullChain)),
];
