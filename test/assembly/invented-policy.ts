import type { PolicyFile } from '../../functions/generated/policy-file.ts';

const cite = 'made-up 1';

/** Nobody has decided this; its certificates are compared with the register before an officer sees the case. */
export const inventedPolicy = (jurisdiction: string): PolicyFile => ({
  jurisdiction,
  effectiveFrom: '2022-01-01',
  documents: { 'made-up': { title: 'Made up for tests', issuer: 'Nobody', verified: false } },
  parameters: { living: { amount: '80.00', cite }, nursing: { amount: '90.00', cite } },
  benefits: {
    living: { classes: { 'minimum-living': { amount: { parameter: 'living' }, cite } } },
    nursing: { classes: { severe: { amount: { parameter: 'nursing' }, cite } } },
  },
  chains: {
    standard: {
      stages: [
        {
          id: 'check',
          kind: 'automatic-check',
          owner: 'federation',
          limit: { workingDays: 1 },
          check: ['certificate.level', 'certificate.category'],
          cite,
        },
        {
          id: 'civil-affairs',
          kind: 'review',
          owner: 'civil-affairs',
          limit: { workingDays: 5 },
          sendBackTo: ['window'],
          cite,
        },
      ],
      cite,
    },
  },
  terms: { 'correct-file': { limit: { workingDays: 5 }, cite } },
});
