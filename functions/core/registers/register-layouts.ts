import type { RegisterLayout } from '../../generated/register-file.ts';
import cremations from './descriptors/cremations.json' with { type: 'json' };
import deaths from './descriptors/deaths.json' with { type: 'json' };
import certificates from './descriptors/disability-certificates.json' with { type: 'json' };
import elderCare from './descriptors/elder-care.json' with { type: 'json' };
import extremePoverty from './descriptors/extreme-poverty.json' with { type: 'json' };
import hukou from './descriptors/hukou.json' with { type: 'json' };
import minimumLiving from './descriptors/minimum-living.json' with { type: 'json' };
import margin from './descriptors/minimum-living-margin.json' with { type: 'json' };
import orphans from './descriptors/orphans.json' with { type: 'json' };
import pensions from './descriptors/pensions.json' with { type: 'json' };
import prisons from './descriptors/prisons.json' with { type: 'json' };
import retiredCadres from './descriptors/retired-cadres.json' with { type: 'json' };
import warInjury from './descriptors/war-injury-pensions.json' with { type: 'json' };
import workInjury from './descriptors/work-injury.json' with { type: 'json' };

/**
 * The layouts that come with the platform, one for each register of the nation's policy; an office may bring its own.
 * A test checks them by their schema, so that no start has to.
 */
export const registerLayouts = [
  certificates,
  minimumLiving,
  margin,
  extremePoverty,
  hukou,
  deaths,
  cremations,
  pensions,
  workInjury,
  warInjury,
  prisons,
  elderCare,
  orphans,
  retiredCadres,
] as unknown as readonly RegisterLayout[]; // as that test holds; imported JSON has wider types

/** The layout that comes with the platform for a register, or undefined. */
export function registerLayoutOf(register: string): RegisterLayout | undefined {
  return registerLayouts.find((layout) => layout.register === register);
}
