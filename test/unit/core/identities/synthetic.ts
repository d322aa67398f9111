import fc from 'fast-check';
import { syntheticIdentity } from '../../../../functions/core/identities/synthetic-identity.ts';

/** The day as of which identities are checked; nobody made up is born after it. */
export const today = '2023-03-20';

export const anySyntheticIdentity = fc.nat().map((seed) => syntheticIdentity(seed));
