import type { Caller } from '../../../core/access/caller.ts';
import type { SyntheticCounty } from '../../../core/registers/synthetic/synthetic-county.ts';

export const HOME = '500156';
/** Where some move to; its own runs pay them there. */
export const NEIGHBOUR = '341723';

/** Nobody in it exists; the place and its rules do. */
export const COUNTY: SyntheticCounty = {
  seed: 'huize demo county',
  jurisdiction: HOME,
  townships: [
    '500156001',
    '500156002',
    '500156100',
    '500156101',
    '500156103',
    '500156104',
    '500156105',
    '500156200',
  ],
  people: 5000,
  certified: 0.3,
  from: '2024-07',
  months: 24,
};

/** Prepares the payment runs of a place. */
export function preparerOf(jurisdiction: string): Caller {
  return {
    subject: `civil-affairs-1@${jurisdiction}`,
    roles: ['civil-affairs-approver'],
    jurisdiction,
  };
}

/** The second person, who releases what the first prepared. */
export function releaserOf(jurisdiction: string): Caller {
  return { ...preparerOf(jurisdiction), subject: `civil-affairs-2@${jurisdiction}` };
}
